using System.Net;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.HighLevel;

/// <summary>The application: consent, tokens, their refresh, and the locations of its agency.</summary>
public sealed class OAuthTests : IDisposable
{
    private const string Redirect = "https://app.example.com/done";

    private readonly Client _client = new();
    private readonly JsonNode _info;

    public OAuthTests()
    {
        _info = _client.ControlAsync(HttpMethod.Get, "").GetAwaiter().GetResult();
    }

    private string ClientId => (string)_info["highLevelClientId"]!;

    private string Other => (string)_info["otherLocationId"]!;

    public void Dispose()
    {
        _client.Dispose();
    }

    [Fact]
    public async Task The_consent_page_returns_a_code_and_the_state()
    {
        Dictionary<string, string> query = await ConsentAsync($"&state=a%26b&locationId={Other}");
        JsonNode pair = (await TokenAsync("authorization_code", "code", query["code"])).Json;

        Assert.Equal("a&b", query["state"]);
        Assert.Equal(("Location", Other), ((string?)pair["userType"], (string?)pair["locationId"]));
    }

    [Fact]
    public async Task An_application_for_agencies_gets_the_token_of_the_agency()
    {
        await AppAsync(new { agency = true });

        JsonNode pair = await LogInAsync();

        Assert.Equal("Company", (string?)pair["userType"]);
        Assert.Equal((string?)_info["companyId"], (string?)pair["companyId"]);
        Assert.Null(pair["locationId"]);
        Assert.Equal(2, pair["approvedLocations"]!.AsArray().Count);
    }

    [Fact]
    public async Task Who_refuses_consent_returns_an_error_and_the_state()
    {
        Dictionary<string, string> query = await ConsentAsync("&state=x&user_denies=1");

        Assert.Equal(("access_denied", "x"), (query["error"], query["state"]));
        Assert.DoesNotContain("code", query.Keys);
    }

    [Theory]
    [InlineData("&version_id=other", "error.noversionid")]
    [InlineData("", "error.noversionid")]
    public async Task A_draft_is_opened_with_its_version(string more, string error)
    {
        await AppAsync(new { draft = true });

        Assert.Contains(error, (await AuthorizeAsync(Redirect, more)).Text, StringComparison.Ordinal);
        Assert.Contains("code", (await ConsentAsync($"&version_id={ClientId.Split('-')[0]}")).Keys);
    }

    [Theory]
    [InlineData("http://localhost:5000/done", "", "error.invalid_redirect_uri")]
    [InlineData(Redirect, "&locationId=unknown", "error.invalid_location")]
    public async Task Consent_needs_https_and_a_location(string redirect, string more, string error)
    {
        ApiResponse page = await AuthorizeAsync(redirect, more);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(error, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_cannot_add_headers()
    {
        ApiResponse response = await AuthorizeAsync(Redirect + "\r\nSet-Cookie: a=b", "");

        Assert.Null(response.Header("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Found, response.Status);
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_again_within_30_seconds()
    {
        string old = (string)(await LogInAsync())["refresh_token"]!;

        JsonNode first = (await RefreshAsync(old)).Json;
        _client.Sandbox.Advance(TimeSpan.FromSeconds(29));
        JsonNode again = (await RefreshAsync(old)).Json;
        _client.Sandbox.Advance(TimeSpan.FromSeconds(2));
        ApiResponse late = await RefreshAsync(old);
        ApiResponse next = await RefreshAsync((string)first["refresh_token"]!);

        Assert.Equal(
            ((string?)first["access_token"], (string?)first["refresh_token"]),
            ((string?)again["access_token"], (string?)again["refresh_token"]));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (late.Status, next.Status));
        Assert.Equal("invalid_grant", (string?)late.Json["error"]);
    }

    [Fact]
    public async Task The_30_seconds_are_only_for_the_same_client_and_token()
    {
        string old = (string)(await LogInAsync())["refresh_token"]!;
        await RefreshAsync(old);

        ApiResponse wrongSecret = await TokenAsync("refresh_token", "refresh_token", old, secret: "wrong");
        ApiResponse wrongToken = await RefreshAsync(old + "0");

        Assert.Equal(HttpStatusCode.Unauthorized, wrongSecret.Status);
        Assert.Equal("Invalid client credentials!", (string?)wrongSecret.Json["error_description"]);
        Assert.Equal(HttpStatusCode.BadRequest, wrongToken.Status);
    }

    [Theory]
    [InlineData("resetAfter")]
    [InlineData("truncate")]
    [InlineData("statusAfter")]
    public async Task If_the_response_to_a_refresh_is_lost_it_can_be_repeated_for_30_seconds(string kind)
    {
        string old = (string)(await LogInAsync())["refresh_token"]!;
        await _client.FaultAsync(new { kind, path = "/oauth/token", status = 502, times = 1 });

        try
        {
            Assert.Equal(HttpStatusCode.BadGateway, (await RefreshAsync(old)).Status);
        }
        catch (HttpRequestException)
        {
            Assert.NotEqual("statusAfter", kind);
        }

        JsonNode pair = (await RefreshAsync(old)).Json;
        _client.Token = (string)pair["access_token"]!;
        Assert.Equal(HttpStatusCode.OK, (await ListAsync(_client.Location)).Status);
    }

    [Fact]
    public async Task Two_logins_of_one_application_do_not_disturb_each_other()
    {
        JsonNode one = await LogInAsync();
        JsonNode other = await LogInAsync();

        await RefreshAsync((string)one["refresh_token"]!);
        _client.Sandbox.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync((string)other["refresh_token"]!)).Status);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        string code = (await ConsentAsync(""))["code"];

        Assert.Equal(HttpStatusCode.OK, (await TokenAsync("authorization_code", "code", code)).Status);
        ApiResponse second = await TokenAsync("authorization_code", "code", code);

        Assert.Equal(HttpStatusCode.Unauthorized, second.Status);
        Assert.Equal("Authorization code not found", (string?)second.Json["error_description"]);
    }

    [Fact]
    public async Task An_agency_token_is_exchanged_for_the_token_of_each_location()
    {
        string agency = await CompanyAsync("contacts.readonly", "oauth.write");

        JsonNode main = (await ExchangeAsync(agency, _client.Location)).Json;
        JsonNode other = (await ExchangeAsync(agency, Other)).Json;

        Assert.Equal(86400, (int)main["expires_in"]!);
        Assert.Equal("contacts.readonly oauth.write oauth.readonly", (string?)main["scope"]);
        _client.Token = (string)other["access_token"]!;
        Assert.Equal(HttpStatusCode.OK, (await ListAsync(Other)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ListAsync(_client.Location)).Status);
        JsonNode next = (await RefreshAsync((string)other["refresh_token"]!)).Json;
        Assert.Equal(Other, (string?)next["locationId"]);
    }

    [Theory]
    [InlineData("oauthLocation", "This token's user type is not yet supported!")]
    [InlineData("agency", "The token is not authorized for this scope.")]
    [InlineData("location", "The token is not authorized for this scope.")]
    public async Task Only_an_agencys_application_exchanges_tokens(string kind, string message)
    {
        string token = await _client.NewTokenAsync(new { service = "highLevel", kind });

        ApiResponse response = await ExchangeAsync(token, _client.Location);

        Assert.Equal(HttpStatusCode.Unauthorized, response.Status);
        Assert.Equal(message, (string?)response.Json["message"]);
    }

    [Fact]
    public async Task The_installed_locations_come_in_pages()
    {
        JsonNode info = await _client.ControlAsync(HttpMethod.Post, "/reset", new { locations = 23 });
        _client.Token = await CompanyAsync("oauth.readonly");
        string path = $"oauth/installedLocations?companyId={info["companyId"]}"
            + $"&appId={((string)info["highLevelClientId"]!).Split('-')[0]}";

        JsonNode first = (await _client.GetAsync(path)).Json;
        JsonNode second = (await _client.GetAsync(path + "&skip=20")).Json;

        Assert.Equal((20, 3), (first["locations"]!.AsArray().Count, second["locations"]!.AsArray().Count));
        Assert.Equal(23, (int)first["count"]!);
    }

    [Fact]
    public async Task A_paused_location_refuses_calls_refreshes_and_exchanges()
    {
        JsonNode pair = await LogInAsync();
        string agency = await CompanyAsync("oauth.write");
        string code = (await ConsentAsync(""))["code"];
        await AppAsync(new { locationId = _client.Location, active = false });

        ApiResponse[] refused =
        [
            await ListAsync(_client.Location),
            await RefreshAsync((string)pair["refresh_token"]!),
            await TokenAsync("authorization_code", "code", code),
            await ExchangeAsync(agency, _client.Location),
        ];

        Assert.All(refused, response =>
        {
            Assert.Equal(HttpStatusCode.BadRequest, response.Status);
            Assert.Equal("Location is not active", (string?)response.Json["message"]);
        });
        await AppAsync(new { locationId = _client.Location, active = true });
        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync((string)pair["refresh_token"]!)).Status);
    }

    [Fact]
    public async Task An_uninstalled_application_has_no_access_but_private_tokens_have()
    {
        JsonNode pair = await LogInAsync();
        string agency = await CompanyAsync("oauth.write", "oauth.readonly");
        await AppAsync(new { locationId = _client.Location, installed = false });

        Assert.Equal(HttpStatusCode.OK, (await ListAsync(_client.Location)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await RefreshAsync((string)pair["refresh_token"]!)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ExchangeAsync(agency, _client.Location)).Status);
        _client.Token = (string)pair["access_token"]!;
        ApiResponse call = await ListAsync(_client.Location);
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "Invalid token: access token is invalid"),
            (call.Status, (string?)call.Json["message"]));
        _client.Token = agency;
        JsonNode installed = (await _client.GetAsync(
            $"oauth/installedLocations?companyId={_info["companyId"]}&appId={ClientId.Split('-')[0]}&isInstalled=true"))
            .Json;
        Assert.Equal(Other, (string?)Assert.Single(installed["locations"]!.AsArray())!["_id"]);

        await AppAsync(new { installed = false });
        Assert.Equal(HttpStatusCode.Unauthorized, (await ExchangeAsync(agency, Other)).Status);
    }

    [Theory]
    [InlineData("/app", """{ "locationId": "unknown", "active": false }""")]
    [InlineData("/app", """{ "active": false }""")]
    [InlineData("/rotate", """{ "overlapDays": 8 }""")]
    [InlineData("/reset", """{ "locations": 1 }""")]
    public async Task A_change_that_is_not_possible_is_refused(string path, string request)
    {
        ApiResponse response =
            await _client.TryControlAsync(HttpMethod.Post, path, JsonNode.Parse(request));

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
        JsonNode app = await _client.ControlAsync(HttpMethod.Get, "/app");
        Assert.All(app["locations"]!.AsArray(), location => Assert.True((bool)location!["active"]!));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    public async Task A_private_token_that_is_replaced_works_for_the_overlap(int overlapDays)
    {
        string old = _client.Token;

        string replacement =
            (string)(await _client.ControlAsync(HttpMethod.Post, "/rotate", new { overlapDays }))["token"]!;

        Assert.Equal(replacement, _client.Sandbox.HighLevelToken);
        Assert.Equal(
            overlapDays > 0 ? HttpStatusCode.OK : HttpStatusCode.Unauthorized,
            (await ListAsync(_client.Location)).Status);
        _client.Sandbox.Advance(TimeSpan.FromDays(8));
        ApiResponse late = await ListAsync(_client.Location);
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "Invalid Private Integration token"),
            (late.Status, (string?)late.Json["message"]));
        _client.Token = replacement;
        Assert.Equal(HttpStatusCode.OK, (await ListAsync(_client.Location)).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await _client.TryControlAsync(HttpMethod.Post, "/rotate", new { token = old + "x" })).Status);
    }

    [Fact]
    public async Task The_log_counts_grants_and_shows_no_secret()
    {
        string code = (await ConsentAsync("&state=x"))["code"];
        JsonNode pair = (await TokenAsync("authorization_code", "code", code)).Json;
        JsonNode next = (await RefreshAsync((string)pair["refresh_token"]!)).Json;
        await TokenAsync("secret-grant", "refresh_token", "x");
        await _client.StockTwitsAsync(
            "/oauth/token?grant_type=authorization_code&code=stock-code&client_secret=stock-secret");
        await _client.StockTwitsAsync($"/account/verify.json?access_token={_client.Sandbox.StockTwitsToken}");

        JsonNode totals = await _client.ControlAsync(HttpMethod.Get, "/requests");
        string log = (await _client.TryControlAsync(HttpMethod.Get, "/log")).Text;

        Assert.Equal(
            (2, 1, 1),
            ((int)totals["grants"]!["authorization_code"]!, (int)totals["grants"]!["refresh_token"]!,
                (int)totals["grants"]!["other"]!));
        string[] secrets =
        [
            code, "stock-code", "stock-secret", "secret-grant", (string)_info["highLevelClientSecret"]!,
            (string)pair["access_token"]!, (string)pair["refresh_token"]!, (string)next["access_token"]!,
            (string)next["refresh_token"]!, _client.Sandbox.HighLevelToken, _client.Sandbox.StockTwitsToken,
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    private Task<JsonNode> AppAsync(object request)
    {
        return _client.ControlAsync(HttpMethod.Post, "/app", request);
    }

    private Task<string> CompanyAsync(params string[] scopes)
    {
        return _client.NewTokenAsync(new { service = "highLevel", kind = "oauthCompany", scopes });
    }

    private async Task<JsonNode> LogInAsync()
    {
        return (await TokenAsync("authorization_code", "code", (await ConsentAsync(""))["code"])).Json;
    }

    private Task<ApiResponse> ListAsync(string locationId)
    {
        return _client.GetAsync($"contacts/?locationId={locationId}");
    }

    private Task<ApiResponse> AuthorizeAsync(string redirect, string more)
    {
        return _client.GetAsync(
            $"v2/oauth/chooselocation?response_type=code&client_id={ClientId}"
            + $"&redirect_uri={Uri.EscapeDataString(redirect)}{more}");
    }

    /// <summary>The query of the address to which the consent page redirects.</summary>
    private async Task<Dictionary<string, string>> ConsentAsync(string more)
    {
        string location = (await AuthorizeAsync(Redirect, more)).Header("Location")!;
        Assert.StartsWith(Redirect + "?", location, StringComparison.Ordinal);
        return location[(Redirect.Length + 1)..].Split('&').Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
    }

    private async Task<ApiResponse> ExchangeAsync(string token, string locationId)
    {
        string kept = _client.Token;
        _client.Token = token;
        ApiResponse response = await FormAsync(
            "oauth/locationToken", ("companyId", (string)_info["companyId"]!), ("locationId", locationId));
        _client.Token = kept;
        return response;
    }

    private Task<ApiResponse> RefreshAsync(string refreshToken)
    {
        return TokenAsync("refresh_token", "refresh_token", refreshToken);
    }

    private Task<ApiResponse> TokenAsync(string grantType, string name, string value, string? secret = null)
    {
        return FormAsync(
            "oauth/token",
            ("client_id", ClientId),
            ("client_secret", secret ?? (string)_info["highLevelClientSecret"]!),
            ("grant_type", grantType),
            (name, value));
    }

    private async Task<ApiResponse> FormAsync(string path, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form =
            new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _client.SendAsync(HttpMethod.Post, path, form);
    }
}

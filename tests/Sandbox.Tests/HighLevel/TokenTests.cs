using System.Net;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.HighLevel;

public sealed class TokenTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Theory]
    [InlineData("agency", "Token's user type mismatch!")]
    [InlineData("oauthCompany", "This authClass type is not allowed to access this scope.")]
    [InlineData("expired", "Invalid token: access token is invalid")]
    public async Task The_wrong_kind_of_token_is_rejected(string kind, string message)
    {
        _client.Token = await _client.NewTokenAsync(new { service = "highLevel", kind });

        await AssertRefusedAsync(HttpStatusCode.Unauthorized, message);
    }

    [Theory]
    [InlineData("pit-unknown", "Invalid Private Integration token")]
    [InlineData("garbage", "Invalid JWT")]
    public async Task An_unknown_token_is_rejected(string token, string message)
    {
        _client.Token = token;

        await AssertRefusedAsync(HttpStatusCode.Unauthorized, message);
    }

    [Theory]
    [InlineData(null, "version header was not found.")]
    [InlineData("1999-01-01", "version header is invalid")]
    public async Task The_version_header_must_be_valid(string? version, string message)
    {
        _client.Version = version;

        await AssertRefusedAsync(HttpStatusCode.Unauthorized, message);
    }

    [Fact]
    public async Task A_missing_scope_returns_401()
    {
        _client.Token = await _client.NewTokenAsync(
            new { service = "highLevel", scopes = new[] { "locations.readonly" } });

        await AssertRefusedAsync(HttpStatusCode.Unauthorized, "The token is not authorized for this scope.");
    }

    [Fact]
    public async Task Another_location_returns_403()
    {
        JsonNode info = await _client.ControlAsync(HttpMethod.Get, "");
        _client.Token = await _client.NewTokenAsync(
            new { service = "highLevel", locationId = (string?)info["otherLocationId"] });

        await AssertRefusedAsync(HttpStatusCode.Forbidden, "The token does not have access to this location.");
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_again_within_30_seconds()
    {
        JsonNode info = await _client.ControlAsync(HttpMethod.Get, "");
        JsonNode code = await _client.ControlAsync(HttpMethod.Post, "/codes", new { service = "highLevel" });
        JsonNode pair = (await TokenAsync(info, "authorization_code", "code", (string)code["code"]!)).Json;
        string old = (string)pair["refresh_token"]!;

        JsonNode first = (await TokenAsync(info, "refresh_token", "refresh_token", old)).Json;
        JsonNode again = (await TokenAsync(info, "refresh_token", "refresh_token", old)).Json;
        _client.Sandbox.Advance(TimeSpan.FromSeconds(31));
        ApiResponse late = await TokenAsync(info, "refresh_token", "refresh_token", old);
        ApiResponse next = await TokenAsync(info, "refresh_token", "refresh_token", (string)first["refresh_token"]!);

        Assert.Equal((string?)first["refresh_token"], (string?)again["refresh_token"]);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (late.Status, next.Status));
    }

    [Fact]
    public async Task An_agency_token_is_exchanged_for_a_location_token()
    {
        JsonNode info = await _client.ControlAsync(HttpMethod.Get, "");
        _client.Token = await _client.NewTokenAsync(new { service = "highLevel", kind = "oauthCompany" });
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["companyId"] = (string)info["companyId"]!,
            ["locationId"] = _client.Location,
        });

        ApiResponse exchanged = await _client.SendAsync(HttpMethod.Post, "oauth/locationToken", form);
        _client.Token = (string)exchanged.Json["access_token"]!;

        Assert.NotNull(exchanged.Json["refresh_token"]);
        Assert.Equal(HttpStatusCode.OK, (await ListAsync()).Status);
    }

    private async Task AssertRefusedAsync(HttpStatusCode status, string message)
    {
        ApiResponse response = await ListAsync();

        Assert.Equal(status, response.Status);
        Assert.StartsWith(message, (string?)response.Json["message"], StringComparison.Ordinal);
        Assert.NotNull(response.Json["traceId"]);
    }

    private Task<ApiResponse> ListAsync()
    {
        return _client.GetAsync($"contacts/?locationId={_client.Location}");
    }

    private async Task<ApiResponse> TokenAsync(JsonNode info, string grantType, string name, string value)
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["client_id"] = (string)info["highLevelClientId"]!,
            ["client_secret"] = (string)info["highLevelClientSecret"]!,
            ["grant_type"] = grantType,
            [name] = value,
        });
        return await _client.SendAsync(HttpMethod.Post, "oauth/token", form);
    }
}

using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// The installed application: consent page, tokens, and the exchange of an agency token for a location token.
/// </summary>
internal static class OAuth
{
    private const int TokenLifetime = 86399;
    private const int LocationTokenLifetime = 86400;

    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/oauth/chooselocation", null, Authorize) { RequiredToken = RequiredToken.None },
        new("GET", "/v2/oauth/chooselocation", null, Authorize) { RequiredToken = RequiredToken.None },
        new("POST", "/oauth/token", null, CreateToken) { RequiredToken = RequiredToken.None, Writes = false },
        new("POST", "/oauth/locationToken", Scopes.OAuthWrite, CreateLocationToken)
        {
            RequiredToken = RequiredToken.AgencyOAuth,
            Writes = false,
        },
        new("GET", "/oauth/installedLocations", Scopes.OAuthRead, ListInstalledLocations)
        {
            RequiredToken = RequiredToken.AgencyOAuth,
        },
        new("POST", "/oauth/reconnect", null, Reconnect) { RequiredToken = RequiredToken.None, Writes = false },
    ];

    /// <summary>
    /// Choice: consent is given immediately and installs the application where it was not: in the location of the
    /// query's locationId, or else in the main location. user_type=Company gives it for the agency, and user_denies=1
    /// refuses it. The pages of errors, but for error.noversionid.
    /// </summary>
    private static HttpResponse Authorize(HighLevelCall call)
    {
        string? redirect = call.Query("redirect_uri");
        bool isCompany = call.Data.AppIsForAgencies || call.Query("user_type") == "Company";
        string? locationId = isCompany ? null : call.Query("locationId") ?? call.Data.MainLocation.Id;
        string? error =
            redirect is null || call.Query("client_id") != call.Data.ClientId || call.Query("response_type") != "code"
                ? "error.invalid_request"
            : !redirect.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "error.invalid_redirect_uri"
            : call.Data.AppIsDraft && call.Query("version_id") != call.Data.AppId ? "error.noversionid"
            : !isCompany && call.Data.FindLocation(locationId) is null ? "error.invalid_location"
            : null;
        if (error is not null)
        {
            return HttpResponse.Text(400, HttpResponse.Html, $"<!DOCTYPE html><title>{error}</title>");
        }

        string[]? scopes = call.Query("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool isDenied = call.Query("user_denies") == "1";
        LocationData? location = call.Data.FindLocation(locationId);
        if (!isDenied && call.Data.SetInstalled(location, installed: true))
        {
            call.Notify(WebhookPayloads.OfInstall(call.Data, location));
        }

        return HttpResponse.Redirect(
            redirect!,
            redirect!.Contains('?') ? '&' : '?',
            ("code", isDenied ? null : call.Grants.IssueCode(locationId, scopes)),
            ("error", isDenied ? "access_denied" : null),
            ("state", call.Query("state")));
    }

    /// <summary>Checks the code before the client's credentials, as the live service was observed to do.</summary>
    private static HttpResponse CreateToken(HighLevelCall call)
    {
        OAuthTokenRequest form = new(FormData.Read(call.Request));
        OAuthGrants grants = call.Grants;
        TokenPair pair = form.GrantType switch
        {
            "authorization_code" => WithClientCheck(call, form, () => grants.UseCode(form.Code, call.Now))
                ?? throw HighLevelException.OAuth(401, "UnAuthorized!", "Authorization code not found"),
            "refresh_token" => WithClientCheck(call, form, () => grants.UseRefreshToken(form.RefreshToken, call.Now))
                ?? throw HighLevelException.OAuth(400, "invalid_grant", "Invalid grant: refresh token is invalid"),

            // Choice: the third documented grant type is rejected, because no application here can have it.
            _ => throw HighLevelException.Invalid("grant_type must be one of: authorization_code, refresh_token"),
        };
        return HighLevelCall.Respond(200, TokenResponse(call, pair));
    }

    private static TokenPair? WithClientCheck(HighLevelCall call, OAuthTokenRequest form, Func<TokenPair?> use)
    {
        bool isKnownClient = form.ClientId == call.Data.ClientId && form.ClientSecret == call.Data.ClientSecret;
        return isKnownClient || form.GrantType == "authorization_code" && !call.Grants.HasCode(form.Code)
            ? use()
            : throw HighLevelException.OAuth(401, "UnAuthorized!", "Invalid client credentials!");
    }

    private static HttpResponse CreateLocationToken(HighLevelCall call)
    {
        FormData form = FormData.Read(call.Request);
        CheckRequired(("companyId", form["companyId"]), ("locationId", form["locationId"]));

        string locationId = form["locationId"]!;
        if (form["companyId"] != call.Data.CompanyId || !call.Data.IsActive(locationId))
        {
            throw HighLevelException.LocationNotActive();
        }

        // A location's token gains the scopes of an agency's.
        IReadOnlyList<string>? scopes = call.Token!.Scopes is { } own
            ? [.. own.Union([Scopes.OAuthRead, Scopes.OAuthWrite])]
            : null;
        OAuthGrant grant = new(locationId, scopes, (string)call.Data.FirstUser["id"]!);
        return HighLevelCall.Respond(
            200, TokenResponse(call, call.Grants.Issue(grant, call.Now), LocationTokenLifetime));
    }

    /// <summary>The document does not list the refresh token of a location token, but the service returns it.</summary>
    private static (string Key, JsonPart Value)[] TokenResponse(
        HighLevelCall call,
        TokenPair pair,
        int lifetime = TokenLifetime)
    {
        List<(string Key, JsonPart Value)> parts =
        [
            ("access_token", pair.AccessToken.Value),
            ("token_type", "Bearer"),
            ("expires_in", lifetime),
            ("refresh_token", pair.RefreshToken),
            ("refreshTokenId", pair.RefreshTokenId),
            ("scope", string.Join(' ', pair.Grant.Scopes ?? Scopes.All)),
            ("userType", pair.Grant.LocationId is null ? "Company" : "Location"),
            ("companyId", call.Data.CompanyId),
            ("userId", pair.Grant.UserId),
            ("isBulkInstallation", false),
        ];
        if (pair.Grant.LocationId is { } locationId)
        {
            parts.Add(("locationId", locationId));
        }
        else
        {
            parts.Add(("approvedLocations", JsonPart.List(call.Data.Locations.Select(location => location.Id))));
            parts.Add(("installToFutureLocations", false));
        }

        return [.. parts];
    }

    private static HttpResponse ListInstalledLocations(HighLevelCall call)
    {
        CheckRequired(("companyId", call.Query("companyId")), ("appId", call.Query("appId")));

        string? query = call.Query("query");
        string? locationId = call.Query("locationId");
        bool isKnownApp = call.Query("companyId") == call.Data.CompanyId && call.Query("appId") == call.Data.AppId;
        string? isInstalled = call.Query("isInstalled");
        JsonObject[] found =
        [
            .. call.Data.Locations
                .Where(location => isKnownApp && (isInstalled is null || isInstalled == "true" == location.HasApp))
                .Where(location => locationId is null || location.Id == locationId)
                .Select(InstalledLocation)
                .Where(item => query is null
                    || ((string)item["name"]!).Contains(query, StringComparison.OrdinalIgnoreCase)),
        ];
        int skip = call.QueryNumber("skip", defaultValue: 0);
        int limit = call.QueryNumber("limit", defaultValue: 20, min: 1);
        return HighLevelCall.Ok(
            ("locations", JsonPart.List(found.Skip(skip).Take(limit))),
            ("count", found.Length),
            ("installToFutureLocations", false));
    }

    private static void CheckRequired(params (string Name, string? Value)[] fields)
    {
        string[] errors =
        [
            .. fields.Where(field => string.IsNullOrEmpty(field.Value))
                .Select(field => $"{field.Name} should not be empty"),
        ];
        if (errors.Length > 0)
        {
            throw HighLevelException.Invalid(errors);
        }
    }

    private static JsonObject InstalledLocation(LocationData location)
    {
        return new JsonObject
        {
            ["_id"] = location.Id,
            ["name"] = (string?)location.Profile["name"],
            ["address"] = (string?)location.Profile["address"],
            ["isInstalled"] = location.HasApp,
        };
    }

    private static HttpResponse Reconnect(HighLevelCall call)
    {
        throw HighLevelException.BadRequest("API endpoint has been removed");
    }
}

/// <summary>The fields of a token request. The camel-case names of an earlier version are still accepted.</summary>
internal sealed class OAuthTokenRequest
{
    private readonly FormData _form;

    public OAuthTokenRequest(FormData form)
    {
        _form = form;
        string[] missing =
        [
            .. new[] { ("client_id", ClientId), ("client_secret", ClientSecret), ("grant_type", GrantType) }
                .Where(field => field.Item2.Length == 0)
                .Select(field => $"{field.Item1} should not be empty"),
        ];
        if (missing.Length > 0)
        {
            throw HighLevelException.Invalid(missing);
        }
    }

    public string ClientId => Field("client_id", "clientId");

    public string ClientSecret => Field("client_secret", "clientSecret");

    public string GrantType => Field("grant_type", "grantType");

    public string Code => Field("code", "code");

    public string RefreshToken => Field("refresh_token", "refreshToken");

    private string Field(string name, string camelCased)
    {
        return _form[name] ?? _form[camelCased] ?? "";
    }
}

using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.HighLevel;
using GhlStockTwits.Sandbox.StockTwits;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>Creates tokens of every kind, so that tests can use expired or restricted ones.</summary>
internal sealed class TokenEndpoint
{
    private readonly SandboxServices _services;

    public TokenEndpoint(SandboxServices services)
    {
        _services = services;
    }

    public JsonObject CreateToken(TokenRequest request)
    {
        return IsForStockTwits(request)
            ? _services.StockTwits.WithLock(() => CreateStockTwitsToken(request))
            : _services.HighLevel.WithLock(() => CreateHighLevelToken(request));
    }

    /// <summary>Creates an authorization code like the one that the consent page returns.</summary>
    public JsonObject CreateCode(TokenRequest request)
    {
        string code = IsForStockTwits(request)
            ? _services.StockTwits.WithLock(() => _services.StockTwits.Tokens.IssueCode(
                FindAccount(request), request.Scopes ?? [StockTwitsScopes.Read]))
            : _services.HighLevel.WithLock(() => _services.HighLevel.Grants.IssueCode(
                request.Kind == "oauthCompany" ? null : FindLocationId(request), request.Scopes));
        return new JsonObject { ["code"] = code };
    }

    /// <summary>Replaces a private integration token, with an overlap of seven days unless told otherwise.</summary>
    public JsonObject Rotate(RotateRequest request)
    {
        double days = request.OverlapDays ?? 7;
        return days is >= 0 and <= 7
            ? TokenResponse(_services.Rotate(request.Token, TimeSpan.FromDays(days)))
            : throw new ArgumentException("overlapDays must be between 0 (the old token expires now) and 7.");
    }

    private static bool IsForStockTwits(TokenRequest request)
    {
        return request.Service switch
        {
            "stockTwits" => true,
            "highLevel" => false,
            _ => throw new ArgumentException("service must be highLevel or stockTwits."),
        };
    }

    private JsonObject CreateHighLevelToken(TokenRequest request)
    {
        HighLevelApi api = _services.HighLevel;
        DateTimeOffset now = _services.Clock.GetUtcNow();
        string userId = (string)api.Data.FirstUser["id"]!;
        return request.Kind switch
        {
            null or "location" => TokenResponse(api.Tokens.IssuePrivate(FindLocationId(request), request.Scopes).Value),
            "agency" => TokenResponse(api.Tokens.IssuePrivate(locationId: null, request.Scopes).Value),
            "oauthLocation" => IssueOAuthToken(FindLocationId(request), now),
            "oauthCompany" => IssueOAuthToken(locationId: null, now),
            "expired" => IssueOAuthToken(FindLocationId(request), now.AddDays(-2)),
            _ => throw new ArgumentException(
                "kind must be location, agency, oauthLocation, oauthCompany or expired."),
        };

        JsonObject IssueOAuthToken(string? locationId, DateTimeOffset issuedAt)
        {
            return TokenResponse(api.Grants.Issue(new OAuthGrant(locationId, request.Scopes, userId), issuedAt));
        }
    }

    private JsonObject CreateStockTwitsToken(TokenRequest request)
    {
        if (request.Kind is not (null or "ordinary" or "partner" or "suspended"))
        {
            throw new ArgumentException("kind must be ordinary, partner or suspended.");
        }

        return TokenResponse(_services.StockTwits.Tokens.Issue(
            FindAccount(request),
            request.Scopes ?? StockTwitsScopes.All,
            isPartner: request.Kind == "partner",
            isSuspended: request.Kind == "suspended").Value);
    }

    private string FindLocationId(TokenRequest request)
    {
        return _services.HighLevel.Data.FindLocation(request.LocationId ?? _services.HighLevel.Data.MainLocation.Id)?.Id
            ?? throw new ArgumentException($"The location {request.LocationId} does not exist.");
    }

    private StockTwitsUser FindAccount(TokenRequest request)
    {
        return _services.StockTwits.Data.FindUser(request.Username ?? StockTwitsGenerator.AccountUsername)
            ?? throw new ArgumentException($"The user {request.Username} does not exist.");
    }

    private static JsonObject TokenResponse(string token)
    {
        return new JsonObject { ["token"] = token };
    }

    private static JsonObject TokenResponse(TokenPair pair)
    {
        return new JsonObject { ["token"] = pair.AccessToken.Value, ["refreshToken"] = pair.RefreshToken };
    }
}

/// <summary>
/// A request for a token. Kinds for HighLevel: location (a private integration token, the default), agency (the same
/// for the agency), oauthLocation, oauthCompany, expired. Kinds for StockTwits: ordinary (the default), partner,
/// suspended.
/// </summary>
internal sealed record TokenRequest(
    string? Service,
    string? Kind,
    IReadOnlyList<string>? Scopes,
    string? LocationId,
    string? Username);

/// <summary>The private integration token to replace. Default: the sandbox's.</summary>
internal sealed record RotateRequest(string? Token, double? OverlapDays);

using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.HighLevel;
using GhlStockTwits.Sandbox.StockTwits;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>Gives out tokens of every kind, for tests that need a poor one.</summary>
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

    /// <summary>A code such as the consent page gives.</summary>
    public JsonObject CreateCode(TokenRequest request)
    {
        string code = IsForStockTwits(request)
            ? _services.StockTwits.WithLock(() => _services.StockTwits.Tokens.IssueCode(
                Account(request), request.Scopes ?? [StockTwitsScopes.Read]))
            : _services.HighLevel.WithLock(() => _services.HighLevel.Grants.IssueCode(
                request.Kind == "oauthCompany" ? null : LocationId(request), request.Scopes));
        return new JsonObject { ["code"] = code };
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
            null or "location" => TokenResponse(api.Tokens.IssuePrivate(LocationId(request), request.Scopes).Value),
            "agency" => TokenResponse(api.Tokens.IssuePrivate(locationId: null, request.Scopes).Value),
            "oauthLocation" => TokenResponse(api.Grants.Issue(new OAuthGrant(LocationId(request), request.Scopes, userId), now)),
            "oauthCompany" => TokenResponse(api.Grants.Issue(new OAuthGrant(null, request.Scopes, userId), now)),
            "expired" => TokenResponse(api.Grants.Issue(new OAuthGrant(LocationId(request), request.Scopes, userId), now.AddDays(-2))),
            _ => throw new ArgumentException(
                "kind must be location, agency, oauthLocation, oauthCompany or expired."),
        };
    }

    private JsonObject CreateStockTwitsToken(TokenRequest request)
    {
        if (request.Kind is not (null or "ordinary" or "partner" or "suspended"))
        {
            throw new ArgumentException("kind must be ordinary, partner or suspended.");
        }

        return TokenResponse(_services.StockTwits.Tokens.Issue(
            Account(request),
            request.Scopes ?? StockTwitsScopes.All,
            isPartner: request.Kind == "partner",
            isSuspended: request.Kind == "suspended").Value);
    }

    private string LocationId(TokenRequest request)
    {
        return _services.HighLevel.Data.FindLocation(request.LocationId ?? _services.HighLevel.Data.Main.Id)?.Id
            ?? throw new ArgumentException($"There is no location {request.LocationId}.");
    }

    private StockTwitsUser Account(TokenRequest request)
    {
        return _services.StockTwits.Data.FindUser(request.Username ?? StockTwitsGenerator.AccountUsername)
            ?? throw new ArgumentException($"There is no user {request.Username}.");
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
/// The token that somebody wants. Kinds at HighLevel: location (private, the default), agency (private), oauthLocation,
/// oauthCompany, expired; at StockTwits: ordinary (the default), partner, suspended.
/// </summary>
internal sealed record TokenRequest(
    string? Service,
    string? Kind,
    IReadOnlyList<string>? Scopes,
    string? LocationId,
    string? Username);

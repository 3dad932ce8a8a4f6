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

    public JsonObject NewToken(TokenRequest order)
    {
        return IsForStockTwits(order)
            ? _services.StockTwits.WithLock(() => NewStockTwitsToken(order))
            : _services.HighLevel.WithLock(() => NewHighLevelToken(order));
    }

    /// <summary>A code such as the consent page gives.</summary>
    public JsonObject NewCode(TokenRequest order)
    {
        string code = IsForStockTwits(order)
            ? _services.StockTwits.WithLock(() => _services.StockTwits.Tokens.NewCode(
                Account(order), order.Scopes ?? [StockTwitsScopes.Read]))
            : _services.HighLevel.WithLock(() => _services.HighLevel.Grants.NewCode(
                order.Kind == "oauthCompany" ? null : LocationId(order), order.Scopes));
        return new JsonObject { ["code"] = code };
    }

    private static bool IsForStockTwits(TokenRequest order)
    {
        return order.Service switch
        {
            "stockTwits" => true,
            "highLevel" => false,
            _ => throw new ArgumentException("service must be highLevel or stockTwits."),
        };
    }

    private JsonObject NewHighLevelToken(TokenRequest order)
    {
        HighLevelApi api = _services.HighLevel;
        DateTimeOffset now = _services.Clock.Now;
        string userId = (string)api.Data.FirstUser["id"]!;
        return order.Kind switch
        {
            null or "location" => Answer(api.Tokens.NewPrivate(LocationId(order), order.Scopes).Value),
            "agency" => Answer(api.Tokens.NewPrivate(locationId: null, order.Scopes).Value),
            "oauthLocation" => Answer(api.Grants.Issue(new OAuthGrant(LocationId(order), order.Scopes, userId), now)),
            "oauthCompany" => Answer(api.Grants.Issue(new OAuthGrant(null, order.Scopes, userId), now)),
            "expired" => Answer(api.Grants.Issue(new OAuthGrant(LocationId(order), order.Scopes, userId), now.AddDays(-2))),
            _ => throw new ArgumentException(
                "kind must be location, agency, oauthLocation, oauthCompany or expired."),
        };
    }

    private JsonObject NewStockTwitsToken(TokenRequest order)
    {
        if (order.Kind is not (null or "ordinary" or "partner" or "suspended"))
        {
            throw new ArgumentException("kind must be ordinary, partner or suspended.");
        }

        return Answer(_services.StockTwits.Tokens.Issue(
            Account(order),
            order.Scopes ?? StockTwitsScopes.All,
            isPartner: order.Kind == "partner",
            isSuspended: order.Kind == "suspended").Value);
    }

    private string LocationId(TokenRequest order)
    {
        return _services.HighLevel.Data.FindLocation(order.LocationId ?? _services.HighLevel.Data.Main.Id)?.Id
            ?? throw new ArgumentException($"There is no location {order.LocationId}.");
    }

    private StockTwitsUser Account(TokenRequest order)
    {
        return _services.StockTwits.Data.FindUser(order.Username ?? StockTwitsGenerator.AccountUsername)
            ?? throw new ArgumentException($"There is no user {order.Username}.");
    }

    private static JsonObject Answer(string token)
    {
        return new JsonObject { ["token"] = token };
    }

    private static JsonObject Answer(TokenPair pair)
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

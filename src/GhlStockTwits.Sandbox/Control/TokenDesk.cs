using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.HighLevel;
using GhlStockTwits.Sandbox.StockTwits;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>Gives out tokens of every kind, for tests that need a poor one.</summary>
internal sealed class TokenDesk
{
    private readonly SandboxWorld _world;

    public TokenDesk(SandboxWorld world)
    {
        _world = world;
    }

    public JsonObject NewToken(TokenOrder order)
    {
        return IsForStockTwits(order)
            ? _world.StockTwits.Locked(() => NewStockTwitsToken(order))
            : _world.HighLevel.Locked(() => NewHighLevelToken(order));
    }

    /// <summary>A code such as the consent page gives.</summary>
    public JsonObject NewCode(TokenOrder order)
    {
        string code = IsForStockTwits(order)
            ? _world.StockTwits.Locked(() => _world.StockTwits.Tokens.NewCode(
                Account(order), order.Scopes ?? [StockTwitsScopes.Read]))
            : _world.HighLevel.Locked(() => _world.HighLevel.Grants.NewCode(
                order.Kind == "oauthCompany" ? null : LocationId(order), order.Scopes));
        return new JsonObject { ["code"] = code };
    }

    private static bool IsForStockTwits(TokenOrder order)
    {
        return order.Service switch
        {
            "stockTwits" => true,
            "highLevel" => false,
            _ => throw new ArgumentException("service must be highLevel or stockTwits."),
        };
    }

    private JsonObject NewHighLevelToken(TokenOrder order)
    {
        HighLevelApi api = _world.HighLevel;
        DateTimeOffset now = _world.Clock.Now;
        string userId = (string)api.Data.FirstUser["id"]!;
        return order.Kind switch
        {
            null or "location" => Answer(api.Tokens.NewPrivate(LocationId(order), order.Scopes).Value),
            "agency" => Answer(api.Tokens.NewPrivate(locationId: null, order.Scopes).Value),
            "oauthLocation" => Answer(api.Grants.Issue(new Grant(LocationId(order), order.Scopes, userId), now)),
            "oauthCompany" => Answer(api.Grants.Issue(new Grant(null, order.Scopes, userId), now)),
            "expired" => Answer(api.Grants.Issue(new Grant(LocationId(order), order.Scopes, userId), now.AddDays(-2))),
            _ => throw new ArgumentException(
                "kind must be location, agency, oauthLocation, oauthCompany or expired."),
        };
    }

    private JsonObject NewStockTwitsToken(TokenOrder order)
    {
        if (order.Kind is not (null or "ordinary" or "partner" or "suspended"))
        {
            throw new ArgumentException("kind must be ordinary, partner or suspended.");
        }

        return Answer(_world.StockTwits.Tokens.Issue(
            Account(order),
            order.Scopes ?? StockTwitsScopes.All,
            isPartner: order.Kind == "partner",
            isSuspended: order.Kind == "suspended").Value);
    }

    private string LocationId(TokenOrder order)
    {
        return _world.HighLevel.Data.FindLocation(order.LocationId ?? _world.HighLevel.Data.Main.Id)?.Id
            ?? throw new ArgumentException($"There is no location {order.LocationId}.");
    }

    private StockTwitsUser Account(TokenOrder order)
    {
        return _world.StockTwits.Data.FindUser(order.Username ?? StockTwitsGenerator.OwnUsername)
            ?? throw new ArgumentException($"There is no user {order.Username}.");
    }

    private static JsonObject Answer(string token)
    {
        return new JsonObject { ["token"] = token };
    }

    private static JsonObject Answer(TokenPair pair)
    {
        return new JsonObject { ["token"] = pair.Access.Value, ["refreshToken"] = pair.RefreshToken };
    }
}

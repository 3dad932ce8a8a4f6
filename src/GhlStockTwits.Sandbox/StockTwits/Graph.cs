using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>
/// Whom the account follows, blocks and mutes, and who follows it. Choice: the newest first, and the cursor counts in
/// ids of the relation, not of the user.
/// </summary>
internal static class Graph
{
    private const string Read = StockTwitsScopes.Read;

    public static readonly Endpoint[] Endpoints =
    [
        new("GET", "/graph/following.json", Needs.Token, Read, call => Outgoing(call, RelationKind.Follow)),
        new("GET", "/graph/followers.json", Needs.Token, Read, Followers),
        new("GET", "/graph/blocking.json", Needs.Token, Read, call => Outgoing(call, RelationKind.Block)),
        new("GET", "/graph/muting.json", Needs.Token, Read, call => Outgoing(call, RelationKind.Mute)),
        new("GET", "/graph/symbols.json", Needs.Token, Read, Symbols),
    ];

    private static HttpResponse Outgoing(StockTwitsCall call, RelationKind kind)
    {
        return Page(call, relation => relation.Kind == kind && relation.From == call.Account, relation => relation.To);
    }

    private static HttpResponse Followers(StockTwitsCall call)
    {
        return Page(
            call,
            relation => relation.Kind == RelationKind.Follow && relation.To == call.Account,
            relation => relation.From);
    }

    private static HttpResponse Page(
        StockTwitsCall call,
        Func<Relation, bool> belongs,
        Func<Relation, StockTwitsUser> user)
    {
        List<Relation> page = new Paging(call).Cut(
            call.Data.Relations, relation => relation.Id, belongs, out JsonObject cursor);
        return StockTwitsCall.Ok(
            ("cursor", cursor),
            ("users", JsonPart.List(page.Select(relation => Shapes.User(user(relation), call)))));
    }

    /// <summary>Choice: what is on one's watchlists is what one follows.</summary>
    private static HttpResponse Symbols(StockTwitsCall call)
    {
        Symbol[] symbols =
        [
            .. call.Data.Watchlists.Where(list => list.OwnerId == call.Account.Id)
                .SelectMany(list => list.Symbols)
                .Distinct()
                .OrderBy(symbol => symbol.Id),
        ];
        List<Symbol> page = new Paging(call).Cut(symbols, symbol => symbol.Id, _ => true, out JsonObject cursor);
        return StockTwitsCall.Ok(("cursor", cursor), ("symbols", JsonPart.List(page.Select(Shapes.Symbol))));
    }
}

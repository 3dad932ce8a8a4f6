using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>
/// The users that the account follows, blocks and mutes, and its followers. Choice: newest first, and cursors contain
/// the ID of the relationship, not of the user.
/// </summary>
internal static class Graph
{
    private const string Read = StockTwitsScopes.Read;

    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/graph/following.json", AccessLevel.Token, Read, call => ListUsers(call, RelationshipKind.Follow)),
        new("GET", "/graph/followers.json", AccessLevel.Token, Read, ListFollowers),
        new("GET", "/graph/blocking.json", AccessLevel.Token, Read, call => ListUsers(call, RelationshipKind.Block)),
        new("GET", "/graph/muting.json", AccessLevel.Token, Read, call => ListUsers(call, RelationshipKind.Mute)),
        new("GET", "/graph/symbols.json", AccessLevel.Token, Read, ListSymbols),
    ];

    private static HttpResponse ListUsers(StockTwitsCall call, RelationshipKind kind)
    {
        return Page(
            call,
            relationship => relationship.Kind == kind && relationship.From == call.Account,
            relationship => relationship.To);
    }

    private static HttpResponse ListFollowers(StockTwitsCall call)
    {
        return Page(
            call,
            relationship => relationship.Kind == RelationshipKind.Follow && relationship.To == call.Account,
            relationship => relationship.From);
    }

    private static HttpResponse Page(
        StockTwitsCall call,
        Func<Relationship, bool> matches,
        Func<Relationship, StockTwitsUser> user)
    {
        List<Relationship> page = new Paging(call).GetPage(
            call.Data.Relationships, relationship => relationship.Id, matches, out JsonObject cursor);
        return StockTwitsCall.Ok(
            ("cursor", cursor),
            ("users", JsonPart.List(page.Select(relationship => StockTwitsJson.User(user(relationship), call)))));
    }

    /// <summary>Choice: the symbols on the account's watchlists are those it follows.</summary>
    private static HttpResponse ListSymbols(StockTwitsCall call)
    {
        Symbol[] symbols =
        [
            .. call.Data.Watchlists.Where(list => list.OwnerId == call.Account.Id)
                .SelectMany(list => list.Symbols)
                .Distinct()
                .OrderBy(symbol => symbol.Id),
        ];
        List<Symbol> page = new Paging(call).GetPage(symbols, symbol => symbol.Id, _ => true, out JsonObject cursor);
        return StockTwitsCall.Ok(("cursor", cursor), ("symbols", JsonPart.List(page.Select(StockTwitsJson.Symbol))));
    }
}

using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The streams of the calling account.</summary>
internal static class PersonalStreams
{
    private const string Direct = StockTwitsScopes.DirectMessages;

    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/streams/friends.json", AccessLevel.Token, StockTwitsScopes.Read, OfFriends),
        new("GET", "/streams/mentions.json", AccessLevel.Token, StockTwitsScopes.Read, OfMentions),
        new("GET", "/streams/watchlist/{id}.json", AccessLevel.Token, StockTwitsScopes.WatchLists, OfWatchlist),
        new("GET", "/streams/direct.json", AccessLevel.Token, Direct, call => OfDirect(call, isSent: true, isReceived: true)),
        new("GET", "/streams/direct_sent.json", AccessLevel.Token, Direct, call => OfDirect(call, isSent: true)),
        new("GET", "/streams/direct_received.json", AccessLevel.Token, Direct, call => OfDirect(call, isReceived: true)),
    ];

    /// <summary>Choice: one's own messages are in the stream of one's friends.</summary>
    private static HttpResponse OfFriends(StockTwitsCall call)
    {
        HashSet<StockTwitsUser> friends =
        [
            call.Account,
            .. call.Data.Relationships
                .Where(relationship => relationship.Kind == RelationshipKind.Follow && relationship.From == call.Account)
                .Select(relationship => relationship.To),
        ];
        return Streams.Page(call, call.Data.Messages, message => friends.Contains(message.Author));
    }

    private static HttpResponse OfMentions(StockTwitsCall call)
    {
        return Streams.Page(call, call.Data.Messages, message => message.Mentions.Contains(call.Account));
    }

    private static HttpResponse OfWatchlist(StockTwitsCall call)
    {
        Watchlist list = call.FindWatchlist();
        return Streams.Page(
            call,
            call.Data.Messages,
            message => message.Symbols.Intersect(list.Symbols).Any(),
            ("watchlist", StockTwitsJson.Watchlist(list, withSymbols: false)));
    }

    /// <summary>
    /// Choice: nothing sends a direct message, so what the account wrote stands for what it sent, and what mentions it
    /// for what it received.
    /// </summary>
    private static HttpResponse OfDirect(StockTwitsCall call, bool isSent = false, bool isReceived = false)
    {
        return Streams.Page(call, call.Data.Messages, message =>
            (isSent && message.Author == call.Account) || (isReceived && message.Mentions.Contains(call.Account)));
    }
}

using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The streams of the account.</summary>
internal static class PersonalStreams
{
    private const string DirectMessagesScope = StockTwitsScopes.DirectMessages;

    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/streams/friends.json", AccessLevel.Token, StockTwitsScopes.Read, ListFriends),
        new("GET", "/streams/mentions.json", AccessLevel.Token, StockTwitsScopes.Read, ListMentions),
        new("GET", "/streams/watchlist/{id}.json", AccessLevel.Token, StockTwitsScopes.WatchLists, ListWatchlist),
        new("GET", "/streams/direct.json", AccessLevel.Token, DirectMessagesScope, ListDirect),
        new("GET", "/streams/direct_sent.json", AccessLevel.Token, DirectMessagesScope, ListDirectSent),
        new("GET", "/streams/direct_received.json", AccessLevel.Token, DirectMessagesScope, ListDirectReceived),
    ];

    /// <summary>Choice: the friends stream includes the account's own messages.</summary>
    private static HttpResponse ListFriends(StockTwitsCall call)
    {
        HashSet<StockTwitsUser> friends =
        [
            call.Account,
            .. call.Data.Relationships
                .Where(follow => follow.Kind == RelationshipKind.Follow && follow.From == call.Account)
                .Select(follow => follow.To),
        ];
        return Streams.Page(call, call.Data.Messages, message => friends.Contains(message.Author));
    }

    private static HttpResponse ListMentions(StockTwitsCall call)
    {
        return Streams.Page(call, call.Data.Messages, message => message.Mentions.Contains(call.Account));
    }

    private static HttpResponse ListWatchlist(StockTwitsCall call)
    {
        Watchlist list = call.FindWatchlist();
        return Streams.Page(
            call,
            call.Data.Messages,
            message => message.Symbols.Intersect(list.Symbols).Any(),
            ("watchlist", StockTwitsJson.Watchlist(list, withSymbols: false)));
    }

    /// <summary>
    /// Choice: direct messages cannot be sent, so the account's messages stand for those it sent, and messages that
    /// mention it for those it received.
    /// </summary>
    private static HttpResponse ListDirect(StockTwitsCall call)
    {
        return Streams.Page(call, call.Data.Messages, message => IsSent(call, message) || IsReceived(call, message));
    }

    private static HttpResponse ListDirectSent(StockTwitsCall call)
    {
        return Streams.Page(call, call.Data.Messages, message => IsSent(call, message));
    }

    private static HttpResponse ListDirectReceived(StockTwitsCall call)
    {
        return Streams.Page(call, call.Data.Messages, message => IsReceived(call, message));
    }

    private static bool IsSent(StockTwitsCall call, Message message)
    {
        return message.Author == call.Account;
    }

    private static bool IsReceived(StockTwitsCall call, Message message)
    {
        return message.Mentions.Contains(call.Account);
    }
}

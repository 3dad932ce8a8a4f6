using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Streams of the connected account (stocktwits-api section 2, "Streams" and "Direct messages").</summary>
internal static class PersonalStreams
{
    private const string PlainQuery = "since max limit:int";

    public static readonly Operation<Message[]> Friends = Stream(
        "friends", "/streams/friends.json", "read", StreamQuery);

    public static readonly Operation<Message[]> Mentions = Stream(
        "mentions", "/streams/mentions.json", "read", PlainQuery);

    public static readonly Operation<Message[]> Watchlist =
        Stream("watchlist", "/streams/watchlist/{id}.json", "watch_lists", StreamQuery);

    public static readonly Operation<Message[]> Direct =
        Stream("direct", "/streams/direct.json", "direct_messages", PlainQuery);

    public static readonly Operation<Message[]> DirectSent =
        Stream("directSent", "/streams/direct_sent.json", "direct_messages", PlainQuery);

    public static readonly Operation<Message[]> DirectReceived =
        Stream("directReceived", "/streams/direct_received.json", "direct_messages", PlainQuery);

    private static Operation<Message[]> Stream(string name, string path, string scope, string query) =>
        Define("stream." + name, "GET " + path, scope, "messages", StockTwitsJson.Default.MessageArray, query) with
        {
            Paging = StockTwitsService.Cursor,
        };
}

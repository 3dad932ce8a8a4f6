using GhlStockTwits.Http;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.StockTwitsRow;

namespace GhlStockTwits.StockTwits;

/// <summary>Streams of messages, newest first (stocktwits-api section 2, "Streams").</summary>
internal static class Streams
{
    public static readonly Operation<Message[]> User =
        Row("stream.user", "GET /streams/user/{id}.json", null, "messages", StockTwitsJson.Default.MessageArray, StreamQuery)
            with { Paging = PagingStyle.Cursor };

    public static readonly Operation<Message[]> Symbol =
        Row("stream.symbol", "GET /streams/symbol/{id}.json", null, "messages", StockTwitsJson.Default.MessageArray, StreamQuery)
            with { Paging = PagingStyle.Cursor };

    public static readonly Operation<Message[]> Trending =
        Row("stream.trending", "GET /streams/trending.json", null, "messages", StockTwitsJson.Default.MessageArray, StreamQuery)
            with { Paging = PagingStyle.Cursor };

    /// <summary>The user object that the head of a user's stream carries: the only way to read a profile.</summary>
    public static readonly Operation<User> Profile =
        Row("user.get", "GET /streams/user/{id}.json", null, "user", StockTwitsJson.Default.User, "limit:int");
}

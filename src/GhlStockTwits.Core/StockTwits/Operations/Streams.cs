using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsRow;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Streams of messages, newest first (stocktwits-api section 2, "Streams").</summary>
internal static class Streams
{
    /// <summary>The most messages that one read gives.</summary>
    public const int PageSize = 30;

    public static readonly Operation<Message[]> User =
        Row("stream.user", "GET /streams/user/{id}.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery)
            with { Paging = PagingStyle.Cursor };

    public static readonly Operation<Message[]> Symbol =
        Row("stream.symbol", "GET /streams/symbol/{id}.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery)
            with { Paging = PagingStyle.Cursor };

    public static readonly Operation<Message[]> Trending =
        Row("stream.trending", "GET /streams/trending.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery)
            with { Paging = PagingStyle.Cursor };

    public static readonly Operation<Message[]> Suggested =
        Row("stream.suggested", "GET /streams/suggested.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery)
            with { Paging = PagingStyle.Cursor };

    public static readonly Operation<Message[]> Charts =
        Row("stream.charts", "GET /streams/charts.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery)
            with { Paging = PagingStyle.Cursor };

    public static readonly Operation<Message[]> Conversation =
        Row("stream.conversation", "GET /streams/conversation/{id}.json", null, "messages",
            StockTwitsJson.Default.MessageArray, "since max limit:int")
            with { Paging = PagingStyle.Cursor };

    /// <summary>The user object that the head of a user's stream carries: the only way to read a profile.</summary>
    public static readonly Operation<User> Profile =
        Row("user.get", "GET /streams/user/{id}.json", null, "user", StockTwitsJson.Default.User, "limit:int")
            with { VariantOf = "stocktwits.stream.user" };

    /// <summary>The newest messages of a stream, ending by number or at a moment without reading on.</summary>
    public static async IAsyncEnumerable<Message[]> Cut(
        IAsyncEnumerable<Message[]> pages, int most, DateTimeOffset? since)
    {
        await foreach (Message[] page in pages.ConfigureAwait(false))
        {
            Message[] wanted = [.. page.TakeWhile(message => !(message.CreatedAt < since)).Take(most)];
            yield return wanted;
            most -= wanted.Length;
            if (wanted.Length < page.Length || most == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>The newest messages of a user's or symbol's stream, all kinds of them.</summary>
    public static async Task<List<Message>> NewestAsync(
        StockTwitsConnection connection, Operation<Message[]> stream, object? id, int most, CallContext call)
    {
        List<Message> read = [];
        Arguments newest = new() { { "id", id }, { "filter", "all" } };
        await foreach (Message[] page in Cut(
            connection.ReadAsync(stream, newest, call), most, null).ConfigureAwait(false))
        {
            read.AddRange(page);
        }

        return read;
    }
}

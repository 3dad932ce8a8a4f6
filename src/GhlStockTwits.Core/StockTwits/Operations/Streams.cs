using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Streams of messages, newest first (stocktwits-api section 2, "Streams").</summary>
internal static class Streams
{
    /// <summary>The maximum number of messages per page.</summary>
    public const int PageSize = 30;

    public static readonly Operation<Message[]> User =
        Define("stream.user", "GET /streams/user/{id}.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery) with
        {
            Paging = StockTwitsService.Cursor,
            NotFoundAdvice = "Check the handle: its owner may have changed or closed it. For a symbol, pass -Symbol.",
        };

    public static readonly Operation<Message[]> Symbol =
        Define("stream.symbol", "GET /streams/symbol/{id}.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery) with
        {
            Paging = StockTwitsService.Cursor,
        };

    public static readonly Operation<Message[]> Trending =
        Define("stream.trending", "GET /streams/trending.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery) with
        {
            Paging = StockTwitsService.Cursor,
        };

    public static readonly Operation<Message[]> Suggested =
        Define("stream.suggested", "GET /streams/suggested.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery) with
        {
            Paging = StockTwitsService.Cursor,
        };

    public static readonly Operation<Message[]> Charts =
        Define("stream.charts", "GET /streams/charts.json", null, "messages",
            StockTwitsJson.Default.MessageArray, StreamQuery) with
        {
            Paging = StockTwitsService.Cursor,
        };

    public static readonly Operation<Message[]> Conversation =
        Define("stream.conversation", "GET /streams/conversation/{id}.json", null, "messages",
            StockTwitsJson.Default.MessageArray, "since max limit:int") with
        {
            Paging = StockTwitsService.Cursor,
        };

    /// <summary>
    /// The user in the response of a user's stream: the only way to read a profile. The latest messages come with it.
    /// </summary>
    public static readonly Operation<User> Profile =
        Define("user.get", "GET /streams/user/{id}.json", null, "user", StockTwitsJson.Default.User, "limit:int") with
        {
            VariantOf = "stocktwits.stream.user",
            Annotate = static (user, others) =>
                user.Latest = others.TryGetValue("messages", out JsonElement messages) ? MessagesIn(messages) : null,
        };

    /// <summary>Null if what is there cannot be read: then nothing is known of the messages.</summary>
    private static Message[]? MessagesIn(JsonElement messages)
    {
        try
        {
            return Rows.WithoutNull(messages.Deserialize(StockTwitsJson.Default.MessageArray));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Messages (stocktwits-api section 2, "Messages"). The API cannot change or delete them.</summary>
internal static class Messages
{
    public static readonly Operation<Message> Create =
        Define("message.create", "POST /messages/create.json", "publish_messages", "message",
            StockTwitsJson.Default.Message,
            body: "body* in_reply_to_message_id sentiment chart") with
        {
            RetrySafety = RetrySafety.Never,
        };

    /// <summary>The same call with a local file as the chart, sent as a multipart form.</summary>
    public static readonly Operation<Message> CreateWithFile =
        Define("message.createWithFile", "POST /messages/create.json", "publish_messages", "message",
            StockTwitsJson.Default.Message,
            body: "body* in_reply_to_message_id sentiment chart:file*") with
        {
            RetrySafety = RetrySafety.Never,
            VariantOf = "stocktwits.message.create",
        };

    public static readonly Operation<Message> Show =
        Define("message.show", "GET /messages/show/{id}.json", null, "message", StockTwitsJson.Default.Message,
            query: "conversation:bool");

    public static readonly Operation<Message> Like =
        Define("message.like", "POST /messages/like.json", "publish_messages", "message",
            StockTwitsJson.Default.Message, body: "id*");

    public static readonly Operation<Message> Unlike =
        Define("message.unlike", "POST /messages/unlike.json", "publish_messages", "message",
            StockTwitsJson.Default.Message,
            body: "id*");
}

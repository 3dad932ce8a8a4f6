using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>A message with its replies, the oldest first: not documented, measured in 2026.</summary>
internal static class Conversations
{
    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/messages/{id}/conversation.json", AccessLevel.Public, null, Show),
    ];

    private static HttpResponse Show(StockTwitsCall call)
    {
        Message message = call.MessageById(call.RouteValues["id"]);
        int limit = Paging.Limit(call.Parameters["limit"]);
        long since = long.TryParse(call.Parameters["since"], out long id) ? id : 0;
        Message[] rest = [.. message.Replies.Where(reply => reply.Id > since)];
        Message[] page = [.. rest.Take(limit)];
        JsonObject children = new()
        {
            ["messages"] = MessageJson.List(page, call),
            ["cursor"] = Paging.Cursor(rest.Length > limit, page.LastOrDefault()?.Id, page.FirstOrDefault()?.Id),
        };
        return StockTwitsCall.Ok(
            ("parent", message.Root is { } root ? MessageJson.Of(root, call) : default(JsonPart)),
            ("message", MessageJson.Of(message, call)),
            ("children", children));
    }
}

using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Likes. Choice: liking twice, or taking back what was not given, changes nothing and succeeds.</summary>
internal static class Likes
{
    public static readonly StockTwitsOperation[] Operations =
    [
        new("POST", "/messages/like.json", AccessLevel.Token, StockTwitsScopes.PublishMessages, Like),
        new("POST", "/messages/unlike.json", AccessLevel.Token, StockTwitsScopes.PublishMessages, Unlike),
    ];

    private static HttpResponse Like(StockTwitsCall call)
    {
        Message message = call.MessageById(call.Parameters["id"]);
        if (message.Author == call.Account)
        {
            throw StockTwitsException.Invalid("You can't like your own messages.");
        }

        if (!message.LikedBy.Contains(call.Account.Id))
        {
            message.LikedBy.Add(call.Account.Id);
        }

        return StockTwitsCall.Ok(("message", MessageJson.Of(message, call)));
    }

    private static HttpResponse Unlike(StockTwitsCall call)
    {
        Message message = call.MessageById(call.Parameters["id"]);
        message.LikedBy.Remove(call.Account.Id);
        return StockTwitsCall.Ok(("message", MessageJson.Of(message, call)));
    }
}

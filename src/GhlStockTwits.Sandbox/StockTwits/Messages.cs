using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Publishes, reads, likes and unlikes messages.</summary>
internal static class Messages
{
    private const int MaxChartBytes = 2 * 1024 * 1024;
    private static readonly TimeSpan s_duplicateTime = TimeSpan.FromMinutes(30);
    private static readonly string[] s_chartTypes = ["image/jpeg", "image/jpg", "image/png", "image/gif"];

    public static readonly StockTwitsOperation[] Operations =
    [
        new("POST", "/messages/create.json", AccessLevel.Token, StockTwitsScopes.PublishMessages, Create),
        new("GET", "/messages/show/{id}.json", AccessLevel.Public, null, Show),
        new("GET", "/messages/{id}/conversation.json", AccessLevel.Public, null, ShowConversation),
        new("POST", "/messages/like.json", AccessLevel.Token, StockTwitsScopes.PublishMessages, Like),
        new("POST", "/messages/unlike.json", AccessLevel.Token, StockTwitsScopes.PublishMessages, Unlike),
    ];

    private static HttpResponse Create(StockTwitsCall call)
    {
        string text = (call.Parameters["body"] ?? "").Trim();
        CheckText(call, text);
        string? sentiment = ReadSentiment(call.Parameters["sentiment"]);
        string? chartUrl = ReadChart(call);
        string? replyTo = call.Parameters["in_reply_to_message_id"];
        Message? inReplyTo = string.IsNullOrEmpty(replyTo) ? null : call.FindMessage(replyTo);
        Message message = call.Data.Publish(call.Account, text, sentiment, call.Now, chartUrl, inReplyTo);
        return StockTwitsCall.Ok(("message", MessageJson.From(message, call)));
    }

    /// <summary>
    /// Choice: the message and status for a text that is too long, and that duplicates are compared exactly, per user.
    /// </summary>
    private static void CheckText(StockTwitsCall call, string text)
    {
        if (text.Length == 0)
        {
            throw StockTwitsException.Invalid("Body can't be blank");
        }

        if (MessageText.Length(text) > MessageText.MaxLength)
        {
            throw StockTwitsException.Invalid($"Body is too long (maximum is {MessageText.MaxLength} characters)");
        }

        DateTimeOffset since = call.Now - s_duplicateTime;
        if (call.Data.MessagesBy(call.Account).Any(message => message.CreatedAt > since && message.Text == text))
        {
            throw StockTwitsException.Invalid("Duplicate messages within 30 minutes will not be posted.");
        }
    }

    /// <summary>
    /// The sentiment is written in lower case and read capitalized; neutral reads as none. Choice: capitals are
    /// accepted, as one public program sends them; other words are rejected.
    /// </summary>
    private static string? ReadSentiment(string? text)
    {
        return text?.ToLowerInvariant() switch
        {
            null or "" or "neutral" => null,
            "bullish" => "Bullish",
            "bearish" => "Bearish",
            _ => throw StockTwitsException.Invalid("Sentiment is not included in the list"),
        };
    }

    /// <summary>The chart is a file named chart or the URL of an image. Choice: the messages.</summary>
    private static string? ReadChart(StockTwitsCall call)
    {
        if (call.Parameters.Files.FirstOrDefault(file => file.Name == "chart") is { } file)
        {
            if (!s_chartTypes.Contains(file.ContentType, StringComparer.OrdinalIgnoreCase))
            {
                throw StockTwitsException.Invalid("Chart must be a JPG, PNG or GIF");
            }

            return file.Content.Length is > 0 and < MaxChartBytes
                ? StockTwitsGenerator.ChartUrl(call.Data.Ids.HexId(12))
                : throw StockTwitsException.Invalid("Chart must be smaller than 2 MB");
        }

        if (call.Parameters["chart"] is not { Length: > 0 } url)
        {
            return null;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
            ? StockTwitsGenerator.ChartUrl(call.Data.Ids.HexId(12))
            : throw StockTwitsException.Invalid("Chart is not a valid URL");
    }

    /// <summary>Choice: the conversation, if requested, is returned beside the message.</summary>
    private static HttpResponse Show(StockTwitsCall call)
    {
        Message message = call.FindMessage(call.RouteValues["id"]);
        if (call.Parameters["conversation"] != "true")
        {
            return StockTwitsCall.Ok(("message", MessageJson.From(message, call)));
        }

        Message root = message.Root ?? message;
        return StockTwitsCall.Ok(
            ("message", MessageJson.From(message, call)),
            ("conversation", MessageJson.List([root, .. root.Replies], call)));
    }

    /// <summary>Not documented; measured in 2026. Replies are sorted oldest first.</summary>
    private static HttpResponse ShowConversation(StockTwitsCall call)
    {
        Message message = call.FindMessage(call.RouteValues["id"]);
        int limit = Paging.ReadLimit(call.Parameters["limit"]);
        long since = long.TryParse(call.Parameters["since"], out long id) ? id : 0;
        Message[] remaining = [.. message.Replies.Where(reply => reply.Id > since)];
        Message[] page = [.. remaining.Take(limit)];
        JsonObject children = new()
        {
            ["messages"] = MessageJson.List(page, call),
            ["cursor"] = Paging.CreateCursor(
                remaining.Length > limit,
                page.LastOrDefault()?.Id,
                page.FirstOrDefault()?.Id),
        };
        return StockTwitsCall.Ok(
            ("parent", message.Root is { } root ? MessageJson.From(root, call) : default(JsonPart)),
            ("message", MessageJson.From(message, call)),
            ("children", children));
    }

    /// <summary>Choice: liking twice, or unliking a message that is not liked, changes nothing and succeeds.</summary>
    private static HttpResponse Like(StockTwitsCall call)
    {
        Message message = call.FindMessage(call.Parameters["id"]);
        if (message.Author == call.Account)
        {
            throw StockTwitsException.Invalid("You can't like your own messages.");
        }

        if (!message.LikedBy.Contains(call.Account.Id))
        {
            message.LikedBy.Add(call.Account.Id);
        }

        return StockTwitsCall.Ok(("message", MessageJson.From(message, call)));
    }

    private static HttpResponse Unlike(StockTwitsCall call)
    {
        Message message = call.FindMessage(call.Parameters["id"]);
        message.LikedBy.Remove(call.Account.Id);
        return StockTwitsCall.Ok(("message", MessageJson.From(message, call)));
    }
}

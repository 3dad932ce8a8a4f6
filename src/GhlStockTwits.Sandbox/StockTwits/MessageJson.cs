using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Writes a message as JSON. Empty properties other than sentiment are left out.</summary>
internal static class MessageJson
{
    public static JsonObject From(Message message, StockTwitsCall call)
    {
        IReadOnlyList<MessageToken> tokens = MessageText.Tokenize(message.Text);
        JsonObject json = new()
        {
            ["id"] = message.Id,
            ["body"] = MessageText.Encode(message.Text),
            ["tokenized_body"] = new JsonArray([.. tokens.Select(Token)]),
            ["created_at"] = StockTwitsJson.Iso(message.CreatedAt),
            ["discussion"] = false,
            ["user"] = StockTwitsJson.User(message.Author),
            ["source"] = new JsonObject
            {
                ["id"] = 2269,
                ["title"] = "StockTwits Web",
                ["url"] = "https://stocktwits.com",
            },
            ["mentioned_users"] = new JsonArray([.. message.Mentions.Select(user => (JsonNode)$"@{user.Username}")]),
            ["entities"] = Entities(message),
        };
        AddSymbols(json, message);
        AddConversation(json, message);
        AddLinks(json, message, tokens);
        if (message.LikedBy.Count > 0)
        {
            json["likes"] = new JsonObject
            {
                ["total"] = message.LikedBy.Count,
                ["user_ids"] = new JsonArray([.. message.LikedBy.Select(id => (JsonNode)id)]),
            };
        }

        if (call.Token?.Account is { } account)
        {
            json["liked_by_self"] = message.LikedBy.Contains(account.Id);
            json["reshared_by_self"] = false;
        }

        return json;
    }

    public static JsonArray List(IEnumerable<Message> messages, StockTwitsCall call)
    {
        return new JsonArray([.. messages.Select(message => From(message, call))]);
    }

    private static void AddSymbols(JsonObject json, Message message)
    {
        if (message.Symbols.Count == 0)
        {
            return;
        }

        json["symbols"] = new JsonArray([.. message.Symbols.Select(StockTwitsJson.Symbol)]);
        json["prices"] = new JsonArray([.. message.Symbols.Select(symbol => new JsonObject
        {
            ["id"] = symbol.Id,
            ["symbol"] = symbol.Ticker,
            ["symbol_mic"] = symbol.MarketSymbol,
            ["price"] = symbol.Price,
        })]);
    }

    private static void AddConversation(JsonObject json, Message message)
    {
        Message root = message.Root ?? message;
        if (root.Replies.Count > 0)
        {
            json["conversation"] = new JsonObject
            {
                ["parent_message_id"] = root.Id,
                ["in_reply_to_message_id"] = message.InReplyTo?.Id,
                ["parent"] = root == message,
                ["replies"] = root.Replies.Count,
            };
        }
    }

    private static void AddLinks(JsonObject json, Message message, IReadOnlyList<MessageToken> tokens)
    {
        if (!message.HasLinks)
        {
            return;
        }

        IEnumerable<MessageToken> links = tokens.Where(token => token.Kind == MessageTokenKind.Link);
        json["links"] = new JsonArray([.. links.Select(link => new JsonObject
        {
            ["title"] = null,
            ["url"] = link.Text,
            ["shortened_url"] = link.Text,
            ["shortened_expanded_url"] = new Uri(link.Text).Host,
            ["description"] = null,
            ["image"] = null,
            ["created_at"] = StockTwitsJson.Iso(message.CreatedAt),
            ["video_url"] = null,
            ["source"] = new JsonObject { ["name"] = null, ["website"] = null },
        })]);
    }

    private static JsonObject Entities(Message message)
    {
        JsonObject entities = new()
        {
            ["media"] = new JsonArray(),
            ["sentiment"] = message.Sentiment is null ? null : new JsonObject { ["basic"] = message.Sentiment },
            ["discussable"] = null,
        };
        if (message.ChartUrl is { } url)
        {
            entities["chart"] = new JsonObject
            {
                ["thumb"] = url.Replace("original_", "thumb_", StringComparison.Ordinal),
                ["large"] = url.Replace("original_", "large_", StringComparison.Ordinal),
                ["original"] = url,
                ["url"] = url,
            };
        }

        return entities;
    }

    private static JsonNode Token(MessageToken token)
    {
        (string type, JsonObject data) = token.Kind switch
        {
            MessageTokenKind.CashTag => ("cashTag", CashTag(token.Text)),
            MessageTokenKind.Mention =>
                ("mention", new JsonObject { ["text"] = token.Text, ["username"] = token.Text[1..] }),
            MessageTokenKind.HashTag => ("hashTag", new JsonObject { ["text"] = token.Text }),
            MessageTokenKind.Link => ("link", new JsonObject { ["text"] = token.Text, ["url"] = token.Text }),
            _ => ("text", new JsonObject { ["text"] = token.Text }),
        };
        return new JsonObject { ["type"] = type, ["data"] = data };
    }

    private static JsonObject CashTag(string text)
    {
        JsonObject data = new() { ["text"] = text };
        if (StockTwitsData.FindSymbol(text[1..]) is { } symbol)
        {
            data["symbol"] = symbol.Ticker;
            data["symbol_display"] = symbol.Ticker;
            data["logo_url"] = StockTwitsJson.LogoUrl(symbol);
            data["deeplink"] = $"symbol/{symbol.Ticker}";
        }

        return data;
    }
}

using System.Net;
using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Models;

/// <summary>A message on StockTwits (stocktwits-api section 3, "Message").</summary>
public sealed class Message : ApiObject
{
    /// <summary>The ID of the message.</summary>
    public long Id { get; set; }

    /// <summary>The text, without the HTML encoding of StockTwits.</summary>
    public string Body
    {
        get;
        set => field = WebUtility.HtmlDecode(value) ?? string.Empty;
    } = string.Empty;

    /// <summary>When the message was posted.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The author.</summary>
    public User? User { get; set; }

    /// <summary>The symbols in the message.</summary>
    [JsonIgnore]
    public ItemList<Symbol> Symbols { get; internal set; } = new([]);

    /// <summary>The mentioned users, without @.</summary>
    [JsonIgnore]
    public TextList Mentions => new(MentionedUsers?.Select(static name => name.TrimStart('@')) ?? []);

    /// <summary>The sentiment: Bullish, Bearish or null.</summary>
    [JsonIgnore]
    public string? Sentiment => Entities?.Sentiment?.Basic;

    /// <summary>The URL of the chart, or null if there is none.</summary>
    [JsonIgnore]
    public string? ChartUrl => Entities?.Chart?.Url;

    /// <summary>The ID of the message that this one replies to, or null if it is not a reply.</summary>
    [JsonIgnore]
    public long? InReplyToMessageId => Conversation?.InReplyToMessageId;

    /// <summary>The ID of the first message of the conversation, or null if the message is not part of one.</summary>
    [JsonIgnore]
    public long? ConversationId => Conversation?.ParentMessageId;

    /// <summary>The number of replies in the conversation, or null if the response omits it.</summary>
    [JsonIgnore]
    public int? ReplyCount => Conversation?.Replies;

    /// <summary>The number of likes, or null if the response omits it, as streams do.</summary>
    [JsonIgnore]
    public int? LikeCount => Likes?.Total;

    /// <summary>The number of reshares, or null if the response omits it.</summary>
    [JsonIgnore]
    public int? ReshareCount => Reshares?.ResharedCount;

    /// <summary>The URLs in the message.</summary>
    [JsonIgnore]
    public TextList LinkUrls => new(Links?.Select(static link => link.Url).OfType<string>() ?? []);

    /// <summary>The URL of the message's page.</summary>
    [JsonIgnore]
    public string? Url => User is null ? null : $"https://stocktwits.com/{User.Username}/message/{Id}";

    [JsonInclude]
    [JsonPropertyName("symbols")]
    internal Symbol[]? SymbolsAsSent
    {
        set => Symbols = new ItemList<Symbol>(Rows.WithoutNull(value) ?? []);
    }

    [JsonInclude]
    internal string[]? MentionedUsers { get; set; }

    [JsonInclude]
    internal MessageEntities? Entities { get; set; }

    [JsonInclude]
    internal MessageConversation? Conversation { get; set; }

    [JsonInclude]
    internal MessageLikes? Likes { get; set; }

    [JsonInclude]
    internal MessageReshares? Reshares { get; set; }

    [JsonInclude]
    internal MessageLink[]? Links
    {
        get;
        set => field = Rows.WithoutNull(value);
    }

    private protected override bool LacksIdentity => Id == 0;

    /// <inheritdoc/>
    public override string ToString() => Body;
}

/// <summary>The sentiment and the chart of a message.</summary>
internal sealed class MessageEntities
{
    public MessageSentiment? Sentiment { get; set; }

    public MessageChart? Chart { get; set; }
}

/// <summary>The sentiment of a message.</summary>
internal sealed class MessageSentiment
{
    public string? Basic { get; set; }
}

/// <summary>The chart of a message.</summary>
internal sealed class MessageChart
{
    public string? Url { get; set; }
}

/// <summary>The conversation of a message.</summary>
internal sealed class MessageConversation
{
    public long? InReplyToMessageId { get; set; }

    public long? ParentMessageId { get; set; }

    public int? Replies { get; set; }
}

/// <summary>The likes of a message.</summary>
internal sealed class MessageLikes
{
    public int? Total { get; set; }
}

/// <summary>The reshares of a message.</summary>
internal sealed class MessageReshares
{
    public int? ResharedCount { get; set; }
}

/// <summary>A link in a message.</summary>
internal sealed class MessageLink
{
    public string? Url { get; set; }
}

using System.Net;
using System.Text.Json.Serialization;

namespace GhlStockTwits.StockTwits.Models;

/// <summary>A message on StockTwits (stocktwits-api section 3, "Message").</summary>
public sealed class Message
{
    /// <summary>The message's number.</summary>
    public long Id { get; set; }

    /// <summary>The text. StockTwits sends it entity-encoded; here it is as people read it.</summary>
    public string Body
    {
        get;
        set => field = WebUtility.HtmlDecode(value) ?? string.Empty;
    } = string.Empty;

    /// <summary>When it was written.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Who wrote it.</summary>
    public User? User { get; set; }

    /// <summary>The symbols it names.</summary>
    public Symbol[] Symbols
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The users it names, without @.</summary>
    [JsonIgnore]
    public IEnumerable<string> Mentions => MentionedUsers?.Select(static name => name.TrimStart('@')) ?? [];

    /// <summary>Bullish, Bearish or null.</summary>
    [JsonIgnore]
    public string? Sentiment => Entities?.Sentiment?.Basic;

    /// <summary>The picture; null where there is none.</summary>
    [JsonIgnore]
    public string? ChartUrl => Entities?.Chart?.Url;

    /// <summary>The message that this one answers; null where it is none.</summary>
    [JsonIgnore]
    public long? InReplyToMessageId => Conversation?.InReplyToMessageId;

    /// <summary>Its page.</summary>
    [JsonIgnore]
    public string? Url => User is null ? null : $"https://stocktwits.com/{User.Username}/message/{Id}";

    [JsonInclude]
    internal string[]? MentionedUsers { get; set; }

    [JsonInclude]
    internal MessageEntities? Entities { get; set; }

    [JsonInclude]
    internal MessageConversation? Conversation { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Body;
}

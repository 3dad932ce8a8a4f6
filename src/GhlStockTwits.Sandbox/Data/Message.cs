namespace GhlStockTwits.Sandbox.Data;

/// <summary>A public message. Its text cannot be changed or deleted.</summary>
internal sealed class Message
{
    public required long Id { get; init; }

    public required StockTwitsUser Author { get; init; }

    /// <summary>The text as it was sent, not encoded.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Bullish, Bearish or null.</summary>
    public string? Sentiment { get; init; }

    public IReadOnlyList<Symbol> Symbols { get; init; } = [];

    public IReadOnlyList<StockTwitsUser> Mentions { get; init; } = [];

    public bool HasLinks { get; init; }

    public string? ChartUrl { get; init; }

    public Message? InReplyTo { get; init; }

    /// <summary>The message that started the conversation. Null if this message is not a reply.</summary>
    public Message? Root => InReplyTo is null ? null : InReplyTo.Root ?? InReplyTo;

    public List<Message> Replies { get; } = [];

    public List<long> LikedBy { get; } = [];
}

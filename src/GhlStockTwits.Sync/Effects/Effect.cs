namespace GhlStockTwits.Sync.Effects;

/// <summary>One thing that a recipe does: so far, one public update.</summary>
public sealed record Effect
{
    /// <summary>The hash of recipe, contact, change, step: unique in the state.</summary>
    public required string Key { get; init; }

    /// <summary>The recipe that wants it.</summary>
    public required string Recipe { get; init; }

    /// <summary>The change that set it off, for example <c>tag.added vip</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>The step's number in the recipe, from 1.</summary>
    public int Step { get; init; }

    /// <summary>The contact that it is about.</summary>
    public required string ContactId { get; init; }

    /// <summary>How far it is.</summary>
    public EffectStatus Status { get; init; }

    /// <summary>Why it is not done, or how it was found to be.</summary>
    public string? Reason { get; init; }

    /// <summary>The text to send; erased with the contact.</summary>
    public string? Text { get; init; }

    /// <summary>bullish, bearish or null.</summary>
    public string? Sentiment { get; init; }

    /// <summary>How often it was about to leave.</summary>
    public int Attempts { get; init; }

    /// <summary>The message that it became.</summary>
    public long? MessageId { get; init; }

    /// <summary>When the contact changed, by HighLevel's clock.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset PlannedAt { get; init; }

    /// <summary>When it was first about to leave; null before.</summary>
    public DateTimeOffset? SendingAt { get; init; }

    /// <summary>When it came to its end; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The run that decided it.</summary>
    public long RunId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Recipe}: {Trigger} ({Status})";
}

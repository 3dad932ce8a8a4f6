namespace GhlStockTwits.Sync.Inbox;

/// <summary>What an inbox received, and what became of it.</summary>
public sealed class InboxStatistics
{
    /// <summary>Since when deliveries are counted.</summary>
    public DateTimeOffset Since { get; internal init; }

    /// <summary>How many different deliveries were received.</summary>
    public long Received { get; internal init; }

    /// <summary>How many of them HighLevel signed.</summary>
    public long Verified { get; internal init; }

    /// <summary>How often one of them came again.</summary>
    public long Duplicates { get; internal init; }

    /// <summary>How many deliveries wait, whenever they were received.</summary>
    public long Queued { get; internal init; }

    /// <summary>How many of those received were acted on.</summary>
    public long Applied { get; internal init; }

    /// <summary>How many of those received nothing acts on.</summary>
    public long Ignored { get; internal init; }

    /// <summary>How many of those received could not be acted on.</summary>
    public long Failed { get; internal init; }

    /// <summary>How many requests were refused, by reason; whole hours count.</summary>
    public IReadOnlyDictionary<string, long> Refused { get; internal init; } = new Dictionary<string, long>();

    /// <summary>When the last delivery was received, or null if none is in the inbox.</summary>
    public DateTimeOffset? LastReceivedAt { get; internal init; }

    /// <summary>When the oldest delivery that waits was received, or null if none waits.</summary>
    public DateTimeOffset? OldestQueuedAt { get; internal init; }
}

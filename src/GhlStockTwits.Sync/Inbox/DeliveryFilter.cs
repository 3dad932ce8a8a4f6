namespace GhlStockTwits.Sync.Inbox;

/// <summary>Which deliveries are looked for. What is null does not matter.</summary>
internal sealed record DeliveryFilter
{
    /// <summary>The number in the inbox.</summary>
    public long? Number { get; init; }

    /// <summary>In one of these statuses; none for all.</summary>
    public IReadOnlyList<DeliveryStatus> Statuses { get; init; } = [];

    /// <summary>The event's name in the catalog.</summary>
    public string? Event { get; init; }

    public string? LocationId { get; init; }

    public string? ContactId { get; init; }

    public string? WebhookId { get; init; }

    /// <summary>Received at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Received before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many at most; null for all.</summary>
    public int? Most { get; init; }
}

namespace GhlStockTwits.Sync.Inbox;

/// <summary>Which deliveries are looked for. What is null does not matter.</summary>
internal sealed record DeliveryFilter
{
    /// <summary>The number in the inbox.</summary>
    public long? Number { get; init; }

    public DeliveryStatus? Status { get; init; }

    /// <summary>The event's name in the catalog.</summary>
    public string? Event { get; init; }

    public string? LocationId { get; init; }

    public string? ContactId { get; init; }

    public string? WebhookId { get; init; }

    /// <summary>Received at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Received before this time.</summary>
    public DateTimeOffset? Until { get; init; }
}

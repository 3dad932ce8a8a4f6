namespace GhlStockTwits.Sync.Inbox;

/// <summary>A webhook delivery that is to be stored: what it says, and nothing of what it holds.</summary>
/// <param name="Key">
/// What it is known by when it comes again: its <c>webhookId</c>, else the hash of its body; unique for one that is not
/// verified.
/// </param>
/// <param name="Type">The event's type as HighLevel names it.</param>
internal sealed record IncomingDelivery(string Key, string Type)
{
    /// <summary>The event's name in the catalog, or null if it is not known.</summary>
    public string? Event { get; init; }

    public string? WebhookId { get; init; }

    public string? LocationId { get; init; }

    public string? CompanyId { get; init; }

    public string? ContactId { get; init; }

    /// <summary>The contact, note, task or other object.</summary>
    public string? ObjectId { get; init; }

    public string? AppId { get; init; }

    /// <summary>Whether HighLevel signed it.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Its own timestamp.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary><see cref="DeliveryStatus.Ignored"/> if nothing is to act on it.</summary>
    public DeliveryStatus Status { get; init; } = DeliveryStatus.Queued;

    /// <summary>Why nothing is to act on it.</summary>
    public string? Reason { get; init; }
}

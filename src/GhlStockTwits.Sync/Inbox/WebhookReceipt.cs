namespace GhlStockTwits.Sync.Inbox;

/// <summary>
/// A webhook delivery in the inbox, and what became of it. The payload is not kept: a delivery only says where to look.
/// </summary>
public sealed class WebhookReceipt
{
    /// <summary>Its number in the inbox. Later deliveries have higher numbers.</summary>
    public long Number { get; internal init; }

    /// <summary>The ID that HighLevel gave it, or null if it has none. It stays if it is sent again.</summary>
    public string? WebhookId { get; internal init; }

    /// <summary>The event's type as HighLevel names it.</summary>
    public string Type { get; internal init; } = string.Empty;

    /// <summary>The event's name in the catalog, for example ghl.on.ContactCreate; null if it is not known.</summary>
    public string? Event { get; internal init; }

    /// <summary>The location, or null if the delivery does not say.</summary>
    public string? LocationId { get; internal init; }

    /// <summary>The agency, or null if the delivery does not say.</summary>
    public string? CompanyId { get; internal init; }

    /// <summary>The contact, or null if the delivery does not say, as for new tasks.</summary>
    public string? ContactId { get; internal init; }

    /// <summary>The contact, note, task or other object that it is about.</summary>
    public string? ObjectId { get; internal init; }

    /// <summary>The app that it was sent to.</summary>
    public string? AppId { get; internal init; }

    /// <summary>Whether HighLevel signed it. One that is not verified came from a workflow, and is a hint.</summary>
    public bool IsVerified { get; internal init; }

    /// <summary>When it happened, as the delivery says.</summary>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>When it was received first.</summary>
    public DateTimeOffset ReceivedAt { get; internal init; }

    /// <summary>How often it came again.</summary>
    public int Duplicates { get; internal init; }

    /// <summary>When it came again last, or null if it did not.</summary>
    public DateTimeOffset? LastDuplicateAt { get; internal init; }

    /// <summary>How far it has come.</summary>
    public DeliveryStatus Status { get; internal init; }

    /// <summary>How often it was acted on, successfully or not.</summary>
    public int Attempts { get; internal init; }

    /// <summary>When it was finished, or null if it waits.</summary>
    public DateTimeOffset? FinishedAt { get; internal init; }

    /// <summary>Why it failed or was ignored, or what the last attempt met.</summary>
    public string? Reason { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => Type;
}

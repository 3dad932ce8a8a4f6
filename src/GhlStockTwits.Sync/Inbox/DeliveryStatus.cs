namespace GhlStockTwits.Sync.Inbox;

/// <summary>How far a webhook delivery has come.</summary>
public enum DeliveryStatus
{
    /// <summary>It is stored and waits to be acted on.</summary>
    Queued,

    /// <summary>What it is about was read.</summary>
    Applied,

    /// <summary>Nothing acts on it; the reason is stored.</summary>
    Ignored,

    /// <summary>It could not be acted on; the reason is stored.</summary>
    Failed,
}

namespace GhlStockTwits.Sync.Records;

/// <summary>Whether a record's handle leads to a StockTwits user.</summary>
public enum LinkStatus
{
    /// <summary>The contact names no handle.</summary>
    None,

    /// <summary>The handle has not been looked up yet; the next runs will, as the rate limit allows.</summary>
    Pending,

    /// <summary>The handle belongs to a user.</summary>
    Linked,

    /// <summary>Nobody has the handle, or it cannot be one.</summary>
    Unlinked,
}

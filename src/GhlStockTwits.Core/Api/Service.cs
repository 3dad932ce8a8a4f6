namespace GhlStockTwits.Api;

/// <summary>One of the two services that an operation belongs to.</summary>
public enum Service
{
    /// <summary>HighLevel's public API.</summary>
    HighLevel,

    /// <summary>StockTwits' REST API v2.</summary>
    StockTwits,
}

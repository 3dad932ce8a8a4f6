namespace GhlStockTwits.Sync.Records;

/// <summary>When each part of a record was last read; null where it never was.</summary>
public sealed record ReadTimes
{
    /// <summary>The tasks.</summary>
    public DateTimeOffset? Tasks { get; init; }

    /// <summary>The notes.</summary>
    public DateTimeOffset? Notes { get; init; }

    /// <summary>The appointments.</summary>
    public DateTimeOffset? Appointments { get; init; }

    /// <summary>The StockTwits profile.</summary>
    public DateTimeOffset? Profile { get; init; }
}

namespace GhlStockTwits.Benchmarks.Read;

/// <summary>Where the listing goes on.</summary>
internal sealed record FloorMeta(long? StartAfter, string? StartAfterId);

using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What a run is asked to do.</summary>
internal sealed record SyncSettings
{
    public required IReadOnlyList<Recipe> Recipes { get; init; }

    /// <summary>With more effects than this, none is done.</summary>
    public int MaxChange { get; init; } = 25;

    /// <summary>After this, nothing new is begun.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Works on a copy of the state and sends nothing: shows what would be.</summary>
    public bool IsDryRun { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What a run is asked to do.</summary>
internal sealed record SyncSettings
{
    public required IReadOnlyList<Recipe> Recipes { get; init; }

    /// <summary>If there are more updates to send than this, none is sent.</summary>
    public int MaxChange { get; init; } = 25;

    /// <summary>After this long, no new work is started.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Whether to work on a copy of the state and send nothing.</summary>
    public bool IsDryRun { get; init; }
}

using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What a run is asked to do.</summary>
internal sealed record SyncSettings
{
    public required IReadOnlyList<Recipe> Recipes { get; init; }

    /// <summary>If there are more updates to send than this, none is sent.</summary>
    public int MaxChange { get; init; } = 25;

    /// <summary>After this long, no new work is started.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromHours(2);

    /// <summary>
    /// How long a service that is away is waited for before the run ends: the next run may be an hour away.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest that a run can last.</summary>
    public static readonly TimeSpan LongestDuration = TimeSpan.FromDays(30);

    /// <summary>Whether to list all contacts even if that is not due yet.</summary>
    public bool IsFull { get; init; }

    /// <summary>Whether what is there now counts as changed, up to <see cref="MaxChange"/>.</summary>
    public bool IsBackfill { get; init; }

    /// <summary>The plan that is run, or null: then whatever the recipes say happens.</summary>
    public SyncPlan? Plan { get; init; }

    /// <summary>The deliveries of webhooks, or null: then changes are found by polling alone.</summary>
    public DeliveryInbox? Inbox { get; init; }

    /// <summary>How long a run waits for deliveries, and acts on them, when all else is done.</summary>
    public TimeSpan Linger { get; init; }

    /// <summary>Whether to work on a copy of the state and send nothing.</summary>
    public bool IsDryRun { get; init; }
}

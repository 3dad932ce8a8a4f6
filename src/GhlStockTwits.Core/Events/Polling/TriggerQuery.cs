namespace GhlStockTwits.Events.Polling;

/// <summary>What a trigger is to look for.</summary>
/// <param name="Subject">The user or symbol; null where the trigger takes none.</param>
internal sealed record TriggerQuery(string? Subject = null)
{
    /// <summary>How long before its due date a task counts as due soon.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether the first look gives what is there already.</summary>
    public bool IncludesLatest { get; init; }
}

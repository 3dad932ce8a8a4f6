namespace GhlStockTwits.Events.Polling;

/// <summary>A trigger that is being watched.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Query">What it looks for.</param>
internal sealed record TriggerWatch(PolledTrigger Trigger, TriggerQuery Query)
{
    /// <summary>What it has seen.</summary>
    public TriggerMemory Memory { get; init; } = new();
}

using GhlStockTwits.Api;

namespace GhlStockTwits.Events.Polling;

/// <summary>
/// Something that nobody announces, and that is found by reading a listing again: a row of the catalogue. What was not
/// there the last time is an occurrence; the first look is a silent baseline.
/// </summary>
internal abstract record PolledTrigger
{
    private protected PolledTrigger(string name, Operation reads)
    {
        Name = name;
        Reads = reads;
    }

    /// <summary>The trigger's name, for example <c>stocktwits.on.Mention</c>.</summary>
    public string Name { get; }

    /// <summary>The operation whose answers it looks at.</summary>
    public Operation Reads { get; }

    /// <summary>Whether it must be told whose or about what: the operation's path has a place for it.</summary>
    public bool NeedsSubject => Reads.Service == Service.StockTwits && Reads.Identity is not null;

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    /// <summary>
    /// What happened since the last look, the oldest first. The memory changes only when the look succeeded as a whole.
    /// </summary>
    internal abstract Task<object[]> LookAsync(
        Connection connection, TriggerQuery query, TriggerMemory memory, CallContext call);
}

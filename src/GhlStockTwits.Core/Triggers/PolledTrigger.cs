using GhlStockTwits.Http;

namespace GhlStockTwits.Triggers;

/// <summary>Something that nobody announces, and that is found by reading a listing again: a row of the catalogue.</summary>
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

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}

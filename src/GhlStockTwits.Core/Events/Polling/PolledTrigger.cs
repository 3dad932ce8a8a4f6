using GhlStockTwits.Api;
using GhlStockTwits.Catalog;

namespace GhlStockTwits.Events.Polling;

/// <summary>
/// A trigger that no service announces and that is found by reading a listing again. An object that was not there at
/// the last poll is an occurrence; the first poll only records a baseline.
/// </summary>
internal abstract record PolledTrigger : ICatalogItem
{
    /// <summary>The key of the cmdlets that poll every trigger.</summary>
    public const string Every = "polled.on.*";

    private static readonly Lazy<IReadOnlyDictionary<string, PolledTrigger>> s_all = new(static () =>
        OperationCatalog.Declared<PolledTrigger>()
            .ToDictionary(static trigger => trigger.Name, StringComparer.OrdinalIgnoreCase));

    private protected PolledTrigger(string name, Operation reads)
    {
        Name = name;
        Reads = reads;
    }

    /// <summary>The triggers by their names.</summary>
    public static IReadOnlyDictionary<string, PolledTrigger> All => s_all.Value;

    /// <summary>The trigger of a name in the catalog or in recipes, or null if no trigger has it.</summary>
    public static PolledTrigger? Named(string name) => All.GetValueOrDefault(name)
        ?? EventKind.Named(name).Select(EventKind.CatalogNameOf).OfType<string>()
            .Select(static known => All.GetValueOrDefault(known)).FirstOrDefault();

    /// <summary>The trigger's name, for example <c>stocktwits.on.Mention</c>.</summary>
    public string Name { get; }

    /// <summary>The operation that is polled.</summary>
    public Operation Reads { get; }

    /// <summary>The thing that must be named, User or Symbol, or null if the trigger takes none.</summary>
    public string? Subject { get; init; }

    /// <inheritdoc/>
    public CatalogEntry Entry => new()
    {
        Name = Name,
        Service = Reads.Service.Name,
        Kind = OperationKind.Polled,
        Method = Reads.Method.Method,
        Path = Reads.Path,
        Scope = Reads.Scope,
        Paging = Reads.Paging.Name,
        HelpUri = Reads.HelpUri,
    };

    /// <inheritdoc/>
    public string CmdletKey => Every;

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    /// <summary>
    /// The occurrences since the last poll, oldest first. The checkpoint changes only if the whole poll succeeded.
    /// </summary>
    internal abstract Task<object[]> PollAsync(
        Connection connection, TriggerQuery query, PollingCheckpoint checkpoint, CallContext call);
}

/// <summary>What a trigger is asked for.</summary>
/// <param name="Subject">The user or symbol, or null if the trigger takes none.</param>
internal sealed record TriggerQuery(string? Subject = null)
{
    /// <summary>How long before its due date a task is due soon.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether the first poll returns what is there already.</summary>
    public bool IncludesLatest { get; init; }
}

/// <summary>A trigger that is polled, and how far it has come.</summary>
internal sealed record TriggerSubscription(PolledTrigger Trigger, TriggerQuery Query)
{
    /// <summary>What the polls so far have seen.</summary>
    public PollingCheckpoint Checkpoint { get; init; } = new();
}

/// <summary>What the polls of a trigger have seen: the keys of occurrences, not their content.</summary>
internal sealed class PollingCheckpoint
{
    /// <summary>The number of keys that are kept.</summary>
    public const int Capacity = 20_000;

    /// <summary>Whether the baseline is recorded.</summary>
    public bool HasBaseline { get; set; }

    /// <summary>Whether the listing was empty at the baseline, so that everything in it is new.</summary>
    public bool BeganEmpty { get; set; }

    /// <summary>The known keys, newest first.</summary>
    public IReadOnlyList<string> Keys { get; set; } = [];

    /// <summary>
    /// What the last poll returned, in that order: the key of each, and the key that it took the place of, if it did.
    /// </summary>
    public IReadOnlyList<(string Key, string? Before)> Found { get; set; } = [];

    /// <summary>The checkpoint that <see cref="Write"/> wrote; an empty one for null.</summary>
    public static PollingCheckpoint Read(string? text)
    {
        string[] lines = text?.Split('\n') ?? [];
        return lines.Length == 0 ? new PollingCheckpoint()
            : new PollingCheckpoint { HasBaseline = true, BeganEmpty = lines[0] == "empty", Keys = lines[1..] };
    }

    /// <summary>The checkpoint as a text: how it began, and a line for each key.</summary>
    public string Write() => string.Join('\n', Keys.Prepend(BeganEmpty ? "empty" : "full"));

    /// <summary>Forgets what the last poll returned and was not taken, so that the next one returns it again.</summary>
    /// <param name="taken">How much was taken, from the beginning.</param>
    public void Keep(int taken)
    {
        if (taken < Found.Count)
        {
            HashSet<string> left = [.. Found.Skip(taken).Select(static one => one.Key)];
            Replace(Keys.Where(key => !left.Contains(key))
                .Concat(Found.Skip(taken).Select(static one => one.Before).OfType<string>()));
        }

        Found = [];
    }

    /// <summary>Adds keys in front of the known ones.</summary>
    public void Add(IEnumerable<string> keys) => Replace(keys.Concat(Keys));

    /// <summary>Keeps these keys only.</summary>
    public void Replace(IEnumerable<string> keys)
    {
        HasBaseline = true;
        Keys = [.. keys.Distinct(StringComparer.Ordinal).Take(Capacity)];
    }
}

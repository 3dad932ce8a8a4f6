using GhlStockTwits.Api;
using GhlStockTwits.Events;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What a run did, and what it did not.</summary>
public sealed record SyncSummary
{
    /// <summary>The run's number in the state.</summary>
    public long RunId { get; init; }

    /// <summary>The location that was read.</summary>
    public string LocationId { get; init; } = string.Empty;

    /// <summary>The StockTwits account; null without a token.</summary>
    public string? Account { get; init; }

    /// <summary>
    /// Whether a recipe only recorded a baseline: in its first run, after an edit, after a restore of the state.
    /// </summary>
    public bool Baseline { get; init; }

    /// <summary>
    /// The number of contacts read by ID: new ones, changed ones, and those that the updates mention.
    /// </summary>
    public int ContactsRead { get; init; }

    /// <summary>The number of records created.</summary>
    public int RecordsCreated { get; init; }

    /// <summary>The number of records updated.</summary>
    public int RecordsUpdated { get; init; }

    /// <summary>The number of records erased, because the contact is gone.</summary>
    public int RecordsRemoved { get; init; }

    /// <summary>The number of records with a StockTwits user.</summary>
    public int Linked { get; init; }

    /// <summary>The number of records whose handle has no user.</summary>
    public int Unlinked { get; init; }

    /// <summary>The number of records whose handle is still to be looked up.</summary>
    public int Pending { get; init; }

    /// <summary>
    /// The number of updates that are done as of this run: sent, or found on the account's stream.
    /// </summary>
    public int Sent => Effects.Count(static effect => effect.Status == EffectStatus.Done);

    /// <summary>
    /// The number of effects that wait, of all runs: for the end of quiet hours, the hourly cap, their recipe, a
    /// person, certainty.
    /// </summary>
    public int Waiting { get; init; }

    /// <summary>The number of effects parked or refused in this run.</summary>
    public int Parked => Effects.Count(static effect => effect.Status is EffectStatus.Parked or EffectStatus.Failed);

    /// <summary>The number of calls that change something at a service.</summary>
    public int Writes { get; init; }

    /// <summary>The number of calls to HighLevel.</summary>
    public int HighLevelCalls { get; init; }

    /// <summary>The number of calls to StockTwits.</summary>
    public int StockTwitsCalls { get; init; }

    /// <summary>The number of calls to HighLevel that are left today; null if it did not say.</summary>
    public long? HighLevelCallsLeft { get; init; }

    /// <summary>The number of calls to StockTwits that are left now, without waiting for the next hour.</summary>
    public int StockTwitsCallsLeft { get; init; }

    /// <summary>
    /// For schedulers: 0 if nothing was left undone but what waits for its time or a person; 2 if an effect was parked
    /// or refused; 3 if something else was left undone, which <see cref="Warnings"/> tell. A run that fails has no
    /// summary, and pwsh exits with 1.
    /// </summary>
    public int ExitCode => Parked > 0 ? 2 : Warnings.Count > 0 ? 3 : 0;

    /// <summary>
    /// The age of the oldest reading of tasks, notes, appointments and profiles among linked records.
    /// </summary>
    public IReadOnlyDictionary<string, TimeSpan> Staleness
    {
        get;
        init => field = new ItemTable<TimeSpan>(value);
    } = new ItemTable<TimeSpan>([]);

    /// <summary>The duration of the run.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What was not done, and why.</summary>
    public IReadOnlyList<string> Warnings
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>The effects that this run planned, sent or parked; in a dry run, those that it would have.</summary>
    public IReadOnlyList<Effect> Effects
    {
        get;
        init => field = new ItemList<Effect>(value);
    } = new ItemList<Effect>([]);

    /// <summary>Whether the run waited for deliveries after all else was done.</summary>
    internal bool HasLingered { get; init; }

    /// <summary>The numbers, for the log.</summary>
    internal Dictionary<string, long> Counts() => new()
    {
        ["contactsRead"] = ContactsRead,
        ["recordsCreated"] = RecordsCreated,
        ["recordsUpdated"] = RecordsUpdated,
        ["recordsRemoved"] = RecordsRemoved,
        ["linked"] = Linked,
        ["unlinked"] = Unlinked,
        ["pending"] = Pending,
        ["sent"] = Sent,
        ["waiting"] = Waiting,
        ["parked"] = Parked,
        ["writes"] = Writes,
        ["highLevelCalls"] = HighLevelCalls,
        ["stockTwitsCalls"] = StockTwitsCalls,
        ["warnings"] = Warnings.Count,
    };

    /// <inheritdoc/>
    public override string ToString() => $"run {RunId}: {Sent} sent, {Waiting} waiting, {Parked} parked";
}

/// <summary>What the parts of a run report for its summary; they may run side by side.</summary>
/// <param name="log">Where warnings are logged, too; null for nowhere.</param>
internal sealed class SyncReport(CallLog? log = null)
{
    private readonly object _gate = new();
    private readonly List<string> _warnings = [];
    private readonly List<Effect> _effects = [];
    private readonly Dictionary<string, long> _changes = [];
    private int _created;
    private int _updated;
    private int _removed;

    // What a person reads; the rest of a large run would say the same.
    private const int MaxExplanations = 200;

    private readonly List<string> _explanations = [];

    /// <summary>Why nothing happened although triggers matched, oldest first; the first ones of a large run.</summary>
    public IReadOnlyList<string> Explanations => _explanations;

    /// <summary>How many changes were noticed, by kind.</summary>
    public IReadOnlyDictionary<string, long> Changes => _changes;

    public IReadOnlyList<string> Warnings => _warnings;

    public IReadOnlyList<Effect> Effects => _effects;

    public int RecordsCreated => _created;

    public int RecordsUpdated => _updated;

    public int RecordsRemoved => _removed;

    public void Warn(string text)
    {
        if (Add(text))
        {
            log?.Warned(text);
        }
    }

    private bool Add(string text)
    {
        lock (_gate)
        {
            if (_warnings.Contains(text))
            {
                return false;
            }

            _warnings.Add(text);
            return true;
        }
    }

    /// <summary>Takes the warnings out of a progress, so that the report has them.</summary>
    /// <param name="progress">Receives all other messages.</param>
    public IProgress<ProgressMessage> Listening(IProgress<ProgressMessage>? progress) =>
        new Listener(this, progress);

    private sealed class Listener(SyncReport report, IProgress<ProgressMessage>? next) : IProgress<ProgressMessage>
    {
        public void Report(ProgressMessage value)
        {
            if (value.IsWarning)
            {
                // The call that warns has logged it.
                report.Add(value.Text);
                return;
            }

            next?.Report(value);
        }
    }

    /// <summary>Notes why nothing happened although a trigger matched.</summary>
    public void Explain(string reason)
    {
        lock (_gate)
        {
            if (_explanations.Count < MaxExplanations)
            {
                _explanations.Add(reason);
            }
        }
    }

    /// <summary>Counts changes that were noticed.</summary>
    public void Count(IEnumerable<ChangeEvent> changes)
    {
        lock (_gate)
        {
            foreach (ChangeEvent change in changes)
            {
                _changes[change.Kind] = _changes.GetValueOrDefault(change.Kind) + 1;
            }
        }
    }

    /// <summary>Notes an effect as it is now, in place of what was noted of it before.</summary>
    public void Add(Effect effect)
    {
        lock (_gate)
        {
            _effects.RemoveAll(one => one.Key == effect.Key);
            _effects.Add(effect);
        }
    }

    public void CountCreated() => Interlocked.Increment(ref _created);

    public void CountUpdated() => Interlocked.Increment(ref _updated);

    public void CountRemoved() => Interlocked.Increment(ref _removed);
}

using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What a run did, and what it did not.</summary>
public sealed class SyncSummary
{
    private readonly List<string> _warnings = [];
    private readonly List<Effect> _effects = [];

    /// <summary>The run's number in the state; 0 for a trial.</summary>
    public long RunId { get; internal set; }

    /// <summary>The location that was read.</summary>
    public string LocationId { get; internal set; } = string.Empty;

    /// <summary>The StockTwits account; null without a token.</summary>
    public string? Account { get; internal set; }

    /// <summary>Whether the run only took stock: the first one, an edited recipe, a state put back.</summary>
    public bool Baseline { get; internal set; }

    /// <summary>Contacts read because they were new or had changed.</summary>
    public int ContactsRead { get; internal set; }

    /// <summary>Records made.</summary>
    public int RecordsCreated { get; internal set; }

    /// <summary>Records that changed.</summary>
    public int RecordsUpdated { get; internal set; }

    /// <summary>Records erased, because the contact is gone.</summary>
    public int RecordsRemoved { get; internal set; }

    /// <summary>Records with a StockTwits user.</summary>
    public int Linked { get; internal set; }

    /// <summary>Records whose handle leads to nobody.</summary>
    public int Unlinked { get; internal set; }

    /// <summary>Records whose handle is still to be looked up.</summary>
    public int Pending { get; internal set; }

    /// <summary>Updates sent in this run.</summary>
    public int Sent => _effects.Count(static effect => effect.Status == EffectStatus.Done);

    /// <summary>Effects that wait: for quiet hours to end, for the hourly cap, for a person, for certainty.</summary>
    public int Waiting => _effects.Count(static effect => effect.Status
        is EffectStatus.Planned or EffectStatus.AwaitingApproval or EffectStatus.Unknown or EffectStatus.Sending);

    /// <summary>Effects set aside in this run.</summary>
    public int Parked => _effects.Count(static effect => effect.Status is EffectStatus.Parked or EffectStatus.Failed);

    /// <summary>Calls that change something at a service.</summary>
    public int Writes { get; internal set; }

    /// <summary>All calls to HighLevel.</summary>
    public int HighLevelCalls { get; internal set; }

    /// <summary>All calls to StockTwits.</summary>
    public int StockTwitsCalls { get; internal set; }

    /// <summary>The age of the oldest reading of tasks, notes, appointments and profiles among linked records.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Staleness { get; internal set; } = new Dictionary<string, TimeSpan>();

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>What was not done, and why.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The effects that this run touched, or in a trial would touch.</summary>
    public IReadOnlyList<Effect> Effects => _effects;

    internal void Warn(string text) => _warnings.Add(text);

    internal void Touch(Effect effect)
    {
        _effects.RemoveAll(one => one.Key == effect.Key);
        _effects.Add(effect);
    }
}

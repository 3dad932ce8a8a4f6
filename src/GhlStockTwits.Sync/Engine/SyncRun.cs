using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What the parts of one run share.</summary>
internal sealed class SyncRun
{
    /// <summary>Under which the state keeps when contacts were last looked through to the end.</summary>
    public const string LastReadAt = "contacts looked through";

    private readonly DateTimeOffset _deadline;

    public SyncRun(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, StateStore store, SyncSettings settings, CallContext call)
    {
        Ghl = ghl;
        StockTwits = stockTwits;
        Store = store;
        Settings = settings;
        Call = call;
        Started = settings.Time.GetUtcNow();
        _deadline = Started + settings.MaxDuration;
    }

    public HighLevelConnection Ghl { get; }

    public StockTwitsConnection StockTwits { get; }

    public StateStore Store { get; }

    public SyncSettings Settings { get; }

    public CallContext Call { get; }

    public SyncSummary Summary { get; } = new();

    public DateTimeOffset Started { get; }

    /// <summary>The services' time: this machine's, set right by the <c>Date</c> of HighLevel's answers.</summary>
    public DateTimeOffset Now => Settings.Time.GetUtcNow() + Skew;

    public bool IsOutOfTime => Settings.Time.GetUtcNow() >= _deadline;

    public long RunId { get; set; }

    /// <summary>The recipes that may have effects in this run; the others take stock.</summary>
    public HashSet<string> Active { get; } = new(StringComparer.Ordinal);

    private TimeSpan Skew { get; set; }

    /// <summary>Says what is on the disk now, or is about to leave.</summary>
    public void Report(string text) => Call.Report(text);

    /// <summary>Learns the services' time from an answer.</summary>
    public void Observe(DateTimeOffset? date)
    {
        // The header counts whole seconds; less than two apart is the same time.
        TimeSpan skew = date is { } theirs ? theirs - Settings.Time.GetUtcNow() : Skew;
        Skew = skew.Duration() < TimeSpan.FromSeconds(2) ? TimeSpan.Zero : skew;
    }
}

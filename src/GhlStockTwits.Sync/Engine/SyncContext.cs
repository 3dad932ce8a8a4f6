using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Engine;

/// <summary>The facts of one run.</summary>
/// <param name="RunId">The run's number in the state.</param>
/// <param name="Clock">The services' time.</param>
/// <param name="Deadline">When to stop starting new work, by this machine's clock.</param>
/// <param name="Call">Cancellation and progress.</param>
internal sealed record SyncContext(long RunId, ServiceClock Clock, DateTimeOffset Deadline, CallContext Call)
{
    /// <summary>For reads: they and their waits end with the run's time. What changes something is never cut.</summary>
    public CallContext Reads { get; init; } = Call;

    public DateTimeOffset Now => Clock.Now;

    /// <summary>How much of the run's time is left.</summary>
    public TimeSpan Left => Deadline - Clock.Time.GetUtcNow();

    public bool IsOutOfTime => Left <= TimeSpan.Zero;

    /// <summary>Whether reads were ended by the run's time, and not by the user.</summary>
    public bool IsCutShort =>
        Reads.CancellationToken.IsCancellationRequested && !Call.CancellationToken.IsCancellationRequested;
}

/// <summary>The services' time: this machine's, corrected by the <c>Date</c> header of HighLevel's responses.</summary>
internal sealed class ServiceClock(TimeProvider time)
{
    /// <summary>
    /// How exact the time is. The header counts whole seconds, so less than two apart is the same time.
    /// </summary>
    public static readonly TimeSpan Resolution = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private TimeSpan _skew;

    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return Time.GetUtcNow() + _skew;
            }
        }
    }

    /// <summary>Reads the services' time from a response.</summary>
    public void Observe(DateTimeOffset? date)
    {
        lock (_gate)
        {
            if (date is { } theirs && theirs - Now is var change && change.Duration() >= Resolution)
            {
                _skew += change;
            }
        }
    }
}

using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// The sandbox's time as the clock of a client, so that nothing is waited for: a wait passes the time at both at once,
/// and a deadline is met when it has passed.
/// </summary>
/// <param name="sandbox">The sandbox.</param>
/// <param name="skew">How far the client's clock is ahead of the services'.</param>
internal sealed class ServiceTime(SandboxServer sandbox, TimeSpan skew = default) : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<Alarm> _deadlines = [];

    /// <summary>How long clients have waited.</summary>
    public TimeSpan Waited { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => sandbox.Now.ToUniversalTime() + skew;

    public override long GetTimestamp() => sandbox.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Alarm alarm = new(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Pass(TimeSpan wait)
    {
        Alarm[] due;
        lock (_gate)
        {
            Waited += wait;
            sandbox.Advance(wait);
            due = [.. _deadlines.Where(one => one.DueAt <= GetTimestamp())];
            _deadlines.RemoveAll(due.Contains);
        }

        Array.ForEach(due, static one => one.Ring());
    }

    private sealed class Alarm(ServiceTime time, TimerCallback callback, object? state) : ITimer
    {
        public long DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            if (state is CancellationTokenSource)
            {
                lock (time._gate)
                {
                    DueAt = time.GetTimestamp() + dueTime.Ticks;
                    time._deadlines.Add(this);
                }

                return true;
            }

            time.Pass(dueTime);
            Ring();
            return true;
        }

        public void Ring() => ThreadPool.QueueUserWorkItem(_ => callback(state));

        public void Dispose()
        {
            lock (time._gate)
            {
                time._deadlines.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

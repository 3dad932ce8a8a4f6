using System.Diagnostics;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>The time both services go by: it runs like real time, and can be set.</summary>
internal sealed class SandboxClock
{
    private readonly object _lock = new();
    private DateTimeOffset _origin;
    private long _originTicks;

    public SandboxClock(DateTimeOffset now)
    {
        Set(now);
    }

    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
            {
                return _origin + Stopwatch.GetElapsedTime(_originTicks);
            }
        }
    }

    public void Set(DateTimeOffset now)
    {
        lock (_lock)
        {
            _origin = now.ToUniversalTime();
            _originTicks = Stopwatch.GetTimestamp();
        }
    }

    public void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            _origin += time;
        }
    }
}

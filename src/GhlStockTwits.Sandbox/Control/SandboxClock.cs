namespace GhlStockTwits.Sandbox.Control;

/// <summary>The time of both services. It advances like real time and can be set.</summary>
internal sealed class SandboxClock : TimeProvider
{
    private readonly object _lock = new();
    private DateTimeOffset _origin;
    private long _originTimestamp;

    public SandboxClock(DateTimeOffset? now)
    {
        Set(now ?? System.GetUtcNow());
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _origin + GetElapsedTime(_originTimestamp);
        }
    }

    public void Set(DateTimeOffset now)
    {
        lock (_lock)
        {
            _origin = now.ToUniversalTime();
            _originTimestamp = GetTimestamp();
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

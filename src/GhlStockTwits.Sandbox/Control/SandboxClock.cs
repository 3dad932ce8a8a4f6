namespace GhlStockTwits.Sandbox.Control;

/// <summary>The time of both services. It advances like real time and can be set, from 2000 to 2100.</summary>
internal sealed class SandboxClock : TimeProvider
{
    private static readonly DateTimeOffset s_earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

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

    /// <exception cref="ArgumentOutOfRangeException">The time is not between 2000 and 2100.</exception>
    public void Set(DateTimeOffset now)
    {
        if (now < s_earliest || now > s_latest)
        {
            throw OutOfRange(nameof(now));
        }

        lock (_lock)
        {
            _origin = now.ToUniversalTime();
            _originTimestamp = GetTimestamp();
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The new time is not between 2000 and 2100.</exception>
    public void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            DateTimeOffset now = GetUtcNow();
            if (time > s_latest - now || time < s_earliest - now)
            {
                throw OutOfRange(nameof(time));
            }

            _origin += time;
        }
    }

    private static ArgumentOutOfRangeException OutOfRange(string parameter)
    {
        return new(parameter, "The clock can be set to a time from 2000-01-01 to 2100-01-01.");
    }
}

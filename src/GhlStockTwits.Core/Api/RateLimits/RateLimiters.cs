namespace GhlStockTwits.Api;

/// <summary>
/// The process's limiters: connections that the service counts together share one. A limiter stays for as long as a
/// connection uses it or it remembers requests, so that a new connection does not get a fresh allowance.
/// </summary>
internal sealed class RateLimiters
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The limiters of this process.</summary>
    public static RateLimiters Shared { get; } = new();

    /// <summary>The number of limiters that are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                RemoveUnused();
                return _entries.Count;
            }
        }
    }

    /// <summary>The limiter for a key, created with the published allowance; responses correct it.</summary>
    /// <param name="key">What the service counts together.</param>
    /// <param name="max">The published number of requests in a window.</param>
    /// <param name="window">The published window.</param>
    /// <param name="time">The clock.</param>
    public RateLimiter For(string key, int max, TimeSpan window, TimeProvider time)
    {
        lock (_gate)
        {
            RemoveUnused();
            if (_entries.TryGetValue(key, out Entry? entry) && entry.Limiter.TryGetTarget(out RateLimiter? known))
            {
                entry.Kept = known;
                return known;
            }

            RateLimiter limiter = new(max, window, time);
            Entry created = new(new WeakReference<RateLimiter>(limiter)) { Kept = limiter };
            limiter.Granted = () => created.Kept = limiter;
            _entries[key] = created;
            return limiter;
        }
    }

    private void RemoveUnused()
    {
        foreach ((string key, Entry entry) in _entries)
        {
            // Released first and kept again if it is not idle, so that a permit that is granted meanwhile is not
            // missed.
            entry.Kept = entry.Kept is { IsIdle: true } ? null : entry.Kept;
            if (!entry.Limiter.TryGetTarget(out RateLimiter? used))
            {
                _entries.Remove(key);
            }
            else if (!used.IsIdle)
            {
                entry.Kept = used;
            }
        }
    }

    /// <param name="Limiter">Reachable for as long as a connection uses it.</param>
    private sealed record Entry(WeakReference<RateLimiter> Limiter)
    {
        /// <summary>Keeps the limiter while it remembers requests.</summary>
        public RateLimiter? Kept { get; set; }
    }
}

namespace GhlStockTwits.Api;

/// <summary>
/// The process's limiters: connections that the service counts together share one. A limiter stays for as long as a
/// connection uses it or it remembers requests, so that a new connection does not get a fresh allowance.
/// </summary>
internal sealed class RateLimiters
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Key, int Percent), Entry> _entries = [];

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
    /// <param name="options">How much of it to use, and with whom to share.</param>
    public RateLimiter For(string key, int max, TimeSpan window, TimeProvider time, RateLimitOptions options)
    {
        lock (_gate)
        {
            RemoveUnused();
            int percent = options.Percent ?? 100;
            if (Find((key, percent)) is { } known)
            {
                return Share(known, options);
            }

            RateLimitTable table = _entries.Keys.Where(one => one.Key == key).Select(Find).FirstOrDefault()?.Table
                ?? CreateTable(key, max, window, options);
            RateLimiter limiter = new(table, percent, time) { Key = key };
            Entry created = new(new WeakReference<RateLimiter>(limiter)) { Kept = limiter };
            limiter.Granted = () => created.Kept = limiter;
            _entries[(key, percent)] = created;
            return Share(limiter, options);
        }
    }

    private static RateLimiter Share(RateLimiter limiter, RateLimitOptions options)
    {
        if (options.Store is { } store)
        {
            limiter.ShareThrough(store);
        }

        return limiter;
    }

    private static RateLimitTable CreateTable(string key, int max, TimeSpan window, RateLimitOptions options)
    {
        string? failure = null;
        if (options.SharedBy == RateLimitScope.Machine)
        {
            (Memory<long> memory, failure) = RateLimitFile.Open(options.Folder, key);
            if (failure is null)
            {
                return new RateLimitTable(memory, max, window) { SharedBy = RateLimitScope.Machine };
            }
        }

        return new RateLimitTable(new long[RateLimitTable.Length], max, window) { NotSharedBecause = failure };
    }

    private RateLimiter? Find((string Key, int Percent) key)
    {
        if (!_entries.TryGetValue(key, out Entry? entry) || !entry.Limiter.TryGetTarget(out RateLimiter? known))
        {
            return null;
        }

        entry.Kept = known;
        return known;
    }

    private void RemoveUnused()
    {
        foreach (((string Key, int Percent) key, Entry entry) in _entries)
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

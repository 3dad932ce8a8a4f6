using System.Collections.Concurrent;

namespace GhlStockTwits.Api;

/// <summary>The process's limiters: connections that the service counts together share one.</summary>
internal static class RateLimiters
{
    private static readonly ConcurrentDictionary<string, RateLimiter> s_byKey = new(StringComparer.Ordinal);

    /// <summary>The limiter for a key, made on first use with the published allowance; answers correct it.</summary>
    public static RateLimiter For(string key, int max, TimeSpan window, TimeProvider time) =>
        s_byKey.GetOrAdd(key, _ => new RateLimiter(max, window, time));
}

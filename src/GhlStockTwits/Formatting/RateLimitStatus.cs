using GhlStockTwits.Api;

namespace GhlStockTwits.Formatting;

/// <summary>What is known of one service's rate limit at a moment.</summary>
public sealed class RateLimitStatus
{
    internal RateLimitStatus(string service, RateLimiter limiter)
    {
        Service = service;
        Max = limiter.Max;
        Window = limiter.Window;
        Available = limiter.Available;
        Wait = limiter.WaitFor();
        DailyLimit = limiter.DailyLimit;
        DailyRemaining = limiter.DailyRemaining;
    }

    /// <summary>The service.</summary>
    public string Service { get; }

    /// <summary>Requests allowed in one window, as last announced.</summary>
    public int Max { get; }

    /// <summary>The window, as last announced.</summary>
    public TimeSpan Window { get; }

    /// <summary>Requests that can leave now without waiting.</summary>
    public int Available { get; }

    /// <summary>How long the next request would wait.</summary>
    public TimeSpan Wait { get; }

    /// <summary>The day's allowance; null where the service has not said.</summary>
    public int? DailyLimit { get; }

    /// <summary>What is left of the day; null where the service has not said.</summary>
    public int? DailyRemaining { get; }
}

using GhlStockTwits.Api;

namespace GhlStockTwits.Formatting;

/// <summary>The state of one service's rate limit.</summary>
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

    /// <summary>The number of requests allowed in one window, as last announced.</summary>
    public int Max { get; }

    /// <summary>The window, as last announced.</summary>
    public TimeSpan Window { get; }

    /// <summary>The number of requests that can be sent now without waiting.</summary>
    public int Available { get; }

    /// <summary>How long the next request would wait.</summary>
    public TimeSpan Wait { get; }

    /// <summary>The number of requests allowed in a day, or null if the service does not say.</summary>
    public int? DailyLimit { get; }

    /// <summary>The number of requests left for the day, or null if the service does not say.</summary>
    public int? DailyRemaining { get; }
}

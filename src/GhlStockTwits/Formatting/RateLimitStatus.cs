using GhlStockTwits.Api;

namespace GhlStockTwits.Formatting;

/// <summary>The state of one service's rate limit.</summary>
public sealed class RateLimitStatus
{
    // A field of another assembly's enumeration would load that assembly when the module is imported.
    private readonly RateLimiter _limiter;

    internal RateLimitStatus(string service, RateLimiter limiter)
    {
        _limiter = limiter;
        Service = service;
        Max = limiter.Max;
        Window = limiter.Window;
        Percent = limiter.Percent;
        Available = limiter.Available;
        Wait = limiter.WaitFor();
        ResetAt = limiter.ResetAt?.ToLocalTime();
        DailyLimit = limiter.DailyLimit;
        DailyRemaining = limiter.DailyRemaining;
        DailyResetAt = limiter.DailyResetAt?.ToLocalTime();
    }

    /// <summary>The service.</summary>
    public string Service { get; }

    /// <summary>The number of requests allowed in one window, as last announced.</summary>
    public int Max { get; }

    /// <summary>The window, as last announced.</summary>
    public TimeSpan Window { get; }

    /// <summary>The percentage of the limits that the connection uses at most.</summary>
    public int Percent { get; }

    /// <summary>The number of requests that the connection can send now without waiting.</summary>
    public int Available { get; }

    /// <summary>How long the next request would wait.</summary>
    public TimeSpan Wait { get; }

    /// <summary>
    /// When the whole limit is available again if nothing is sent until then, or null if it is now.
    /// </summary>
    public DateTimeOffset? ResetAt { get; }

    /// <summary>The number of requests allowed in a day, or null if the service does not say.</summary>
    public int? DailyLimit { get; }

    /// <summary>The number of requests left for the day, or null if the service did not say.</summary>
    public int? DailyRemaining { get; }

    /// <summary>When the daily limit resets, or null if the service did not say.</summary>
    public DateTimeOffset? DailyResetAt { get; }

    /// <summary>
    /// Who keeps to the limits together: Database for all processes that use the same PostgreSQL database, on any
    /// machine, Machine for all processes that this user runs on this machine, Process for the connections of this
    /// process, where there is no disk to write to. The responses show what other programs use.
    /// </summary>
    public RateLimitScope SharedBy => _limiter.SharedBy;
}

using GhlStockTwits.Sandbox.HighLevel;
using GhlStockTwits.Sandbox.StockTwits;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>The rate limits of both services. In a request, a missing value keeps the current one.</summary>
internal sealed record RateLimitSettings(HighLevelRateLimitSettings? HighLevel, StockTwitsRateLimitSettings? StockTwits)
{
    public static RateLimitSettings From(SandboxServices services)
    {
        HighLevel.HighLevelRateLimits highLevel = services.HighLevel.Limits;
        StockTwits.StockTwitsRateLimits stockTwits = services.StockTwits.Limits;
        return new RateLimitSettings(
            new(highLevel.Max, highLevel.IntervalMilliseconds, highLevel.Daily, highLevel.Enforced),
            new(stockTwits.Anonymous, stockTwits.Token, stockTwits.Enforced, stockTwits.Headers));
    }

    /// <summary>Changes the limits and resets the counts.</summary>
    /// <exception cref="ArgumentException">A limit is negative, or the interval is not positive.</exception>
    public void ApplyTo(SandboxServices services)
    {
        if (HighLevel is { Max: < 0 } or { Daily: < 0 } or { IntervalMilliseconds: <= 0 }
            || StockTwits is { Anonymous: < 0 } or { Token: < 0 })
        {
            throw new ArgumentException("A limit must not be negative, and the interval must be positive.");
        }

        if (HighLevel is { } highLevel)
        {
            services.HighLevel.WithLock(() => highLevel.ApplyTo(services.HighLevel.Limits));
        }

        if (StockTwits is { } stockTwits)
        {
            services.StockTwits.WithLock(() => stockTwits.ApplyTo(services.StockTwits.Limits));
        }
    }
}

internal sealed record HighLevelRateLimitSettings(int? Max, int? IntervalMilliseconds, int? Daily, bool? Enforced)
{
    public HighLevelRateLimits ApplyTo(HighLevelRateLimits limits)
    {
        limits.Max = Max ?? limits.Max;
        limits.IntervalMilliseconds = IntervalMilliseconds ?? limits.IntervalMilliseconds;
        limits.Daily = Daily ?? limits.Daily;
        limits.Enforced = Enforced ?? limits.Enforced;
        limits.Reset();
        return limits;
    }
}

internal sealed record StockTwitsRateLimitSettings(int? Anonymous, int? Token, bool? Enforced, bool? Headers)
{
    public StockTwitsRateLimits ApplyTo(StockTwitsRateLimits limits)
    {
        limits.Anonymous = Anonymous ?? limits.Anonymous;
        limits.Token = Token ?? limits.Token;
        limits.Enforced = Enforced ?? limits.Enforced;
        limits.Headers = Headers ?? limits.Headers;
        limits.Reset();
        return limits;
    }
}

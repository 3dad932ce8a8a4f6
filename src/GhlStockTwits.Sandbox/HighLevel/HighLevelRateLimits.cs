using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// The rate limits, counted per application and location or company. Choice: a window has a fixed length and starts
/// with its first request; a day is a UTC day; a rejected request is not counted.
/// </summary>
internal sealed class HighLevelRateLimits
{
    private readonly Dictionary<string, Usage> _usages = [];

    public int Max { get; set; } = 100;

    public int IntervalMilliseconds { get; set; } = 10_000;

    public int Daily { get; set; } = 200_000;

    public bool Enforced { get; set; } = true;

    public void Reset()
    {
        _usages.Clear();
    }

    /// <summary>Counts a request. The status says whether it is allowed.</summary>
    public RateLimitStatus Count(string key, DateTimeOffset now)
    {
        if (!Enforced)
        {
            return new RateLimitStatus(this, true, Max, Daily, now);
        }

        if (!_usages.TryGetValue(key, out Usage? usage))
        {
            usage = new Usage();
            _usages[key] = usage;
        }

        usage.StartWindowIfDue(now, TimeSpan.FromMilliseconds(IntervalMilliseconds));
        bool isAllowed = usage.InWindow < Max && usage.Today < Daily;
        if (isAllowed)
        {
            usage.InWindow++;
            usage.Today++;
        }

        return new RateLimitStatus(this, isAllowed, Max - usage.InWindow, Daily - usage.Today, now);
    }

    private sealed class Usage
    {
        private DateTimeOffset _windowStart;
        private DateOnly _day;

        public int InWindow { get; set; }

        public int Today { get; set; }

        public void StartWindowIfDue(DateTimeOffset now, TimeSpan interval)
        {
            // A clock that was set back starts a new window.
            if (now >= _windowStart + interval || now < _windowStart)
            {
                _windowStart = now;
                InWindow = 0;
            }

            DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
            if (today != _day)
            {
                _day = today;
                Today = 0;
            }
        }
    }

    internal sealed record RateLimitStatus(
        HighLevelRateLimits Limits,
        bool IsAllowed,
        int Remaining,
        int DailyRemaining,
        DateTimeOffset Now)
    {
        public void AddHeaders(HttpResponse response)
        {
            long untilMidnight = (long)(TimeSpan.FromDays(1) - Now.UtcDateTime.TimeOfDay).TotalMilliseconds;
            response.AddHeader("X-RateLimit-Limit-Daily", Format(Limits.Daily));
            response.AddHeader("X-RateLimit-Daily-Remaining", Format(Math.Max(0, DailyRemaining)));
            response.AddHeader("X-RateLimit-Daily-Reset", Format(untilMidnight));
            response.AddHeader("X-RateLimit-Interval-Milliseconds", Format(Limits.IntervalMilliseconds));
            response.AddHeader("X-RateLimit-Max", Format(Limits.Max));
            response.AddHeader("X-RateLimit-Remaining", Format(Math.Max(0, Remaining)));
        }

        private static string Format(long number)
        {
            return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}

using System.Globalization;

namespace GhlStockTwits.Api;

/// <summary>What a response says about the rate limit (highlevel-api section 3, stocktwits-api section 4).</summary>
/// <remarks>
/// No more is believed than makes sense, so that a mistake of the service neither takes the memory of this process nor
/// locks it out for good.
/// </remarks>
internal readonly record struct RateHeaders(
    int? Max, int? Remaining, TimeSpan? Window, TimeSpan? ResetIn, int? DailyLimit, int? DailyRemaining,
    TimeSpan? DailyResetIn = null)
{
    /// <summary>The largest number of requests in a window that is believed.</summary>
    public const int LargestCount = 10_000;

    /// <summary>The longest time that is believed.</summary>
    public const long LongestTimeTicks = TimeSpan.TicksPerHour;

    /// <summary>The longest time that is believed.</summary>
    public static readonly TimeSpan LongestTime = new(LongestTimeTicks);

    private const long MillisecondsOfDay = TimeSpan.TicksPerDay / TimeSpan.TicksPerMillisecond;

    /// <summary>Reads the headers of a response that came at <paramref name="now"/>.</summary>
    public static RateHeaders Read(HttpResponseMessage response, DateTimeOffset now)
    {
        long? window = Number(response, "X-RateLimit-Interval-Milliseconds");
        long? reset = Number(response, "X-RateLimit-Reset");
        return new RateHeaders(
            Count(response, "X-RateLimit-Max", LargestCount) ?? Count(response, "X-RateLimit-Limit", LargestCount),
            Count(response, "X-RateLimit-Remaining", LargestCount),
            window is > 0 and <= int.MaxValue ? Believable(window.Value, unit: 1) : null,
            reset is > 0
                ? Believable(reset.Value - (response.Headers.Date ?? now).ToUnixTimeSeconds(), unit: 1000)
                : null,
            Count(response, "X-RateLimit-Limit-Daily", int.MaxValue),
            Count(response, "X-RateLimit-Daily-Remaining", int.MaxValue),
            Number(response, "X-RateLimit-Daily-Reset") is { } daily and <= MillisecondsOfDay
                ? TimeSpan.FromMilliseconds(daily)
                : null);
    }

    private static TimeSpan Believable(long time, int unit) =>
        TimeSpan.FromMilliseconds(Math.Clamp(time, 0, (long)LongestTime.TotalMilliseconds / unit) * unit);

    private static int? Count(HttpResponseMessage response, string name, int largest) =>
        Number(response, name) is { } number and <= int.MaxValue ? (int)Math.Min(number, largest) : null;

    private static long? Number(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;
}

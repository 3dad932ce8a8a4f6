using System.Globalization;

namespace GhlStockTwits.Api;

/// <summary>What a response says about the rate limit (highlevel-api section 3, stocktwits-api section 4).</summary>
internal readonly record struct RateHeaders(
    int? Max, int? Remaining, TimeSpan? Window, TimeSpan? ResetIn, int? DailyLimit, int? DailyRemaining)
{
    /// <summary>Reads the headers of a response that came at <paramref name="now"/>.</summary>
    public static RateHeaders Read(HttpResponseMessage response, DateTimeOffset now)
    {
        long? window = Number(response, "X-RateLimit-Interval-Milliseconds");
        long? reset = Number(response, "X-RateLimit-Reset");
        return new RateHeaders(
            Count(response, "X-RateLimit-Max") ?? Count(response, "X-RateLimit-Limit"),
            Count(response, "X-RateLimit-Remaining"),
            window is > 0 and <= int.MaxValue ? TimeSpan.FromMilliseconds(window.Value) : null,
            reset is > 0 and < 253402300800
                ? DateTimeOffset.FromUnixTimeSeconds(reset.Value) - (response.Headers.Date ?? now)
                : null,
            Count(response, "X-RateLimit-Limit-Daily"),
            Count(response, "X-RateLimit-Daily-Remaining"));
    }

    private static int? Count(HttpResponseMessage response, string name) =>
        Number(response, name) is { } number and <= int.MaxValue ? (int)number : null;

    private static long? Number(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;
}

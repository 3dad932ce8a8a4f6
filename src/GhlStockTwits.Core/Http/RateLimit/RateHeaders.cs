using System.Globalization;

namespace GhlStockTwits.Http.RateLimit;

/// <summary>What an answer says of the limit (highlevel-api section 3, stocktwits-api section 4).</summary>
internal readonly record struct RateHeaders(
    int? Max, int? Remaining, TimeSpan? Window, DateTimeOffset? Reset, int? DailyLimit, int? DailyRemaining)
{
    public static RateHeaders Read(HttpResponseMessage response)
    {
        long? window = Number(response, "X-RateLimit-Interval-Milliseconds");
        long? reset = Number(response, "X-RateLimit-Reset");
        return new RateHeaders(
            (int?)(Number(response, "X-RateLimit-Max") ?? Number(response, "X-RateLimit-Limit")),
            (int?)Number(response, "X-RateLimit-Remaining"),
            window is > 0 ? TimeSpan.FromMilliseconds(window.Value) : null,
            reset is > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(reset.Value) : null,
            (int?)Number(response, "X-RateLimit-Limit-Daily"),
            (int?)Number(response, "X-RateLimit-Daily-Remaining"));
    }

    private static long? Number(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        && number <= int.MaxValue
            ? number
            : null;
}

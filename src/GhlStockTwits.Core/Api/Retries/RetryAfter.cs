using System.Globalization;

namespace GhlStockTwits.Api;

/// <summary>Reads <c>Retry-After</c> in each of its forms: seconds, a date, nothing, nonsense.</summary>
internal static class RetryAfter
{
    /// <summary>How long to wait, never negative, or null if the header is missing or cannot be read.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values))
        {
            return null;
        }

        string value = values.First().Trim();
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
        {
            return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        }

        bool isDate = DateTimeOffset.TryParseExact(
            value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date);
        // The date is that of the service's clock, which may differ from ours.
        DateTimeOffset here = response.Headers.Date ?? now;
        return isDate ? TimeSpan.FromTicks(Math.Max(0, (date - here).Ticks)) : null;
    }
}

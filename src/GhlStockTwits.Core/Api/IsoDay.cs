using System.Globalization;

namespace GhlStockTwits.Api;

/// <summary>Reads a day without a time, such as a date of birth. Time zone and culture do not matter.</summary>
internal static class IsoDay
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Shorter numbers are not taken for milliseconds: 19900925 is more likely a date.</summary>
    private const int MillisecondDigits = 10;

    private static readonly string[] s_times =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd' 'HH:mmK",
    ];

    /// <summary>
    /// The day as yyyy-MM-dd, or null if the value is not one: a date, ISO 8601 text, or HighLevel's milliseconds.
    /// </summary>
    /// <param name="value">The value.</param>
    public static string? Read(object value) => value switch
    {
        DateOnly day => Text(day.ToDateTime(TimeOnly.MinValue)),
        DateTime time => Text(time),
        DateTimeOffset time => Text(time),
        long or int => Text(DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, null))),
        double milliseconds when double.IsInteger(milliseconds) && Math.Abs(milliseconds) < 1e14 =>
            Text(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)),
        string text => Read(text.Trim()),
        _ => null,
    };

    private static string? Read(string text)
    {
        if (DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return text;
        }

        if (text.TrimStart('-').Length >= MillisecondDigits
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return Math.Abs(milliseconds) < 1e14 ? Text(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)) : null;
        }

        return DateTimeOffset.TryParseExact(
            text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? Text(time)
            : null;
    }

    /// <summary>A time that is midnight in UTC only is HighLevel's form of a day in another time zone.</summary>
    private static string Text(DateTimeOffset time) =>
        Text(time.TimeOfDay != TimeSpan.Zero && time.UtcDateTime.TimeOfDay == TimeSpan.Zero
            ? time.UtcDateTime
            : time.DateTime);

    private static string Text(DateTime time) => time.ToString(Format, CultureInfo.InvariantCulture);
}

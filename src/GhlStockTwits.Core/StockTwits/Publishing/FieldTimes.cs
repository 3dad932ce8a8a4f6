using System.Globalization;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>
/// Writes dates and times as readers of an update expect them: days of one time zone, not of UTC. A field whose name
/// contains "date" shows the day, any other the day and the minute.
/// </summary>
internal static class FieldTimes
{
    private const string Day = "yyyy-MM-dd";
    private const string Minute = "yyyy-MM-dd HH:mm";

    // With an offset: a moment. HighLevel and exported files write both forms.
    private static readonly string[] s_moments =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'", "MM/dd/yyyy HH:mm:ss zzz",
    ];

    // Without one: what the clock of the location showed.
    private static readonly string[] s_clockTimes =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm"];

    /// <summary>Whether a value is a moment, so that its text depends on the time zone.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The field's value.</param>
    public static bool IsMoment(string name, object? value) => MomentOf(name, value) is not null;

    /// <summary>The value as a template shows it.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The field's value.</param>
    /// <param name="zone">The time zone of the readers.</param>
    public static object? Format(string name, object? value, TimeZoneInfo zone)
    {
        string form = name.Contains("date", StringComparison.OrdinalIgnoreCase) ? Day : Minute;
        if (MomentOf(name, value) is { } moment)
        {
            return Text(TimeZoneInfo.ConvertTime(moment, zone).DateTime, form);
        }

        return value switch
        {
            DateTime time => Text(time, form),
            DateOnly date => date.ToString(Day, CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            string text when IsTime(name) && DateTime.TryParseExact(
                text, s_clockTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time) =>
                    Text(time, form),
            _ => value,
        };
    }

    private static DateTimeOffset? MomentOf(string name, object? value) => value switch
    {
        DateTimeOffset moment => moment,
        DateTime { Kind: not DateTimeKind.Unspecified } time => new DateTimeOffset(time),
        string text when IsTime(name) && DateTimeOffset.TryParseExact(
            text, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) =>
                moment,
        _ => null,
    };

    private static bool IsTime(string name) =>
        name.Contains("date", StringComparison.OrdinalIgnoreCase)
        || name.Contains("time", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("At", StringComparison.Ordinal);

    private static string Text(DateTime time, string form) => time.ToString(form, CultureInfo.InvariantCulture);
}

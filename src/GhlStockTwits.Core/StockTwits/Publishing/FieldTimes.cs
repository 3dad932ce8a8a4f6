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

    /// <summary>The value as a template shows it: a <see cref="FieldTime"/>, or any other value as it is.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The field's value.</param>
    /// <param name="zone">The time zone of the readers.</param>
    public static object? Format(string name, object? value, TimeZoneInfo zone)
    {
        string form = name.Contains("date", StringComparison.OrdinalIgnoreCase) ? Day : Minute;
        if (MomentOf(name, value) is { } moment)
        {
            return Shown(TimeZoneInfo.ConvertTime(moment, zone), form);
        }

        return value switch
        {
            DateTime time => Shown(InZone(time, zone), form),
            DateOnly date => new FieldTime(
                InZone(date.ToDateTime(TimeOnly.MinValue), zone), true,
                date.ToString(Day, CultureInfo.InvariantCulture)),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            string text when IsTime(name) && DateTime.TryParseExact(
                text, s_clockTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time) =>
                    Shown(InZone(time, zone), form),
            _ => value,
        };
    }

    /// <summary>
    /// Reads a time or day, also from a text: with its offset, in milliseconds since 1970, or as the clock of a time
    /// zone shows it. Midnight UTC is a day: so HighLevel writes the dates of custom fields.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="zone">The time zone of a text without an offset.</param>
    /// <returns>The time; null if the value is none.</returns>
    public static FieldTime? Read(object? value, TimeZoneInfo zone)
    {
        if (value is FieldTime known)
        {
            return known;
        }

        if (value is not string && Format("date", value, zone) is FieldTime time)
        {
            return time;
        }

        string text = Template.TextOf(value);
        if (DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return new FieldTime(InZone(day.ToDateTime(TimeOnly.MinValue), zone), true, text);
        }

        if (DateTime.TryParseExact(
            text, s_clockTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime clock))
        {
            return new FieldTime(InZone(clock, zone), false, text);
        }

        bool isMoment = DateTimeOffset.TryParseExact(
            text, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment);
        if (!isMoment && text.Length is 12 or 13
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
        {
            moment = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            isMoment = true;
        }

        return !isMoment ? null
            : moment.Offset == TimeSpan.Zero && moment.TimeOfDay == TimeSpan.Zero
                ? new FieldTime(InZone(moment.DateTime, zone), true, Text(moment.DateTime, Day))
            : new FieldTime(moment, false, text);
    }

    private static FieldTime Shown(DateTimeOffset time, string form) => new(time, false, Text(time.DateTime, form));

    /// <summary>A time that a clock of the zone shows.</summary>
    private static DateTimeOffset InZone(DateTime clock, TimeZoneInfo zone)
    {
        DateTime time = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        return new DateTimeOffset(time, zone.GetUtcOffset(time));
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

/// <summary>A time as its readers see it.</summary>
/// <param name="Time">The time, with the offset of its readers.</param>
/// <param name="IsDay">Whether only the day is known.</param>
/// <param name="Text">As a template shows it without a format.</param>
internal readonly record struct FieldTime(DateTimeOffset Time, bool IsDay, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads dates and times that people write: ISO 8601 only, so that a text means the same in every culture.
/// </summary>
internal static partial class DateText
{
    private static readonly string[] s_clockFormats =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <summary>The forms that are read, for error messages.</summary>
    public const string Forms = "Write 2026-12-31, 2026-12-31T09:30 or 2026-12-31T09:30:00+01:00.";

    /// <summary>Reads a date without a time: <c>2026-12-31</c>.</summary>
    public static bool TryReadDay(string text, out DateOnly day) => DateOnly.TryParseExact(
        text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads a date with a time. Without an offset, it is a time of the zone.</summary>
    public static bool TryReadTime(string text, TimeZoneInfo zone, out DateTimeOffset time)
    {
        time = default;
        Match match = Time().Match(text.Trim().ToUpperInvariant());
        if (!match.Success
            || !DateTime.TryParseExact(
                $"{match.Groups["date"].Value}T{match.Groups["clock"].Value}", s_clockFormats,
                CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime clock))
        {
            return false;
        }

        if (!match.Groups["offset"].Success)
        {
            time = At(clock, zone);
            return true;
        }

        TimeSpan offset = new(Number(match, "hours"), Number(match, "minutes"), 0);
        if (offset > TimeSpan.FromHours(14) || Number(match, "minutes") > 59)
        {
            return false;
        }

        time = At(clock, match.Groups["sign"].Value == "-" ? -offset : offset);
        return true;
    }

    /// <summary>The first instant of a day in a time zone; not always midnight.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) =>
        At(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>
    /// The instant of a clock time in a time zone: the first of two when clocks go back, the end of the gap when they
    /// go forward.
    /// </summary>
    public static DateTimeOffset At(DateTime clock, TimeZoneInfo zone)
    {
        DateTime unspecified = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        return At(unspecified, zone.IsAmbiguousTime(unspecified)
            ? zone.GetAmbiguousTimeOffsets(unspecified).Max()
            : zone.GetUtcOffset(unspecified));
    }

    /// <summary>At both ends of the calendar an offset would leave it.</summary>
    private static DateTimeOffset At(DateTime clock, TimeSpan offset) =>
        new(clock, clock.Year is 1 or 9999 ? TimeSpan.Zero : offset);

    private static int Number(Match match, string group) => match.Groups[group].Success
        ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture)
        : 0;

    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?<clock>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?)"
            + @"(?<offset>Z| ?(?<sign>[+-])(?<hours>[0-9]{2})(:?(?<minutes>[0-9]{2}))?)?$", RegexOptions.None,
        PatternLimits.Timeout)]
    private static partial Regex Time();
}

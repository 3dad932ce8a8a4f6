using System.Globalization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A time at which a calendar can be booked.</summary>
public sealed class FreeSlot : ILocated
{
    /// <summary>The ID of the calendar.</summary>
    public required string CalendarId { get; init; }

    /// <summary>The start time, local or in the requested time zone.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => StartTime.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>
    /// The slots of a response, by time, and how many entries are none. The response maps days to slots and has other
    /// keys such as a trace ID beside the days (highlevel-api 2.5). Times are local, or in the time zone that was asked
    /// for.
    /// </summary>
    internal static (FreeSlot[] Slots, int LeftOut) In(
        IReadOnlyDictionary<string, object?>? days, string calendarId, string? locationId, bool isLocal = true)
    {
        object?[] entries =
        [
            .. (days ?? new Dictionary<string, object?>()).Where(static day => IsDay(day.Key))
                .SelectMany(static day => day.Value is IReadOnlyDictionary<string, object?> members
                    && members.GetValueOrDefault("slots") is object?[] slots ? slots : [day.Value]),
        ];
        DateTimeOffset[] times = [.. entries.Select(Time).OfType<DateTimeOffset>().Order()];
        FreeSlot[] found = Array.ConvertAll(times, start => new FreeSlot
        {
            CalendarId = calendarId, StartTime = isLocal ? start.ToLocalTime() : start, LocationId = locationId,
        });
        return (found, entries.Length - found.Length);
    }

    private static bool IsDay(string key) =>
        DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static DateTimeOffset? Time(object? slot) =>
        DateTimeOffset.TryParse(
            slot as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;
}

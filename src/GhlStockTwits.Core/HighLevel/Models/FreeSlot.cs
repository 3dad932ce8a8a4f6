using System.Globalization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A time at which a calendar can be booked.</summary>
public sealed class FreeSlot : ILocated
{
    /// <summary>The ID of the calendar.</summary>
    public required string CalendarId { get; init; }

    /// <summary>The start time, local or in the requested time zone.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>
    /// The slots of a response, by time. The response maps days to slots and has other keys such as a trace ID beside
    /// the days (highlevel-api 2.5). Times are local, or in the time zone that was asked for.
    /// </summary>
    internal static IEnumerable<FreeSlot> In(
        IReadOnlyDictionary<string, object?>? days, string calendarId, string? locationId, bool isLocal = true) =>
        (days ?? new Dictionary<string, object?>()).Values
            .OfType<IReadOnlyDictionary<string, object?>>()
            .SelectMany(static day => day.GetValueOrDefault("slots") as object?[] ?? [])
            .OfType<string>()
            .Select(Time)
            .OfType<DateTimeOffset>()
            .Order()
            .Select(start => new FreeSlot
            {
                CalendarId = calendarId, Start = isLocal ? start.ToLocalTime() : start, LocationId = locationId,
            });

    /// <summary>Reads a slot. One that is not a time is left out, because the others are useful without it.</summary>
    private static DateTimeOffset? Time(string slot) =>
        DateTimeOffset.TryParse(
            slot, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;
}

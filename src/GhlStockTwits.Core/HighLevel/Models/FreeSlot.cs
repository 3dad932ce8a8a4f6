using System.Globalization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A time at which a calendar can be booked.</summary>
public sealed class FreeSlot : ILocated
{
    /// <summary>The calendar.</summary>
    public required string CalendarId { get; init; }

    /// <summary>When it begins, in the time zone that was asked for or the location's own.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>
    /// The slots of an answer, by time. It is a map of days to slots, with other keys such as a trace id beside the
    /// days (highlevel-api 2.5).
    /// </summary>
    internal static IEnumerable<FreeSlot> In(
        IReadOnlyDictionary<string, object?>? days, string calendarId, string? locationId) =>
        (days ?? new Dictionary<string, object?>()).Values
            .OfType<IReadOnlyDictionary<string, object?>>()
            .SelectMany(static day => day.GetValueOrDefault("slots") as object?[] ?? [])
            .OfType<string>()
            .Select(StartOf)
            .OfType<DateTimeOffset>()
            .Order()
            .Select(start => new FreeSlot { CalendarId = calendarId, Start = start, LocationId = locationId });

    /// <summary>A slot that is not a timestamp is skipped; the others are of use without it.</summary>
    private static DateTimeOffset? StartOf(string slot) =>
        DateTimeOffset.TryParse(
            slot, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset start)
            ? start
            : null;
}

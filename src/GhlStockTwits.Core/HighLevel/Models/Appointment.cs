using System.Globalization;
using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>
/// An appointment. Calendars give its times with an offset, a contact's list without (highlevel-api 2.1, row 9): so
/// the texts stay as they were sent, and <see cref="Start"/> and <see cref="End"/> are there where they can be known.
/// </summary>
public sealed class Appointment : IContactPart
{
    private static readonly string[] s_moments =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mmzzz",
    ];

    /// <summary>The appointment's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <inheritdoc/>
    public string ContactId
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <summary>The calendar that it is in.</summary>
    public string? CalendarId { get; set; }

    /// <summary>What it is about.</summary>
    public string? Title { get; set; }

    /// <summary>new, confirmed, cancelled, showed, noshow or invalid.</summary>
    [JsonPropertyName("appointmentStatus")]
    public string? Status { get; set; }

    /// <summary>The user who attends.</summary>
    public string? AssignedUserId { get; set; }

    /// <summary>
    /// Begin, as HighLevel sent it: with an offset, or <c>yyyy-MM-dd HH:mm:ss</c> in the location's time zone.
    /// </summary>
    [JsonConverter(typeof(StringConverter))]
    public string? StartTime { get; set; }

    /// <summary>End, as HighLevel sent it.</summary>
    [JsonConverter(typeof(StringConverter))]
    public string? EndTime { get; set; }

    /// <summary>Begin; null where HighLevel did not say in which time zone.</summary>
    [JsonIgnore]
    public DateTimeOffset? Start => Moment(StartTime);

    /// <summary>End; null where HighLevel did not say in which time zone.</summary>
    [JsonIgnore]
    public DateTimeOffset? End => Moment(EndTime);

    /// <summary>The calendar's group.</summary>
    public string? GroupId { get; set; }

    /// <summary>Whether it is one of a series.</summary>
    public bool? IsRecurring { get; set; }

    /// <summary>Where it takes place; private.</summary>
    public string? Address { get; set; }

    /// <summary>What was noted with it; private.</summary>
    public string? Notes { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>Only a text with an offset is a moment; what has none must not become one by a guess.</summary>
    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParseExact(
            text, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : null;
}

using System.Globalization;
using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>
/// An appointment. Calendars return its times with an offset, the list of a contact without one (highlevel-api 2.1, row
/// 9); such times are those of the location.
/// </summary>
public sealed class Appointment : ApiObject, IContactPart
{
    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mmzzz",
    ];

    private static readonly string[] s_localFormats =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm"];

    /// <summary>The ID of the appointment.</summary>
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

    /// <summary>The ID of the calendar.</summary>
    public string? CalendarId { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The status: new, confirmed, cancelled, showed, noshow or invalid.</summary>
    [JsonPropertyName("appointmentStatus")]
    public string? Status { get; set; }

    /// <summary>The assigned user.</summary>
    [JsonPropertyName("assignedUserId")]
    public string? AssignedTo { get; set; }

    /// <summary>The users who take part.</summary>
    public TextList? Users { get; set; }

    /// <summary>The start time, or null if it has no offset and the time zone of the location is unknown.</summary>
    [JsonIgnore]
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>The end time, or null if it has no offset and the time zone of the location is unknown.</summary>
    [JsonIgnore]
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>The group of the calendar.</summary>
    public string? GroupId { get; set; }

    /// <summary>Whether the appointment is part of a series.</summary>
    public bool? IsRecurring { get; set; }

    /// <summary>The place. Private.</summary>
    public string? Address { get; set; }

    /// <summary>The notes. Private.</summary>
    public string? Notes { get; set; }

    /// <summary>The description. Private.</summary>
    public string? Description { get; set; }

    /// <summary>The kind of place, for example zoom, phone or address.</summary>
    public string? MeetingLocationType { get; set; }

    /// <summary>The rule of a series, as in iCalendar.</summary>
    public string? Rrule { get; set; }

    /// <summary>The ID of the series.</summary>
    public string? MasterEventId { get; set; }

    /// <summary>When the appointment was created.</summary>
    public DateTimeOffset? DateAdded { get; set; }

    /// <summary>When the appointment was last updated.</summary>
    public DateTimeOffset? DateUpdated { get; set; }

    [JsonInclude]
    [JsonPropertyName("startTime")]
    [JsonConverter(typeof(StringConverter))]
    internal string? StartTimeAsSent
    {
        get;
        set => StartTime = Time(field = value, null);
    }

    [JsonInclude]
    [JsonPropertyName("endTime")]
    [JsonConverter(typeof(StringConverter))]
    internal string? EndTimeAsSent
    {
        get;
        set => EndTime = Time(field = value, null);
    }

    /// <summary>Whether a time came without an offset.</summary>
    [JsonIgnore]
    internal bool LacksOffset => (StartTime is null && StartTimeAsSent is { Length: > 0 })
        || (EndTime is null && EndTimeAsSent is { Length: > 0 });

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>Reads times without an offset as those of a time zone.</summary>
    /// <param name="zone">The time zone of the location.</param>
    internal void SetTimeZone(TimeZoneInfo zone)
    {
        StartTime ??= Time(StartTimeAsSent, zone);
        EndTime ??= Time(EndTimeAsSent, zone);
    }

    private static DateTimeOffset? Time(string? text, TimeZoneInfo? zone)
    {
        if (DateTimeOffset.TryParseExact(
            text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            return time.ToLocalTime();
        }

        return zone is not null && DateTime.TryParseExact(
            text, s_localFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToLocalTime()
            : null;
    }
}

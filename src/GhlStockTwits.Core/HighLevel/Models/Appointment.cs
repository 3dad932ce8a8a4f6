using System.Globalization;
using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>
/// An appointment. Calendars return its times with an offset, the list of a contact without one (highlevel-api 2.1, row
/// 9). Therefore the times are also kept as text, and <see cref="Start"/> and <see cref="End"/> are null if they are
/// unknown.
/// </summary>
public sealed class Appointment : IContactPart
{
    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mmzzz",
    ];

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
    public string? AssignedUserId { get; set; }

    /// <summary>
    /// The start time as HighLevel sends it: with an offset, or <c>yyyy-MM-dd HH:mm:ss</c> in the location's time zone.
    /// </summary>
    [JsonConverter(typeof(StringConverter))]
    public string? StartTime { get; set; }

    /// <summary>The end time as HighLevel sends it.</summary>
    [JsonConverter(typeof(StringConverter))]
    public string? EndTime { get; set; }

    /// <summary>The start time, or null if HighLevel does not send the time zone.</summary>
    [JsonIgnore]
    public DateTimeOffset? Start => Time(StartTime);

    /// <summary>The end time, or null if HighLevel does not send the time zone.</summary>
    [JsonIgnore]
    public DateTimeOffset? End => Time(EndTime);

    /// <summary>The group of the calendar.</summary>
    public string? GroupId { get; set; }

    /// <summary>Whether the appointment is part of a series.</summary>
    public bool? IsRecurring { get; set; }

    /// <summary>The place. Private.</summary>
    public string? Address { get; set; }

    /// <summary>The notes. Private.</summary>
    public string? Notes { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>Reads text that has an offset. The offset of other text is not guessed.</summary>
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(
            text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToLocalTime()
            : null;
}

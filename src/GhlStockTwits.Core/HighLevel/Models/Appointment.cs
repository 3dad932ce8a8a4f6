using System.Text.Json.Serialization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>An appointment of a contact. HighLevel gives its times without a zone (highlevel-api 2.1, row 9), so they stay text.</summary>
public sealed class Appointment : IContactPart
{
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

    /// <summary>Begin, <c>yyyy-MM-dd HH:mm:ss</c> in the location's time zone.</summary>
    public string? StartTime { get; set; }

    /// <summary>End, <c>yyyy-MM-dd HH:mm:ss</c> in the location's time zone.</summary>
    public string? EndTime { get; set; }

    /// <summary>Where it takes place; private.</summary>
    public string? Address { get; set; }

    /// <summary>What was noted with it; private.</summary>
    public string? Notes { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}

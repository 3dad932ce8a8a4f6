using System.Text.Json.Serialization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A calendar of a location.</summary>
public sealed class Calendar : NamedItem
{
    /// <summary>The ID, named as in appointments and free slots.</summary>
    [JsonIgnore]
    public string CalendarId => Id;

    /// <summary>The type: round_robin, event, class_booking, collective, service_booking or personal.</summary>
    [JsonPropertyName("calendarType")]
    public string? Type { get; set; }

    /// <summary>Whether the calendar is active.</summary>
    public bool? IsActive { get; set; }

    /// <summary>The description.</summary>
    public string? Description { get; set; }

    /// <summary>The last part of the booking page's URL.</summary>
    public string? Slug { get; set; }

    /// <summary>The ID of the calendar group.</summary>
    public string? GroupId { get; set; }

    /// <summary>The length of a slot, in <see cref="SlotDurationUnit"/>.</summary>
    public double? SlotDuration { get; set; }

    /// <summary>The unit of the slot length: mins or hours.</summary>
    public string? SlotDurationUnit { get; set; }
}

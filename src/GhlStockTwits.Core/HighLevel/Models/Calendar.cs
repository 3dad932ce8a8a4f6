using System.Text.Json.Serialization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A calendar of a location.</summary>
public sealed class Calendar : NamedItem
{
    /// <summary>The id once more, under the name that appointments and free slots have for it.</summary>
    [JsonIgnore]
    public string CalendarId => Id;

    /// <summary>round_robin, event, class_booking, collective, service_booking or personal.</summary>
    [JsonPropertyName("calendarType")]
    public string? Type { get; set; }

    /// <summary>Whether it can be booked.</summary>
    public bool? IsActive { get; set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>The last part of its booking page's address.</summary>
    public string? Slug { get; set; }

    /// <summary>The group that it belongs to.</summary>
    public string? GroupId { get; set; }

    /// <summary>How long a slot is, in <see cref="SlotDurationUnit"/>.</summary>
    public double? SlotDuration { get; set; }

    /// <summary>mins or hours.</summary>
    public string? SlotDurationUnit { get; set; }
}

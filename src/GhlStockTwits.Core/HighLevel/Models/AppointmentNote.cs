using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A note of an appointment. Its body is private and must never be published.</summary>
public sealed class AppointmentNote : ApiObject, IHasId, ILocated, IHasPathParameters, IHasPrivateText
{
    /// <summary>The ID of the note.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The ID of the appointment.</summary>
    public string AppointmentId
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The ID of the contact of the appointment.</summary>
    public string? ContactId { get; set; }

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <summary>The text. Private.</summary>
    public string? Body { get; set; }

    /// <summary>The author, or null if the note was created with the API.</summary>
    public string? UserId { get; set; }

    /// <summary>When the note was created.</summary>
    public DateTimeOffset? DateAdded { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <inheritdoc/>
    void IHasPathParameters.SetPathParameters(Arguments call) =>
        AppointmentId = AppointmentId.Length > 0 ? AppointmentId : call["appointmentId"] as string ?? string.Empty;
}

using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A note of an appointment. Its body is private: nothing of it may ever be published.</summary>
public sealed class AppointmentNote : IHasId, ILocated, IHasPathParameters
{
    /// <summary>The note's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The appointment that it belongs to.</summary>
    public string AppointmentId
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The contact of the appointment.</summary>
    public string? ContactId { get; set; }

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <summary>The text; private.</summary>
    public string? Body { get; set; }

    /// <summary>The user who wrote it; null when the API did.</summary>
    public string? UserId { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? DateAdded { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <inheritdoc/>
    void IHasPathParameters.SetPathParameters(Arguments call) =>
        AppointmentId = AppointmentId.Length > 0 ? AppointmentId : call["appointmentId"] as string ?? string.Empty;
}

namespace GhlStockTwits.Sync.Records;

/// <summary>An appointment as the record holds it.</summary>
/// <param name="AppointmentId">HighLevel's id of the appointment.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Status">new, confirmed, cancelled, showed, noshow or invalid.</param>
/// <param name="StartTime"><c>yyyy-MM-dd HH:mm:ss</c> in the location's time zone.</param>
public sealed record RecordAppointment(string AppointmentId, string? Title, string? Status, string? StartTime);

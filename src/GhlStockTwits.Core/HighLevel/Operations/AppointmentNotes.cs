using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.Calendars;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Notes of appointments (highlevel-api 2.5). For notes of contacts, see <see cref="ContactNotes"/>.</summary>
internal static class AppointmentNotes
{
    private const string Fields = "body* userId";

    public static readonly Operation<AppointmentNote[]> List =
        Define("appointmentNote.list", "GET /calendars/appointments/{appointmentId}/notes", "get-appointment-notes",
            EventsRead, "notes", HighLevelJson.Default.AppointmentNoteArray, query: "limit:int* offset:int*") with
        {
            Version = CalendarVersion,
            Paging = HighLevelPaging.Offset,
            PageSize = 20,
        };

    public static readonly Operation<AppointmentNote> Create =
        Define("appointmentNote.create", "POST /calendars/appointments/{appointmentId}/notes",
            "create-appointment-note", EventsWrite, "note", HighLevelJson.Default.AppointmentNote, body: Fields) with
        {
            Version = CalendarVersion,
        };

    public static readonly Operation<AppointmentNote> Update =
        Define("appointmentNote.update", "PUT /calendars/appointments/{appointmentId}/notes/{noteId}",
            "update-appointment-note",
            EventsWrite, "note", HighLevelJson.Default.AppointmentNote, body: Fields) with
        {
            Version = CalendarVersion,
        };

    public static readonly Operation<Acknowledgement> Delete =
        Define("appointmentNote.delete", "DELETE /calendars/appointments/{appointmentId}/notes/{noteId}",
            "delete-appointment-note",
            EventsWrite, null, HighLevelJson.Default.Acknowledgement) with
        {
            Version = CalendarVersion,
        };
}

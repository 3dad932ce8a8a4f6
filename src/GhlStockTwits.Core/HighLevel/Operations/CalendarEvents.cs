using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.Calendars;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>The events of calendars: appointments and blocked slots (highlevel-api 2.5). They are not paged.</summary>
internal static class CalendarEvents
{
    private const string Window = "locationId* startTime:ms* endTime:ms* userId calendarId groupId";

    public static readonly Operation<Appointment[]> List =
        Define("event.list", "GET /calendars/events", "get-calendar-events",
            EventsRead, "events", HighLevelJson.Default.AppointmentArray, query: Window) with
        {
            Version = CalendarVersion,
        };

    public static readonly Operation<Dictionary<string, object?>[]> ListBlocked =
        Define("event.listBlocked", "GET /calendars/blocked-slots", "get-blocked-slots",
            EventsRead, "events", HighLevelJson.Default.DictionaryStringObjectArray, query: Window) with
        {
            Version = CalendarVersion,
        };

    public static readonly Operation<Acknowledgement> Delete =
        Define("event.delete", "DELETE /calendars/events/{eventId}", "delete-event",
            EventsWrite, null, HighLevelJson.Default.Acknowledgement) with
        {
            Version = CalendarVersion,
            SendsBody = true,
        };
}

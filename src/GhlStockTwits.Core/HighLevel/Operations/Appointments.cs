using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.Calendars;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>
/// Appointments (highlevel-api 2.5). Only reads have an envelope (2.8, no. 8). Unless toNotify is false, HighLevel runs
/// automations that may send messages to the customer. Therefore creating an appointment is never retried if its
/// outcome is unknown, and an update only after a check.
/// </summary>
internal static class Appointments
{
    private const string Fields =
        "endTime:time title meetingLocationType:custom|zoom|gmeet|phone|address|ms_teams|google meetingLocationId "
        + "overrideLocationConfig:bool appointmentStatus:new|confirmed|cancelled|showed|noshow|invalid assignedUserId "
        + "description address ignoreDateRange:bool toNotify:bool ignoreFreeSlotValidation:bool rrule";

    public static readonly Operation<Appointment> Create =
        Define("appointment.create", "POST /calendars/events/appointments", "create-appointment",
            EventsWrite, null, HighLevelJson.Default.Appointment,
            body: "calendarId* locationId* contactId* startTime:time* " + Fields) with
        {
            Version = CalendarVersion,
            RetrySafety = RetrySafety.Never,
        };

    public static readonly Operation<Appointment> Get =
        Define("appointment.get", "GET /calendars/events/appointments/{eventId}", "get-appointment",
            EventsRead, "event", HighLevelJson.Default.Appointment) with
        {
            Version = CalendarVersion,
        };

    public static readonly Operation<Appointment> Update =
        Define("appointment.update", "PUT /calendars/events/appointments/{eventId}", "edit-appointment",
            EventsWrite, null, HighLevelJson.Default.Appointment,
            body: "calendarId startTime:time " + Fields) with
        {
            Version = CalendarVersion,
            RetrySafety = RetrySafety.Verifiable,
        };
}

using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.CaseValues;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Cases for calendars and appointments.</summary>
internal static class CalendarCases
{
    private static readonly DateTimeOffset s_start = new(2027, 2, 3, 10, 0, 0, TimeSpan.Zero);

    public static Dictionary<string, Func<ContractFixture, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.calendar.list"] = static _ => Given(("showDrafted", true)),
        ["ghl.calendar.get"] = static async fixture => Values(("calendarId", (await CalendarAsync(fixture)).Id)),
        ["ghl.calendar.freeSlots"] = static async fixture => Values(
            ("calendarId", (await CalendarAsync(fixture)).Id), ("startDate", s_start), ("endDate", s_start.AddDays(7)),
            ("timezone", "America/New_York"), ("userId", (await NewAppointmentAsync(fixture)).AssignedTo)),

        ["ghl.event.list"] = static async fixture => Window(await NewAppointmentAsync(fixture)),
        ["ghl.event.listBlocked"] = static async fixture =>
        {
            await NewBlockAsync(fixture);
            return Values(
                ("startTime", s_start), ("endTime", s_start.AddDays(7)),
                ("calendarId", (await CalendarAsync(fixture)).Id));
        },
        ["ghl.event.delete"] = NewEventAsync,

        ["ghl.appointment.get"] = NewEventAsync,
        ["ghl.appointment.create"] = static async fixture => Fields()
            .With("calendarId", (await CalendarAsync(fixture)).Id).With("contactId", await ContactAsync(fixture)),
        ["ghl.appointment.update"] = static async fixture => new Arguments(await NewEventAsync(fixture))
            .With("title", "Call again").With("appointmentStatus", "showed").With("startTime", s_start.AddDays(2))
            .With("endTime", s_start.AddDays(2).AddMinutes(30)).With("toNotify", false)
            .With("calendarId", (await CalendarAsync(fixture)).Id).With("address", "Room 2"),

        ["ghl.blockSlot.create"] = static async fixture => await BlockAsync(fixture),
        ["ghl.blockSlot.update"] = static async fixture =>
            (await BlockAsync(fixture)).With("eventId", (await NewBlockAsync(fixture))["id"]).With("title", "Closed"),
    };

    private static Arguments Fields() => Values(
        ("startTime", s_start), ("endTime", s_start.AddMinutes(30)), ("title", "Call"),
        ("meetingLocationType", "phone"), ("meetingLocationId", "default"), ("overrideLocationConfig", true),
        ("appointmentStatus", "confirmed"), ("description", "About the report"), ("address", "Room 1"),
        ("ignoreDateRange", false), ("toNotify", false), ("ignoreFreeSlotValidation", true));

    private static Arguments Window(Appointment one) => Values(
        ("startTime", s_start), ("endTime", s_start.AddDays(7)), ("calendarId", one.CalendarId),
        ("userId", one.AssignedTo));

    private static async Task<Calendar> CalendarAsync(ContractFixture fixture) =>
        (await fixture.SendAsync(Calendars.List, Values()))[0];

    /// <summary>A contact that already has appointments; other cases use the first contact that has some.</summary>
    private static async Task<string> ContactAsync(ContractFixture fixture) =>
        (await fixture.ContactWithAsync(async contact =>
            (await fixture.SendAsync(Contacts.ListAppointments, Values(("contactId", contact.Id)))).Length > 0)).Id;

    private static async Task<Appointment> NewAppointmentAsync(ContractFixture fixture) =>
        await fixture.SendAsync(Appointments.Create, Values(
            ("calendarId", (await CalendarAsync(fixture)).Id), ("contactId", await ContactAsync(fixture)),
            ("startTime", s_start), ("toNotify", false), ("ignoreFreeSlotValidation", true)));

    private static async Task<Arguments> NewEventAsync(ContractFixture fixture) =>
        Values(("eventId", (await NewAppointmentAsync(fixture)).Id));

    private static async Task<Arguments> BlockAsync(ContractFixture fixture) => Values(
        ("calendarId", (await CalendarAsync(fixture)).Id), ("startTime", s_start), ("endTime", s_start.AddHours(1)),
        ("title", "Holiday"));

    private static async Task<Dictionary<string, object?>> NewBlockAsync(ContractFixture fixture) =>
        await fixture.SendAsync(BlockSlots.Create, await BlockAsync(fixture));
}

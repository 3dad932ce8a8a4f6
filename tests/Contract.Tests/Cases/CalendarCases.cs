using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.Value;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>For each row of calendars, values that say all that the row can say.</summary>
internal static class CalendarCases
{
    private static readonly DateTimeOffset s_start = new(2027, 2, 3, 10, 0, 0, TimeSpan.Zero);

    public static Dictionary<string, Func<ContractWorld, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.calendar.list"] = static _ => Given(("showDrafted", true)),
        ["ghl.calendar.get"] = static async world => Values(("calendarId", (await CalendarAsync(world)).Id)),
        ["ghl.calendar.freeSlots"] = static async world => Values(
            ("calendarId", (await CalendarAsync(world)).Id), ("startDate", s_start), ("endDate", s_start.AddDays(7)),
            ("timezone", "America/New_York"), ("userId", (await NewAppointmentAsync(world)).AssignedUserId)),

        ["ghl.event.list"] = static async world => Window(await NewAppointmentAsync(world)),
        ["ghl.event.listBlocked"] = static async world =>
        {
            await NewBlockAsync(world);
            return Values(
                ("startTime", s_start), ("endTime", s_start.AddDays(7)),
                ("calendarId", (await CalendarAsync(world)).Id));
        },
        ["ghl.event.delete"] = NewEventAsync,

        ["ghl.appointment.get"] = NewEventAsync,
        ["ghl.appointment.create"] = static async world => Fields()
            .With("calendarId", (await CalendarAsync(world)).Id).With("contactId", await ContactAsync(world)),
        ["ghl.appointment.update"] = static async world => new Arguments(await NewEventAsync(world))
            .With("title", "Call again").With("appointmentStatus", "showed").With("startTime", s_start.AddDays(2))
            .With("endTime", s_start.AddDays(2).AddMinutes(30)).With("toNotify", false)
            .With("calendarId", (await CalendarAsync(world)).Id).With("address", "Room 2"),

        ["ghl.blockSlot.create"] = static async world => await BlockAsync(world),
        ["ghl.blockSlot.update"] = static async world =>
            (await BlockAsync(world)).With("eventId", (await NewBlockAsync(world))["id"]).With("title", "Closed"),
    };

    private static Arguments Fields() => Values(
        ("startTime", s_start), ("endTime", s_start.AddMinutes(30)), ("title", "Call"),
        ("meetingLocationType", "phone"), ("meetingLocationId", "default"), ("overrideLocationConfig", true),
        ("appointmentStatus", "confirmed"), ("description", "About the report"), ("address", "Room 1"),
        ("ignoreDateRange", false), ("toNotify", false), ("ignoreFreeSlotValidation", true));

    private static Arguments Window(Appointment one) => Values(
        ("startTime", s_start), ("endTime", s_start.AddDays(7)), ("calendarId", one.CalendarId),
        ("userId", one.AssignedUserId));

    private static async Task<Calendar> CalendarAsync(ContractWorld world) =>
        (await world.MakeAsync(Calendars.List, Values()))[0];

    /// <summary>One that has appointments already: other cases look for the first contact that has.</summary>
    private static async Task<string> ContactAsync(ContractWorld world) =>
        (await world.ContactWithAsync(async contact =>
            (await world.MakeAsync(Contacts.ListAppointments, Values(("contactId", contact.Id)))).Length > 0)).Id;

    private static async Task<Appointment> NewAppointmentAsync(ContractWorld world) =>
        await world.MakeAsync(Appointments.Create, Values(
            ("calendarId", (await CalendarAsync(world)).Id), ("contactId", await ContactAsync(world)),
            ("startTime", s_start), ("toNotify", false)));

    private static async Task<Arguments> NewEventAsync(ContractWorld world) =>
        Values(("eventId", (await NewAppointmentAsync(world)).Id));

    private static async Task<Arguments> BlockAsync(ContractWorld world) => Values(
        ("calendarId", (await CalendarAsync(world)).Id), ("startTime", s_start), ("endTime", s_start.AddHours(1)),
        ("title", "Holiday"));

    private static async Task<Dictionary<string, object?>> NewBlockAsync(ContractWorld world) =>
        await world.MakeAsync(BlockSlots.Create, await BlockAsync(world));
}

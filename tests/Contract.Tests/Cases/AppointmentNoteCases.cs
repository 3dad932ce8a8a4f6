using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.CaseValues;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Cases for appointment notes.</summary>
internal static class AppointmentNoteCases
{
    public static Dictionary<string, Func<ContractFixture, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.appointmentNote.list"] = static async fixture =>
            Values(("appointmentId", (await NewNoteAsync(fixture))["appointmentId"]), ("limit", 5), ("offset", 0)),
        ["ghl.appointmentNote.create"] = static async fixture => Values(
            ("appointmentId", await AppointmentAsync(fixture)), ("body", "Prepared."),
            ("userId", await UserAsync(fixture))),
        ["ghl.appointmentNote.update"] = static async fixture =>
            (await NewNoteAsync(fixture)).With("body", "Done.").With("userId", await UserAsync(fixture)),
        ["ghl.appointmentNote.delete"] = static async fixture => await NewNoteAsync(fixture),
    };

    private static async Task<Arguments> NewNoteAsync(ContractFixture fixture)
    {
        string appointmentId = await AppointmentAsync(fixture);
        AppointmentNote note = await fixture.SendAsync(
            AppointmentNotes.Create, Values(("appointmentId", appointmentId), ("body", "Prepared.")));
        return Values(("appointmentId", appointmentId), ("noteId", note.Id));
    }

    private static async Task<string> AppointmentAsync(ContractFixture fixture) =>
        (string)(await CalendarCases.All["ghl.appointment.get"](fixture))["eventId"]!;

    private static async Task<string> UserAsync(ContractFixture fixture) =>
        (await fixture.SendAsync(Users.ListByLocation, Values()))[0].Id;
}

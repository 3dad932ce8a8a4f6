using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.Value;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>For each row of appointments' notes, values that say all that the row can say.</summary>
internal static class AppointmentNoteCases
{
    public static Dictionary<string, Func<ContractWorld, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.appointmentNote.list"] = static async world =>
            Values(("appointmentId", (await NewNoteAsync(world))["appointmentId"]), ("limit", 5), ("offset", 0)),
        ["ghl.appointmentNote.create"] = static async world => Values(
            ("appointmentId", await AppointmentAsync(world)), ("body", "Prepared."), ("userId", await UserAsync(world))),
        ["ghl.appointmentNote.update"] = static async world =>
            (await NewNoteAsync(world)).With("body", "Done.").With("userId", await UserAsync(world)),
        ["ghl.appointmentNote.delete"] = static async world => await NewNoteAsync(world),
    };

    private static async Task<Arguments> NewNoteAsync(ContractWorld world)
    {
        string appointmentId = await AppointmentAsync(world);
        AppointmentNote note = await world.MakeAsync(
            AppointmentNotes.Create, Values(("appointmentId", appointmentId), ("body", "Prepared.")));
        return Values(("appointmentId", appointmentId), ("noteId", note.Id));
    }

    private static async Task<string> AppointmentAsync(ContractWorld world) =>
        (string)(await CalendarCases.All["ghl.appointment.get"](world))["eventId"]!;

    private static async Task<string> UserAsync(ContractWorld world) =>
        (await world.MakeAsync(Users.ListByLocation, Values()))[0].Id;
}

using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the notes of appointments.</summary>
/// <example>
///   <summary>Get the notes of an appointment</summary>
///   <code>Get-GhlAppointmentNote $appointmentId</code>
/// </example>
/// <example>
///   <summary>Get the notes of all appointments of a contact</summary>
///   <code>Get-GhlContactAppointment $id | Get-GhlAppointmentNote</code>
/// </example>
/// <example>
///   <summary>Get the newest note</summary>
///   <code>Get-GhlAppointmentNote $appointmentId | Sort-Object DateAdded | Select-Object -Last 1</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlAppointmentNote")]
[OutputType(typeof(AppointmentNote))]
[Calls("ghl.appointmentNote.list")]
public sealed class GetGhlAppointmentNoteCommand : HighLevelCmdlet
{
    /// <summary>The appointments whose notes are returned. Accepts appointments or their IDs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The ID of the appointment.")]
    [Alias("Id")]
    public AppointmentArgument[] AppointmentId { get; set; } = [];

    private protected override void Process() => ForEach(AppointmentId, appointment => WriteList(
        AppointmentNotes.List, new Arguments { { "appointmentId", IdOf(appointment) } }));
}

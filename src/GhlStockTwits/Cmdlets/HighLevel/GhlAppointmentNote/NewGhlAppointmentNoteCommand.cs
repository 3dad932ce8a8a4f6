using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Creates notes for appointments.</summary>
/// <example>
///   <summary>Create a note</summary>
///   <code>New-GhlAppointmentNote $appointmentId -Body 'Wants the annual report first.'</code>
/// </example>
/// <example>
///   <summary>Create the same note for all appointments of a contact</summary>
///   <code>Get-GhlContactAppointment $id | New-GhlAppointmentNote -Body 'Send the agenda.'</code>
/// </example>
/// <example>
///   <summary>Create a note as a user</summary>
///   <code>New-GhlAppointmentNote $appointmentId -Body 'Prepared.' -UserId $userId</code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlAppointmentNote", SupportsShouldProcess = true)]
[OutputType(typeof(AppointmentNote))]
[Calls("ghl.appointmentNote.create")]
public sealed class NewGhlAppointmentNoteCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly AppointmentNoteFields _fields = new();

    /// <summary>The ID of the appointment to create the note for. Accepts appointments.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the appointment.")]
    [Alias("Id")]
    public string AppointmentId { get; set; } = string.Empty;

    private protected override object? Target => AppointmentId;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        if (ShouldProcess($"appointment {AppointmentId}", "Create note"))
        {
            WriteObject(Invoke(AppointmentNotes.Create));
        }
    }
}

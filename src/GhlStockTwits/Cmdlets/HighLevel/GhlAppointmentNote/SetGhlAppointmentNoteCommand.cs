using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Changes the text of notes of appointments.</summary>
/// <example>
///   <summary>Change the newest note of an appointment</summary>
///   <code>
/// Get-GhlAppointmentNote $appointmentId | Select-Object -Last 1 |
///     Set-GhlAppointmentNote -Body 'Has the annual report.'
///   </code>
/// </example>
/// <example>
///   <summary>Create a note and correct it</summary>
///   <code>
/// New-GhlAppointmentNote $appointmentId -Body 'Calll back.' | Set-GhlAppointmentNote -Body 'Call back.' -PassThru
///   </code>
/// </example>
/// <example>
///   <summary>Show which notes would be changed</summary>
///   <code>Get-GhlAppointmentNote $appointmentId | Set-GhlAppointmentNote -Body 'Done.' -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlAppointmentNote", SupportsShouldProcess = true)]
[OutputType(typeof(AppointmentNote))]
[Calls("ghl.appointmentNote.update")]
public sealed class SetGhlAppointmentNoteCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly AppointmentNoteFields _fields = new();

    /// <summary>The ID of the note to change. Accepts objects from Get-GhlAppointmentNote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the note.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    /// <summary>
    /// The ID of the appointment that the note belongs to. Accepts notes from Get-GhlAppointmentNote.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The ID of the appointment.")]
    public string AppointmentId { get; set; } = string.Empty;

    /// <summary>Returns the changed note.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        Arguments changes = Bind(AppointmentNotes.Update);
        if (!ShouldProcess($"appointment note {Id}", Changes.Describe(AppointmentNotes.Update, changes)))
        {
            return;
        }

        AppointmentNote? changed = Invoke(AppointmentNotes.Update, changes);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}

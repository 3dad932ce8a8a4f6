using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes notes of appointments. This cannot be undone.</summary>
/// <example>
///   <summary>Remove a note that was created by mistake</summary>
///   <code>New-GhlAppointmentNote $appointmentId -Body 'On the wrong one.' | Remove-GhlAppointmentNote</code>
/// </example>
/// <example>
///   <summary>Remove all notes of an appointment</summary>
///   <code>Get-GhlAppointmentNote $appointmentId | Remove-GhlAppointmentNote</code>
/// </example>
/// <example>
///   <summary>Show which old notes would be removed</summary>
///   <code>
/// Get-GhlAppointmentNote $appointmentId | Where-Object DateAdded -LT '2026-01-01' | Remove-GhlAppointmentNote -WhatIf
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlAppointmentNote", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.appointmentNote.delete")]
public sealed class RemoveGhlAppointmentNoteCommand : HighLevelCmdlet
{
    /// <summary>The ID of the note to remove. Accepts objects from Get-GhlAppointmentNote.</summary>
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

    private protected override object? Target => Id;

    private protected override void Process()
    {
        if (ShouldProcess($"appointment note {Id}", "Remove"))
        {
            Invoke(AppointmentNotes.Delete);
        }
    }
}

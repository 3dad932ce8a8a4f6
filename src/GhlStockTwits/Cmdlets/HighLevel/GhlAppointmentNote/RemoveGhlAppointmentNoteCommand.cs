using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
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
    /// <summary>
    /// The notes to remove. Accepts notes from Get-GhlAppointmentNote, or IDs with -AppointmentId.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The ID of the note.")]
    [Alias("Id")]
    public AppointmentNoteArgument[] NoteId { get; set; } = [];

    /// <summary>
    /// The appointment that the notes belong to. Accepts an appointment or its ID. Default: as the note has it.
    /// </summary>
    [Parameter]
    public AppointmentArgument? AppointmentId { get; set; }

    private protected override void Process() => ForEach(NoteId, note =>
    {
        string id = IdOf(note);
        Arguments arguments = new() { { "appointmentId", AppointmentIdOf(note, AppointmentId) }, { "noteId", id } };
        if (ShouldProcess($"appointment note {id}", "Remove"))
        {
            Invoke(AppointmentNotes.Delete, arguments);
        }
    });
}

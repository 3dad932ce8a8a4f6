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
public sealed class SetGhlAppointmentNoteCommand : HighLevelCmdlet
{
    /// <summary>
    /// The notes to change. Accepts notes from Get-GhlAppointmentNote, or IDs with -AppointmentId.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The ID of the note.")]
    [Alias("Id")]
    public AppointmentNoteArgument[] NoteId { get; set; } = [];

    /// <summary>
    /// The appointment that the notes belong to. Accepts an appointment or its ID. Default: as the note has it.
    /// </summary>
    [Parameter]
    public AppointmentArgument? AppointmentId { get; set; }

    /// <summary>The text of the note, at most 5000 characters.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The text of the note.")]
    [ValidateLength(1, 5000)]
    public string Body { get; set; } = string.Empty;

    /// <summary>The user shown as the author. Accepts an ID, a name or an e-mail address.</summary>
    [Parameter]
    [Alias("UserId")]
    [Argument("userId")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? User { get; set; }

    /// <summary>Returns the changed note.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        Arguments changes = Bind(AppointmentNotes.Update);
        string action = Changes.Describe(AppointmentNotes.Update, changes);
        ForEach(NoteId, note =>
        {
            string id = IdOf(note);
            string appointmentId = AppointmentIdOf(note, AppointmentId);
            if (!ShouldProcess($"appointment note {id}", action))
            {
                return;
            }

            AppointmentNote? changed = Invoke(
                AppointmentNotes.Update, changes.With("appointmentId", appointmentId).With("noteId", id));
            if (PassThru)
            {
                WriteObject(changed);
            }
        });
    }
}

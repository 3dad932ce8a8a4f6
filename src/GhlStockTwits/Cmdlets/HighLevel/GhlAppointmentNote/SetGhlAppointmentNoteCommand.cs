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
///   <summary>Another text for the newest note of an appointment</summary>
///   <code>
/// Get-GhlAppointmentNote $appointmentId | Select-Object -Last 1 | Set-GhlAppointmentNote -Body 'Has the annual report.'
///   </code>
/// </example>
/// <example>
///   <summary>A new note, corrected at once</summary>
///   <code>
/// New-GhlAppointmentNote $appointmentId -Body 'Calll back.' | Set-GhlAppointmentNote -Body 'Call back.' -PassThru
///   </code>
/// </example>
/// <example>
///   <summary>See what would change</summary>
///   <code>Get-GhlAppointmentNote $appointmentId | Set-GhlAppointmentNote -Body 'Done.' -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlAppointmentNote", SupportsShouldProcess = true)]
[OutputType(typeof(AppointmentNote))]
[Calls("ghl.appointmentNote.update")]
public sealed class SetGhlAppointmentNoteCommand : SetItemCmdlet<AppointmentNote>
{
    /// <summary>The appointment's id; notes can be piped.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The appointment's id.")]
    public string AppointmentId { get; set; } = string.Empty;

    /// <summary>The new text, of 5000 characters at most.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The text of the note.")]
    [ValidateLength(1, 5000)]
    public string Body { get; set; } = string.Empty;

    /// <summary>The id or e-mail address of the user who is to be named as its writer.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? UserId { get; set; }

    private protected override Operation<AppointmentNote> Update => AppointmentNotes.Update;
}

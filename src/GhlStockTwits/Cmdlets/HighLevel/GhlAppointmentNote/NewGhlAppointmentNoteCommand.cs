using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Writes notes on appointments.</summary>
/// <example>
///   <summary>One note</summary>
///   <code>New-GhlAppointmentNote $appointmentId -Body 'Wants the annual report first.'</code>
/// </example>
/// <example>
///   <summary>The same note on all that a contact has booked</summary>
///   <code>Get-GhlContactAppointment $id | New-GhlAppointmentNote -Body 'Send the agenda.'</code>
/// </example>
/// <example>
///   <summary>In the name of a user</summary>
///   <code>New-GhlAppointmentNote $appointmentId -Body 'Prepared.' -UserId $userId</code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlAppointmentNote", SupportsShouldProcess = true)]
[OutputType(typeof(AppointmentNote))]
[Calls("ghl.appointmentNote.create")]
public sealed class NewGhlAppointmentNoteCommand : NewItemCmdlet<AppointmentNote>
{
    /// <summary>The appointment's id; appointments can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The appointment's id.")]
    [Alias("Id")]
    public string AppointmentId { get; set; } = string.Empty;

    /// <summary>The text, of 5000 characters at most.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The text of the note.")]
    [ValidateLength(1, 5000)]
    public string Body { get; set; } = string.Empty;

    /// <summary>The id or e-mail address of the user who is to be named as its writer.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? UserId { get; set; }

    private protected override object? Target => AppointmentId;

    private protected override Operation<AppointmentNote> Create => AppointmentNotes.Create;
}

using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
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
public sealed class NewGhlAppointmentNoteCommand : HighLevelCmdlet
{
    private const int MaxLength = 5000;

    /// <summary>The appointments to create the note for. Accepts appointments or their IDs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The ID of the appointment.")]
    [Alias("Id")]
    public AppointmentArgument[] AppointmentId { get; set; } = [];

    /// <summary>
    /// The text of the note, at most 5000 characters. Accepts texts from the pipeline with -AppointmentId.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, HelpMessage = "The text of the note.")]
    public TextArgument? Body { get; set; }

    /// <summary>The user shown as the author. Accepts an ID, a name or an e-mail address.</summary>
    [Parameter]
    [Alias("UserId")]
    [Argument("userId")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? User { get; set; }

    private protected override void Process()
    {
        (IEnumerable<AppointmentArgument> appointments, string text) = Body!.For(
            AppointmentId, static input => new AppointmentArgument(input), ObjectKind.Appointment);
        if (text.Length > MaxLength)
        {
            throw CmdletErrors.Invalid(
                "NoteTooLong", $"The text of the note has {text.Length} characters.",
                $"Pass at most {MaxLength} characters.");
        }

        Arguments note = Bind(AppointmentNotes.Create).With("body", text);
        ForEach(appointments, appointment =>
        {
            string id = IdOf(appointment);
            if (ShouldProcess($"appointment {id}", "Create note"))
            {
                WriteObject(Invoke(AppointmentNotes.Create, note.With("appointmentId", id)));
            }
        });
    }
}

using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Changes appointments: status, time, title and more. Only the fields that you pass are changed. HighLevel then runs
/// the automations of the location, which may send messages to the contact; -ToNotify:$false suppresses them.
/// </summary>
/// <example>
///   <summary>Change the status</summary>
///   <code>Set-GhlAppointment $appointmentId -Status showed</code>
/// </example>
/// <example>
///   <summary>Move an appointment; without -EndTime, HighLevel sets the end</summary>
///   <code>
/// Set-GhlAppointment $appointmentId -StartTime '2027-03-02T15:00Z' -EndTime '2027-03-02T15:30Z' -PassThru
///   </code>
/// </example>
/// <example>
///   <summary>Cancel the confirmed appointments of a contact without running automations</summary>
///   <code>
/// $booked = Get-GhlContactAppointment $id | Where-Object Status -EQ confirmed
/// $booked | Set-GhlAppointment -Status cancelled -ToNotify:$false
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlAppointment", SupportsShouldProcess = true)]
[OutputType(typeof(Appointment))]
[Calls("ghl.appointment.update")]
public sealed class SetGhlAppointmentCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly AppointmentFields _fields = new();

    /// <summary>The appointments to change. Accepts appointments or their IDs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The ID of the appointment.")]
    [Alias("Id")]
    public AppointmentArgument[] AppointmentId { get; set; } = [];

    /// <summary>The new start: a date or ISO 8601 text. A time without an offset is local.</summary>
    [Parameter]
    [Alias("Start")]
    [DateTransformation]
    public DateArgument StartTime { get; set; }

    /// <summary>The calendar to move the appointments to. Accepts an ID, a name or a calendar.</summary>
    [Parameter]
    [Alias("CalendarId")]
    [Argument("calendarId")]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    public CalendarArgument? Calendar { get; set; }

    /// <summary>Returns the changed appointment.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        Arguments changes = Bind(Appointments.Update);
        string action = Changes.Describe(Appointments.Update, changes);
        ForEach(AppointmentId, appointment =>
        {
            string id = IdOf(appointment);
            if (!ShouldProcess($"appointment {id}", action))
            {
                return;
            }

            Appointment? changed = Invoke(Appointments.Update, changes.With("eventId", id));
            if (PassThru)
            {
                WriteObject(changed);
            }
        });
    }
}

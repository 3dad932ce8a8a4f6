using System.Globalization;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Books appointments for contacts. HighLevel then runs the automations of the location, which may send messages to the
/// contact; -ToNotify:$false suppresses them. Accepts free slots from the pipeline. A request whose outcome is unknown
/// is not sent again.
/// </summary>
/// <example>
///   <summary>Book the first free slot of a calendar</summary>
///   <code>Get-GhlFreeSlot $calendarId | Select-Object -First 1 | New-GhlAppointment -ContactId $id</code>
/// </example>
/// <example>
///   <summary>Book a specific time for a contact by e-mail address</summary>
///   <code>New-GhlAppointment $email -CalendarId $calendarId -StartTime '2027-03-01T15:00Z' -Title 'Report'</code>
/// </example>
/// <example>
///   <summary>Record a call that already took place, without running automations</summary>
///   <code>
/// $call = @{ CalendarId = $calendarId; StartTime = (Get-Date).AddHours(-1); Status = 'showed'; ToNotify = $false }
/// New-GhlAppointment $id @call -IgnoreFreeSlotValidation
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlAppointment", SupportsShouldProcess = true)]
[OutputType(typeof(Appointment))]
[Calls("ghl.appointment.create")]
public sealed class NewGhlAppointmentCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly AppointmentFields _fields = new();

    /// <summary>The contacts to book the appointment for. Accepts IDs, e-mail addresses and objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The calendar. Accepts an ID, a name, a calendar and slots from Get-GhlFreeSlot.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The calendar: its ID or its name.")]
    [Alias("CalendarId")]
    [Argument("calendarId")]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    public CalendarArgument? Calendar { get; set; }

    /// <summary>
    /// The start: a date or ISO 8601 text. Accepts slots from Get-GhlFreeSlot. A time without an offset is local.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The start, for example 2027-03-01T10:00.")]
    [Alias("Start")]
    [DateTransformation]
    public DateArgument StartTime { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        string time = TimeOf(StartTime).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
        Arguments appointment = Bind(Appointments.Create);
        ForEach(ContactId, contact =>
        {
            string id = IdOf(contact);
            if (ShouldProcess($"contact {id}", $"Book calendar {Calendar} at {time}"))
            {
                WriteObject(Invoke(Appointments.Create, appointment.With("contactId", id)));
            }
        });
    }
}

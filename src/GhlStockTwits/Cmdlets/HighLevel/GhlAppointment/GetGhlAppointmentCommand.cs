using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets appointments: those with the specified IDs, or those of calendars or a user that start within a date range.
/// Get-GhlContactAppointment returns the appointments of a contact; piped to this cmdlet they are read again, with
/// their time zone.
/// </summary>
/// <example>
///   <summary>Get an appointment by its ID</summary>
///   <code>Get-GhlAppointment $appointmentId</code>
/// </example>
/// <example>
///   <summary>Get the appointments of all calendars in the next month</summary>
///   <code>Get-GhlCalendar | Get-GhlAppointment -To (Get-Date).AddMonths(1) | Sort-Object StartTime</code>
/// </example>
/// <example>
///   <summary>Get the contacts that missed an appointment with a user last month</summary>
///   <code>
/// $month = (Get-Date).AddMonths(-1)
/// Get-GhlAppointment -User $userId -From $month -To (Get-Date) | Where-Object Status -EQ noshow | Get-GhlContact
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlAppointment", DefaultParameterSetName = RangeSet)]
[OutputType(typeof(Appointment))]
[Calls("ghl.appointment.get", "ghl.event.list", "ghl.calendar.list")]
public sealed class GetGhlAppointmentCommand : HighLevelCmdlet, IDynamicParameters
{
    private const string RangeSet = "Range";

    private readonly DateRange _range = new();
    private (DateTimeOffset From, DateTimeOffset To) _times;

    /// <summary>
    /// The appointments to return. Accepts IDs and appointments, and calendars and users from the pipeline: then their
    /// appointments in the date range.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ParameterSets.Id, ValueFromPipeline = true,
        HelpMessage = "The ID of the appointment.")]
    [Alias("Id")]
    public AppointmentArgument[] AppointmentId { get; set; } = [];

    /// <summary>
    /// The calendars whose appointments are returned. Accepts IDs, names and calendars. Default without -User and
    /// -GroupId: all calendars.
    /// </summary>
    [Parameter(ParameterSetName = RangeSet)]
    [Alias("CalendarId")]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    public CalendarArgument[] Calendar { get; set; } = [];

    /// <summary>The user whose appointments are returned. Accepts an ID, a name or an e-mail address.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    [Alias("UserId")]
    [Argument("userId")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? User { get; set; }

    /// <summary>The ID of the calendar group whose appointments are returned.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    [ValidateNotNullOrEmpty]
    public string? GroupId { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _range;

    private protected override void Begin() => _times = _range.Times(this);

    private protected override void Process()
    {
        if (ParameterSetName == ParameterSets.Id)
        {
            ForEach(AppointmentId, Read);
            return;
        }

        Arguments filters = Bind(CalendarEvents.List);
        if (Calendar.Length > 0)
        {
            ForEach(Calendar, calendar => WriteRange(filters.With("calendarId", IdOf(calendar))));
        }
        else if (User is not null || GroupId is not null)
        {
            WriteRange(filters);
        }
        else
        {
            ForEach(
                Invoke(Calendars.List) ?? [],
                calendar => WriteRange(filters.With("calendarId", calendar.Id)));
        }
    }

    private void Read(AppointmentArgument appointment)
    {
        if (appointment.Input.Kind == ObjectKind.Calendar.TypeName)
        {
            WriteRange(new Arguments { { "calendarId", IdOf(new CalendarArgument(appointment.Input.Value)) } });
        }
        else if (appointment.Input.Kind == ObjectKind.HighLevelUser.TypeName)
        {
            WriteRange(new Arguments { { "userId", IdOf(new HighLevelUserArgument(appointment.Input.Value)) } });
        }
        else
        {
            WriteObject(Invoke(
                Appointments.Get, new Arguments { { "eventId", IdOf(appointment) } }));
        }
    }

    private void WriteRange(Arguments filters) =>
        WriteList(CalendarEvents.List, filters.With("startTime", _times.From).With("endTime", _times.To));
}

using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets appointments: those with the specified IDs, or those of a calendar or a user that start within a date range.
/// Get-GhlContactAppointment returns the appointments of a contact; piped to this cmdlet they are read again, with
/// their time zone.
/// </summary>
/// <example>
///   <summary>Get an appointment by its ID</summary>
///   <code>Get-GhlAppointment $appointmentId</code>
/// </example>
/// <example>
///   <summary>Get the appointments of all calendars in the next month</summary>
///   <code>Get-GhlCalendar | Get-GhlAppointment -To (Get-Date).AddMonths(1) | Sort-Object Start</code>
/// </example>
/// <example>
///   <summary>Get the contacts that missed an appointment with a user last month</summary>
///   <code>
/// $month = (Get-Date).AddMonths(-1)
/// Get-GhlAppointment -UserId $userId -From $month -To (Get-Date) | Where-Object Status -EQ noshow | Get-GhlContact
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlAppointment", DefaultParameterSetName = ParameterSets.Id)]
[OutputType(typeof(Appointment))]
[Calls("ghl.appointment.get", "ghl.event.list")]
public sealed class GetGhlAppointmentCommand : HighLevelCmdlet, IDynamicParameters
{
    private const string RangeSet = "Range";

    private readonly DateRange _range = new();
    private (DateTimeOffset From, DateTimeOffset To) _times;

    /// <summary>The IDs of the appointments. Accepts appointments.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ParameterSets.Id,
        ValueFromPipelineByPropertyName = true, HelpMessage = "The ID of the appointment.")]
    public string[] Id { get; set; } = [];

    /// <summary>The calendar whose appointments are returned. Accepts calendars from Get-GhlCalendar.</summary>
    [Parameter(ParameterSetName = RangeSet, ValueFromPipeline = true)]
    public Calendar? Calendar { get; set; }

    /// <summary>The ID of the calendar whose appointments are returned.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    public string? CalendarId { get; set; }

    /// <summary>The user whose appointments are returned. Accepts an ID or an e-mail address.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? UserId { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _range;

    private protected override void Begin() => _times = _range.Times(this);

    private protected override void Process()
    {
        if (ParameterSetName == ParameterSets.Id)
        {
            ForEach(Id, id => WriteObject(Invoke(Appointments.Get, new Arguments { { "eventId", id } })));
            return;
        }

        // HighLevel refuses a request with neither a calendar nor a user, and says why.
        Arguments filters = Bind(CalendarEvents.List).With("startTime", _times.From).With("endTime", _times.To);
        WriteList(CalendarEvents.List, Calendar is null ? filters : filters.With("calendarId", Calendar.Id));
    }
}

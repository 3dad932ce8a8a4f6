using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets appointments: those of given ids, or all of a calendar or a user that begin within a span of time. Those of a
/// contact come by Get-GhlContactAppointment; piped here they are read again, with their time zone.
/// </summary>
/// <example>
///   <summary>One appointment</summary>
///   <code>Get-GhlAppointment $appointmentId</code>
/// </example>
/// <example>
///   <summary>What every calendar holds in the next month</summary>
///   <code>Get-GhlCalendar | Get-GhlAppointment -To (Get-Date).AddMonths(1) | Sort-Object Start</code>
/// </example>
/// <example>
///   <summary>Whom a user missed last month</summary>
///   <code>
/// $month = (Get-Date).AddMonths(-1)
/// Get-GhlAppointment -UserId $userId -From $month -To (Get-Date) | Where-Object Status -EQ noshow | Get-GhlContact
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlAppointment", DefaultParameterSetName = ParameterSets.Id)]
[OutputType(typeof(Appointment))]
[Calls("ghl.appointment.get", "ghl.event.list")]
public sealed class GetGhlAppointmentCommand : WindowCmdlet
{
    private const string SpanSet = "Span";

    /// <summary>Ids; appointments can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ParameterSets.Id,
        ValueFromPipelineByPropertyName = true, HelpMessage = "The appointment's id.")]
    public string[] Id { get; set; } = [];

    /// <summary>Calendars, by the pipeline.</summary>
    [Parameter(ParameterSetName = SpanSet, ValueFromPipeline = true)]
    public Calendar? Calendar { get; set; }

    /// <summary>The id of a calendar.</summary>
    [Parameter(ParameterSetName = SpanSet)]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    public string? CalendarId { get; set; }

    /// <summary>The id or e-mail address of a user who attends.</summary>
    [Parameter(ParameterSetName = SpanSet)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? UserId { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == ParameterSets.Id)
        {
            ForEach(Id, id => WriteObject(Invoke(Appointments.Get, Bind(Appointments.Get).With("eventId", id))));
            return;
        }

        // Without either HighLevel refuses the call, and says why.
        string? calendarId = Calendar?.Id ?? CalendarId;
        Arguments window = Bind(CalendarEvents.List).With("startTime", From).With("endTime", End);
        WriteList(CalendarEvents.List, calendarId is null ? window : window.With("calendarId", calendarId));
    }
}

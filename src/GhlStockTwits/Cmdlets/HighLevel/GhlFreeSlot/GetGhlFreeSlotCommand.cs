using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the times at which calendars can be booked, one object a time. HighLevel answers for 31 days at once; a longer
/// span takes several calls.
/// </summary>
/// <example>
///   <summary>The next seven days of one calendar</summary>
///   <code>Get-GhlFreeSlot $calendarId</code>
/// </example>
/// <example>
///   <summary>Book the first free time for a contact</summary>
///   <code>Get-GhlFreeSlot $calendarId | Select-Object -First 1 | New-GhlAppointment -ContactId $id</code>
/// </example>
/// <example>
///   <summary>All calendars for two months, as New York reads the clock</summary>
///   <code>
/// $end = (Get-Date).AddDays(60)
/// Get-GhlCalendar | Get-GhlFreeSlot -To $end -Timezone America/New_York | Sort-Object Start
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlFreeSlot")]
[OutputType(typeof(FreeSlot))]
[Calls("ghl.calendar.freeSlots")]
public sealed class GetGhlFreeSlotCommand : WindowCmdlet
{
    /// <summary>Ids of calendars; calendars can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The calendar's id.")]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] CalendarId { get; set; } = [];

    /// <summary>
    /// The time zone that the times are shown in, such as Europe/Berlin; the location's own when not given.
    /// </summary>
    [Parameter]
    public string? Timezone { get; set; }

    /// <summary>Only times at which this user is free.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? UserId { get; set; }

    private protected override void Process() => ForEach(CalendarId, id =>
    {
        foreach ((DateTimeOffset from, DateTimeOffset to) in Spans(Calendars.MaxSpan))
        {
            Dictionary<string, object?>? days = Invoke(Calendars.FreeSlots, Bind(Calendars.FreeSlots)
                .With("calendarId", id).With("startDate", from).With("endDate", to));
            WriteObject(FreeSlot.In(days, id, Ghl.LocationId), enumerateCollection: true);
        }
    });
}

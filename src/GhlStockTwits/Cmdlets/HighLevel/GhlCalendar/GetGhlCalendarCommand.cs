using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the calendars of the location. When they can be booked, Get-GhlFreeSlot says.</summary>
/// <example>
///   <summary>All calendars</summary>
///   <code>Get-GhlCalendar</code>
/// </example>
/// <example>
///   <summary>What is booked in one of them in the next week</summary>
///   <code>Get-GhlCalendar 'Investor*' | Get-GhlAppointment</code>
/// </example>
/// <example>
///   <summary>One calendar by its id</summary>
///   <code>Get-GhlCalendar -Id $calendarId | Select-Object Name, Type, SlotDuration, SlotDurationUnit</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlCalendar", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Calendar))]
[Calls("ghl.calendar.list", "ghl.calendar.get")]
public sealed class GetGhlCalendarCommand : GetItemCmdlet<Calendar>
{
    private protected override Operation<Calendar[]> List => Calendars.List;

    private protected override Operation<Calendar> Get => Calendars.Get;
}

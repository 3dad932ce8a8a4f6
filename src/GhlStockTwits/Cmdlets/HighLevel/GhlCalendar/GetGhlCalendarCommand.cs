using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the calendars of the location. Get-GhlFreeSlot returns the times at which they can be booked.
/// </summary>
/// <example>
///   <summary>Get all calendars</summary>
///   <code>Get-GhlCalendar</code>
/// </example>
/// <example>
///   <summary>Get the appointments of a calendar in the next seven days</summary>
///   <code>Get-GhlCalendar 'Investor*' | Get-GhlAppointment</code>
/// </example>
/// <example>
///   <summary>Get a calendar by its ID</summary>
///   <code>Get-GhlCalendar -Id $calendarId | Select-Object Name, Type, SlotDuration, SlotDurationUnit</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlCalendar", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(Calendar))]
[Calls("ghl.calendar.list", "ghl.calendar.get")]
public sealed class GetGhlCalendarCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ItemSelection _calendars = new();

    /// <inheritdoc/>
    public object GetDynamicParameters() => _calendars;

    private protected override void Process() => _calendars.Write(this, Calendars.List, Calendars.Get);
}

using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes appointments, with their notes. HighLevel cannot bring them back; to call one off, Set-GhlAppointment
/// -Status cancelled. Asks for each unless -Confirm:$false.
/// </summary>
/// <example>
///   <summary>One appointment</summary>
///   <code>Remove-GhlAppointment $appointmentId</code>
/// </example>
/// <example>
///   <summary>See which of a contact's appointments would go</summary>
///   <code>Get-GhlContactAppointment $id | Remove-GhlAppointment -WhatIf</code>
/// </example>
/// <example>
///   <summary>What is invalid in a calendar in the next month, without being asked</summary>
///   <code>
/// $all = Get-GhlAppointment -CalendarId $calendarId -To (Get-Date).AddMonths(1)
/// $all | Where-Object Status -EQ invalid | Remove-GhlAppointment -Confirm:$false
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlAppointment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.event.delete")]
public sealed class RemoveGhlAppointmentCommand : RemoveItemCmdlet
{
    private protected override Operation<Acknowledgement> Delete => CalendarEvents.Delete;

    private protected override string Action => "Remove from the calendar, with its notes";
}

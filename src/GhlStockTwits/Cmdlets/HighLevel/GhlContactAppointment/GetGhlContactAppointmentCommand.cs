using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the appointments of contacts. HighLevel gives their times in the location's time zone, without naming it.
/// </summary>
/// <example>
///   <summary>All appointments of one contact</summary>
///   <code>Get-GhlContactAppointment $id</code>
/// </example>
/// <example>
///   <summary>Confirmed appointments of everybody with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Get-GhlContactAppointment | Where-Object Status -EQ confirmed</code>
/// </example>
/// <example>
///   <summary>The next to come of a contact named by its e-mail address</summary>
///   <code>Get-GhlContactAppointment $email | Sort-Object StartTime | Select-Object -First 1</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlContactAppointment")]
[OutputType(typeof(Appointment))]
[Calls("ghl.contact.listAppointments")]
public sealed class GetGhlContactAppointmentCommand : ContactCmdlet
{
    private protected override void Process() => WriteList(Contacts.ListAppointments);
}

using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the appointments of contacts. HighLevel returns their times in the time zone of the location, without an
/// offset.
/// </summary>
/// <example>
///   <summary>Get all appointments of a contact</summary>
///   <code>Get-GhlContactAppointment $id</code>
/// </example>
/// <example>
///   <summary>Get the confirmed appointments of all contacts with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Get-GhlContactAppointment | Where-Object Status -EQ confirmed</code>
/// </example>
/// <example>
///   <summary>Get the next appointment of a contact by e-mail address</summary>
///   <code>Get-GhlContactAppointment $email | Sort-Object StartTime | Select-Object -First 1</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlContactAppointment")]
[OutputType(typeof(Appointment))]
[Calls("ghl.contact.listAppointments")]
public sealed class GetGhlContactAppointmentCommand : HighLevelCmdlet
{
    /// <summary>The contacts whose appointments are returned. Accepts IDs, e-mail addresses and objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    private protected override void Process() => ForEach(ContactId, contact =>
        WriteList(Contacts.ListAppointments, new Arguments { { "contactId", IdOf(contact) } }));
}

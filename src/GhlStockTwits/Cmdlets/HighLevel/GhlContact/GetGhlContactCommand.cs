using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets contacts: all of them, those of given ids, or those that a search finds. They come page by page, so that
/// Select-Object -First ends the reading early. Search results are a few seconds behind changes and hold names in lower
/// case and no do-not-disturb settings (property View says so); -Full reads each contact whole.
/// </summary>
/// <example>
///   <summary>All contacts of the location</summary>
///   <code>Get-GhlContact | Export-Csv contacts.csv</code>
/// </example>
/// <example>
///   <summary>Contacts with a tag, each read whole</summary>
///   <code>Get-GhlContact -Tag vip -Full</code>
/// </example>
/// <example>
///   <summary>What changed since yesterday, by a filter of HighLevel's own for the rest</summary>
///   <code>
/// $germans = @{ field = 'country'; operator = 'eq'; value = 'DE' }
/// Get-GhlContact -UpdatedAfter (Get-Date).AddDays(-1) -Filter $germans
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlContact", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Contact))]
[Calls("ghl.contact.list", "ghl.contact.search", "ghl.contact.listByBusiness", "ghl.contact.get")]
public sealed class GetGhlContactCommand : ContactSearchCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>Ids or e-mail addresses of contacts; contacts, notes, tasks and appointments can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [Alias("Id")]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>Contacts of one business.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    public string? BusinessId { get; set; }

    /// <summary>Reads each contact that was found by its id: one more request a contact.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = SearchSet)]
    public SwitchParameter Full { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == IdSet)
        {
            ForEach(ContactId, contact =>
                WriteObject(Invoke(Contacts.Get, new Arguments { { "contactId", IdOf(contact) } })));
            return;
        }

        // Something that names no contact, such as the event of a new task, must not end in all the contacts.
        if (MyInvocation.ExpectingInput)
        {
            throw new ArgumentException("What was piped names no contact: it has no ContactId and no Id.");
        }

        Operation<Contact[]> list = ParameterSetName == SearchSet ? Contacts.Search
            : BusinessId is null ? Contacts.List : Contacts.ListByBusiness;
        Arguments arguments = list == Contacts.Search ? BindSearch() : Bind(list);
        WritePages(
            call => Full ? Ghl.ReadFullAsync(list, arguments, call) : Ghl.ReadAsync(list, arguments, call), list.Name);
    }
}

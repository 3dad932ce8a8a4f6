using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets contacts: all of them, those with the specified IDs, or the results of a search. Contacts are returned page by
/// page, so Select-Object -First stops reading early. Search results lag a few seconds behind changes and contain names
/// in lower case and no Do Not Disturb settings (see the property View); -Full reads each contact completely.
/// </summary>
/// <example>
///   <summary>Export all contacts of the location; New-GhlContact and Set-GhlContact read the file back</summary>
///   <code>Get-GhlContact | Export-Csv contacts.csv</code>
/// </example>
/// <example>
///   <summary>
///   Export for a spreadsheet: names that begin with =, +, - or @ would be formulas there, and an apostrophe makes them
///   text
///   </summary>
///   <code>
/// Get-GhlContact | Select-Object Id, Email, Phone,
///     @{ n = 'Name'; e = { $_.Name -replace '^(?=[=+\-@])', "'" } } | Export-Csv contacts.csv
///   </code>
/// </example>
/// <example>
///   <summary>Get the complete contacts with a tag</summary>
///   <code>Get-GhlContact -Tag vip -Full</code>
/// </example>
/// <example>
///   <summary>Get contacts changed since yesterday that match a HighLevel filter</summary>
///   <code>
/// $germans = @{ field = 'country'; operator = 'eq'; value = 'DE' }
/// Get-GhlContact -UpdatedAfter (Get-Date).AddDays(-1) -Filter $germans
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlContact", DefaultParameterSetName = ListSet)]
[OutputType(typeof(Contact))]
[Calls("ghl.contact.list", "ghl.contact.search", "ghl.contact.listByBusiness", "ghl.contact.get")]
public sealed class GetGhlContactCommand : HighLevelCmdlet
{
    private const string ListSet = "List";
    private const string SearchSet = "Search";

    /// <summary>
    /// The contacts to return. Accepts IDs, e-mail addresses and objects: contacts, notes, tasks and appointments.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ParameterSets.Id, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The ID of the business whose contacts are returned.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    public string? BusinessId { get; set; }

    /// <summary>The words to search for in the fields that the location makes searchable.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ValidateLength(1, 75)]
    public string? Query { get; set; }

    /// <summary>The tags. A contact must have all of them.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Tag { get; set; } = [];

    /// <summary>The exact e-mail address.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public string? Email { get; set; }

    /// <summary>The exact phone number in E.164 format: +15550100.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public string? Phone { get; set; }

    /// <summary>
    /// Returns contacts changed at or after this time: a date or ISO 8601 text. A date without a time is a day of the
    /// location; a time without an offset is local.
    /// </summary>
    [Parameter(ParameterSetName = SearchSet)]
    [DateTransformation]
    public DateArgument? UpdatedAfter { get; set; }

    /// <summary>
    /// The filters in HighLevel's search format, each with field, operator and value, or with group and filters.
    /// </summary>
    [Parameter(ParameterSetName = SearchSet)]
    public Hashtable[] Filter { get; set; } = [];

    /// <summary>Reads each contact completely. Requires one extra request for each contact.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = SearchSet)]
    public SwitchParameter Full { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == ParameterSets.Id)
        {
            ForEach(ContactId, contact =>
                WriteObject(Invoke(Contacts.Get, new Arguments { { "contactId", IdOf(contact) } })));
            return;
        }

        // An object that does not identify a contact, such as an event of a new task, must not return all contacts.
        if (MyInvocation.ExpectingInput)
        {
            throw CmdletErrors.Invalid(
                "ContactRequired", "The piped object does not identify a contact: it has no ContactId and no Id.",
                "Pipe contacts, notes, tasks or appointments, or pass -ContactId.");
        }

        Operation<Contact[]> list = ParameterSetName == SearchSet ? Contacts.Search
            : BusinessId is null ? Contacts.List : Contacts.ListByBusiness;
        Arguments arguments = Bind(list);
        if (list == Contacts.Search)
        {
            arguments = arguments.With("filters", SearchFilters());
        }

        WritePages(call => Full ? Ghl.ReadFullAsync(list, arguments, call) : Ghl.ReadAsync(list, arguments, call));
    }

    private object?[] SearchFilters() =>
    [
        .. Filter.Select(ArgumentBinder.Unwrap),
        .. ContactFilter.Is("tags", [.. Tag.Select(static tag => tag.ToLowerInvariant())]),
        .. ContactFilter.Is("email", Email),
        .. ContactFilter.Is("phone", Phone),
        .. ContactFilter.Since("dateUpdated", UpdatedAfter is { } date ? TimeOf(date) : null),
    ];
}

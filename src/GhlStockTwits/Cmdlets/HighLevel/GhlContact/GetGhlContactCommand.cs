using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Formatting;
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
[Calls("ghl.contact.list", "ghl.contact.search", "ghl.contact.listByBusiness", "ghl.contact.get",
    "ghl.contact.lookup", "ghl.contact.findDuplicate", "ghl.tag.list")]
public sealed class GetGhlContactCommand : HighLevelCmdlet
{
    private const string ListSet = "List";
    private const string SearchSet = "Search";

    private static readonly string[] s_criteria =
    [
        nameof(Query), nameof(Name), nameof(Tag), nameof(Email), nameof(Phone), nameof(AssignedTo), nameof(CustomField),
        nameof(CreatedAfter), nameof(CreatedBefore), nameof(UpdatedAfter), nameof(Filter), nameof(Sort), nameof(Full),
    ];

    private IReadOnlyCollection<NamedObject>? _tags;

    /// <summary>
    /// The contacts to return. Accepts IDs, e-mail addresses and objects: contacts, notes, tasks, appointments, and
    /// businesses (their contacts).
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ParameterSets.Id, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>Returns all contacts of the location, as without parameters.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter All { get; set; }

    /// <summary>The business whose contacts are returned. Accepts an ID, a name or a business.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("BusinessId")]
    [ArgumentCompleter(typeof(BusinessCompleter))]
    public BusinessArgument? Business { get; set; }

    /// <summary>The words to search for in the fields that the location makes searchable.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ValidateLength(1, 75)]
    public string? Query { get; set; }

    /// <summary>The full name. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [SupportsWildcards]
    [NotEmpty("a name")]
    public string? Name { get; set; }

    /// <summary>The tags. A contact must have all of them. Wildcards are permitted.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [SupportsWildcards]
    [NotEmpty("the names of tags")]
    public string[] Tag { get; set; } = [];

    /// <summary>The exact e-mail address.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [NotEmpty("an e-mail address")]
    public string? Email { get; set; }

    /// <summary>
    /// The phone number. Without other criteria it is found in any notation that HighLevel knows, otherwise in E.164
    /// format: +15550100.
    /// </summary>
    [Parameter(ParameterSetName = SearchSet)]
    [NotEmpty("a phone number")]
    public string? Phone { get; set; }

    /// <summary>The user that the contacts are assigned to. Accepts an ID, a name or an e-mail address.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }

    /// <summary>
    /// The values of custom fields by key, name or ID: @{ industry = 'Energy' }. $null returns contacts whose field is
    /// empty.
    /// </summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ArgumentCompleter(typeof(CustomFieldCompleter))]
    [NotEmpty("a hashtable with custom fields")]
    public Hashtable? CustomField { get; set; }

    /// <summary>
    /// Returns contacts created at or after this time: a date or ISO 8601 text. A date without a time is a day of the
    /// location; a time without an offset is local.
    /// </summary>
    [Parameter(ParameterSetName = SearchSet)]
    [DateTransformation]
    public DateArgument? CreatedAfter { get; set; }

    /// <summary>
    /// Returns contacts created before this time: a date or ISO 8601 text. A date without a time is a day of the
    /// location; a time without an offset is local.
    /// </summary>
    [Parameter(ParameterSetName = SearchSet)]
    [DateTransformation]
    public DateArgument? CreatedBefore { get; set; }

    /// <summary>
    /// Returns contacts changed at or after this time: a date or ISO 8601 text. A date without a time is a day of the
    /// location; a time without an offset is local.
    /// </summary>
    [Parameter(ParameterSetName = SearchSet)]
    [DateTransformation]
    public DateArgument? UpdatedAfter { get; set; }

    /// <summary>
    /// The filters in HighLevel's search format, each with field, operator and value, or with group and filters. Custom
    /// fields are named by key, name or ID: customFields.industry. HighLevel checks fields and operators.
    /// </summary>
    [Parameter(ParameterSetName = SearchSet)]
    [NotEmpty("hashtables with field, operator and value")]
    public Hashtable[] Filter { get; set; } = [];

    /// <summary>
    /// One or two fields to sort by, each with asc or desc: 'dateAdded desc'. HighLevel sorts by firstNameLowerCase,
    /// lastNameLowerCase, businessName, dateAdded, dateUpdated, email, dnd and source.
    /// </summary>
    [Parameter(ParameterSetName = SearchSet)]
    [ArgumentCompleter(typeof(ContactSortCompleter))]
    [NotEmpty("one or two fields")]
    public string[] Sort { get; set; } = [];

    /// <summary>Reads each contact completely. Requires one extra request for each contact.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = SearchSet)]
    public SwitchParameter Full { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == ParameterSets.Id)
        {
            ForEach(ContactId, Read);
            return;
        }

        // An object that does not identify a contact, such as an event of a new task, must not return all contacts.
        if (MyInvocation.ExpectingInput)
        {
            throw CmdletErrors.Invalid(
                "ContactRequired", "The piped object does not identify a contact: it has no ContactId and no Id.",
                "Pipe contacts, notes, tasks or appointments, or pass -ContactId.");
        }

        if (ParameterSetName == SearchSet)
        {
            Search();
        }
        else if (Business is null)
        {
            Write(Contacts.List, []);
        }
        else
        {
            Write(Contacts.ListByBusiness, new Arguments { { "businessId", IdOf(Business) } });
        }
    }

    private void Read(ContactArgument contact)
    {
        if (contact.Input.Kind == ObjectKind.Business.TypeName)
        {
            string businessId = IdOf(new BusinessArgument(contact.Input.Value));
            Write(Contacts.ListByBusiness, new Arguments { { "businessId", businessId } });
            return;
        }

        WriteObject(Invoke(Contacts.Get, new Arguments { { "contactId", IdOf(contact) } }));
    }

    private void Search()
    {
        if (Phone is not null && MyInvocation.BoundParameters.Keys.Intersect(s_criteria).Count() == 1)
        {
            Check(Contacts.Search);
            WriteObject(
                Await(call => ContactLocator.FindAsync(Ghl, null, Phone.Trim(), call)), enumerateCollection: true);
            return;
        }

        Arguments search = Bind(Contacts.Search).With("filters", SearchFilters());
        NamePattern names = new(Name is null ? [] : [Name]);
        Write(
            Contacts.Search, Sort.Length == 0 ? search.Without("sort") : search.With("sort", ContactFilter.Sort(Sort)),
            contact => names.Matches(contact.Name ?? string.Empty));
    }

    private void Write(Operation<Contact[]> list, Arguments arguments, Predicate<Contact>? isWanted = null)
    {
        Check(list);
        WritePages(
            call => Full ? Ghl.ReadFullAsync(list, arguments, call) : Ghl.ReadAsync(list, arguments, call), isWanted);
    }

    private object?[] SearchFilters()
    {
        object?[] given = Array.ConvertAll(Filter, ArgumentBinder.Unwrap);
        CustomFieldCatalog catalog = CustomField is not null || given.Any(ContactFilter.NamesCustomField)
            ? Await(Ghl.CustomFieldsAsync)
            : CustomFieldCatalog.Empty;
        return
        [
            .. given.Select(filter => ContactFilter.WithIds(filter, catalog)),
            .. Tag.Select(TagFilter),
            .. ContactFilter.Is("email", Email),
            .. ContactFilter.Is("phone", Phone),
            .. ContactFilter.Is("assignedTo", AssignedTo is null ? null : IdOf(AssignedTo)),
            .. NameFilter(),
            .. ContactFilter.Is(PSObjectConverter.ToValues(CustomField), catalog),
            .. ContactFilter.Between("dateAdded", BoundaryOf(CreatedAfter), BoundaryOf(CreatedBefore)),
            .. ContactFilter.Between("dateUpdated", BoundaryOf(UpdatedAfter), null),
        ];
    }

    private DateTimeOffset? BoundaryOf(DateArgument? date) => date is { } given ? TimeOf(given) : null;

    /// <summary>The search knows no wildcards: it looks for a part, and what it finds is compared here.</summary>
    private IEnumerable<object> NameFilter() =>
        Name is null ? []
        : WildcardPattern.ContainsWildcardCharacters(Name)
            ? ContactFilter.NameContains(NamePattern.LongestWord(Name))
            : ContactFilter.Is("contactName", Name);

    private object TagFilter(string tag)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(tag))
        {
            return ContactFilter.Is("tags", tag.ToLowerInvariant()).Single();
        }

        NamePattern pattern = new([tag]);
        _tags ??= Await(call => Names.ReadAsync(
            Ghl, Tags.List, [], static each => new NamedObject(each.Id, each.Name), call));
        string[] found = [.. _tags.Select(static each => each.Names[0]!).Where(each => pattern.Matches(each))];
        return found.Length > 0
            ? ContactFilter.IsAny("tags", found)
            : throw new ApiException(Tags.List, ApiErrorKind.NotFound, $"No tag of the location matches '{tag}'");
    }
}

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
/// Creates contacts, from parameters or from rows. If the location does not allow two contacts with the same e-mail
/// address or phone number, a duplicate is an error, or -UpdateIfExists updates the existing contact.
/// </summary>
/// <remarks>
/// <para>
/// The columns of a row are named like the parameters, in any case, with or without blanks: FirstName or First Name,
/// LastName, Name, Email, Phone, CompanyName (or Business Name), Address1 (or Street Address), City, State, PostalCode,
/// Country, Website, Timezone, DateOfBirth, Source, Gender, AssignedTo, Tags, Dnd, DndSettings, Handle, and Id (or
/// Contact Id). HighLevel's exports have such columns. A column with the name or the key of a custom field sets that
/// field; the column CustomField of an export of this module has all of them. Empty cells say nothing. A warning names
/// the columns that were not used, such as Additional Emails, which HighLevel's API cannot write.
/// </para>
/// <para>
/// Tags and other lists are separated by commas or semicolons; a value that contains one is in double quotes. Dates are
/// ISO 8601: 1990-09-25. With -UpdateIfExists, a row with the ID of a contact updates that contact; otherwise the
/// e-mail address and then the phone number find it. Tags are added. The e-mail address of an existing contact is kept,
/// because the one in the row may be its second address. A row never turns off Do Not Disturb.
/// </para>
/// <para>
/// The target of an error is the row itself, so that failed rows can be exported and tried again.
/// examples/people.csv is a file to start with.
/// </para>
/// </remarks>
/// <example>
///   <summary>Create a contact</summary>
///   <code>New-GhlContact -FirstName Ada -LastName Example -Email ada@example.com -Tag investor</code>
/// </example>
/// <example>
///   <summary>Import a CSV file, and keep the rows that failed</summary>
///   <code>
/// Import-Csv people.csv | New-GhlContact -UpdateIfExists -ErrorVariable failed
/// $failed | ForEach-Object TargetObject | Export-Csv failed.csv
///   </code>
/// </example>
/// <example>
///   <summary>Create a contact with a custom field</summary>
///   <code>New-GhlContact -Name 'Ada Example' -CustomField @{ stocktwits_handle = 'ada_invests' }</code>
/// </example>
/// <example>
///   <summary>Create a contact for each follower of the account; the user name becomes the handle</summary>
///   <code>Get-StockTwitsFollow -Follower | New-GhlContact -Tag follower</code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlContact", SupportsShouldProcess = true)]
[OutputType(typeof(Contact))]
[Calls("ghl.contact.create", "ghl.contact.get", "ghl.contact.update", "ghl.contact.addTags", "ghl.customField.list",
    "ghl.user.listByLocation")]
public sealed class NewGhlContactCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly ContactFields _fields = new();
    private readonly InputRows _rows = new();
    private ContactWriter? _writer;

    /// <summary>
    /// The row to create a contact from: an object of Import-Csv, a hashtable, or a StockTwits user. Parameters replace
    /// its columns.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The gender. HighLevel's API cannot change it later.</summary>
    [Parameter]
    public string? Gender { get; set; }

    /// <summary>
    /// The tags. A string such as 'investor, vip' is two tags; a tag that contains a comma or semicolon is in double
    /// quotes.
    /// </summary>
    [Parameter]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string?[]? Tag { get; set; }

    /// <summary>Updates the existing contact if there is one. Empty values never clear its fields.</summary>
    [Parameter]
    public SwitchParameter UpdateIfExists { get; set; }

    private protected override object? Target =>
        InputObject is null || RowCells.IsRow(InputObject) ? InputObject : InputObject.BaseObject;

    private protected override string? Place => _rows.Place;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        _rows.Next(InputObject);
        _writer ??= new ContactWriter(this);
        ContactInput input = _writer.Read(InputObject, Contacts.Create, Tag);
        if (!input.CanBeCreated && !(UpdateIfExists && input.Id is not null))
        {
            throw CmdletErrors.Invalid(
                "NothingToCreate", $"Nothing to create{(_rows.Place is { } place ? $" in {place}" : null)}: "
                + "a contact requires a name, an e-mail address or a phone number.",
                "Pass at least one of them.");
        }

        Arguments fields = _writer.ToWire(input);
        ContactChange change = new(input.Id, fields, input.Tags, input.HasNamesOfSearch);
        Check(Contacts.Create);
        if (!ShouldWrite(change))
        {
            return;
        }

        WriteObject(_writer.Write(call => UpdateIfExists
            ? ContactMerge.CreateOrUpdateAsync(Ghl, change, call)
            : ContactMerge.CreateAsync(Ghl, change, call)));
    }

    /// <summary>Says what happens to whom. Whether the contact exists is looked up only if it is shown.</summary>
    private bool ShouldWrite(ContactChange change)
    {
        if (UpdateIfExists && IsShownFirst
            && Await(call => ContactMerge.FindExistingAsync(Ghl, change, call)) is { } existing)
        {
            return ShouldProcess($"contact {existing.Id}", "Update", existing.Name ?? existing.Email);
        }

        string name = $"{change.Fields["firstName"]} {change.Fields["lastName"]}".Trim();
        return ShouldProcess(
            $"contact of location {Ghl.RequiredLocationId}",
            UpdateIfExists && !IsShownFirst ? "Create or update" : "Create",
            name.Length > 0 ? name : (change.Fields["name"] ?? change.Fields["email"]) as string);
    }

    private protected override void Complete() => _writer?.Report();
}

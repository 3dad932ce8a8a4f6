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
/// Creates contacts. All fields can come from columns of the same name; empty columns are ignored. If the location does
/// not allow two contacts with the same e-mail address or phone number, a duplicate is an error, or -UpdateIfExists
/// updates the existing contact with the fields that you pass and adds the tags. A row that cannot be imported is
/// reported with its row number, and the other rows are processed.
/// </summary>
/// <example>
///   <summary>Create a contact</summary>
///   <code>New-GhlContact -FirstName Ada -LastName Example -Email ada@example.com -Tag investor</code>
/// </example>
/// <example>
///   <summary>Import a CSV file whose columns are named like the parameters</summary>
///   <code>Import-Csv people.csv | New-GhlContact -UpdateIfExists</code>
/// </example>
/// <example>
///   <summary>Create a contact with a custom field</summary>
///   <code>New-GhlContact -Name 'Ada Example' -CustomField @{ stocktwits_handle = 'ada_invests' }</code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlContact", SupportsShouldProcess = true)]
[OutputType(typeof(Contact))]
[Calls("ghl.contact.create", "ghl.contact.update", "ghl.contact.addTags")]
public sealed class NewGhlContactCommand : HighLevelCmdlet, IDynamicParameters
{
    private const StringSplitOptions Separately =
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private readonly RuntimeDefinedParameterDictionary _fields = ParameterObjects.WithColumns<ContactFields>();

    private int _row = 1;

    /// <summary>The name of the company.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CompanyName { get; set; }

    /// <summary>The gender.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Gender { get; set; }

    /// <summary>The tags. A string such as 'investor, vip' is two tags.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string?[]? Tag { get; set; }

    /// <summary>Updates the existing contact if the location does not allow a duplicate.</summary>
    [Parameter]
    public SwitchParameter UpdateIfExists { get; set; }

    private protected override object? Target => MyInvocation.ExpectingInput ? $"row {_row}" : null;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        _row++;
        Arguments fields = new(ContactFields.Bind(this, Contacts.Create)
            .Where(static field => field.Value is not (null or "")));
        string[] tags = string.Join(',', Tag ?? []).Split(',', Separately);
        if (!ShouldProcess($"location {Ghl.LocationId}", "Create contact"))
        {
            return;
        }

        if (!UpdateIfExists)
        {
            WriteObject(Invoke(Contacts.Create, tags.Length == 0 ? fields : fields.With("tags", tags)));
            return;
        }

        Check(Contacts.Create);
        WriteObject(Await(call => ContactMerge.CreateOrUpdateAsync(Ghl, fields, tags, call)));
        CompletionCache.Clear(Ghl);
    }
}

using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Makes contacts. Every field can come from a column of that name; empty columns are left out. A location may forbid a
/// second contact with the same e-mail address or phone number: that is an error, or with -UpdateIfExists the existing
/// contact gets the fields that were given, and the tags in addition to its own. A row that cannot be imported is an
/// error that says which row it was, and the others go on.
/// </summary>
/// <example>
///   <summary>One contact</summary>
///   <code>New-GhlContact -FirstName Ada -LastName Example -Email ada@example.com -Tag investor</code>
/// </example>
/// <example>
///   <summary>All rows of a file; its columns are named like the parameters</summary>
///   <code>Import-Csv people.csv | New-GhlContact -UpdateIfExists</code>
/// </example>
/// <example>
///   <summary>With a custom field</summary>
///   <code>New-GhlContact -Name 'Ada Example' -CustomField @{ stocktwits_handle = 'ada_invests' }</code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlContact", SupportsShouldProcess = true)]
[OutputType(typeof(Contact))]
[Calls("ghl.contact.create", "ghl.contact.update", "ghl.contact.addTags")]
public sealed class NewGhlContactCommand : ContactColumnsCmdlet
{
    private const StringSplitOptions Separately =
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private int _row = 1;

    /// <summary>Tags; a text such as 'investor, vip' counts as two.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string?[]? Tag { get; set; }

    /// <summary>Changes the existing contact where the location forbids a second one.</summary>
    [Parameter]
    public SwitchParameter UpdateIfExists { get; set; }

    private protected override object? Target => MyInvocation.ExpectingInput ? $"row {_row}" : null;

    private protected override void Process()
    {
        _row++;
        Arguments fields = new(BindFields(Contacts.Create).Where(static field => field.Value is not (null or "")));
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

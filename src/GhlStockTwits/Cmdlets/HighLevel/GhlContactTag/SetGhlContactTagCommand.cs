using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Adds tags to contacts and removes tags from contacts. Other tags are kept. -Replace replaces all tags and prompts
/// for confirmation, because tags can start workflows and removed tags cannot be restored. HighLevel converts tags to
/// lower case. Piped contacts are changed 500 at a time. A contact that fails is reported, and the others are changed.
/// If the pipeline ends early, a warning names the contacts that were not changed, and $Error[0].TargetObject has them.
/// </summary>
/// <example>
///   <summary>Add one tag and remove another</summary>
///   <code>Set-GhlContactTag $id -Add customer -Remove lead</code>
/// </example>
/// <example>
///   <summary>Add a tag to all contacts that a search finds</summary>
///   <code>Get-GhlContact -Query example.com | Set-GhlContactTag -Add partner</code>
/// </example>
/// <example>
///   <summary>Replace all tags without confirmation</summary>
///   <code>Set-GhlContactTag $id -Replace customer -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactTag", SupportsShouldProcess = true, DefaultParameterSetName = nameof(Remove))]
[OutputType(typeof(ContactTags))]
[Calls("ghl.contact.addTags", "ghl.contact.removeTags", "ghl.contact.update", "ghl.contact.bulkTags")]
public sealed class SetGhlContactTagCommand : HighLevelCmdlet
{
    private readonly BulkContacts _contacts;

    /// <summary>Creates the cmdlet.</summary>
    public SetGhlContactTagCommand() => _contacts = new BulkContacts(this, ChangeMany);

    /// <summary>The contacts whose tags are changed. Accepts IDs, e-mail addresses and contacts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The tags to add.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Add), HelpMessage = "The tags to add.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Add { get; set; } = [];

    /// <summary>The tags to remove.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Remove), HelpMessage = "The tags to remove.")]
    [Parameter(ParameterSetName = nameof(Add))]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Remove { get; set; } = [];

    /// <summary>The tags that replace all tags of the contact; @() removes all tags.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Replace), HelpMessage = "The tags that replace all tags.")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Replace { get; set; } = [];

    /// <summary>Returns the contact ID and all tags of the contact.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(ContactId, contact => Change(IdOf(contact)));

    private void Change(string contactId)
    {
        if (!IsConfirmed(contactId))
        {
            return;
        }

        // A bulk change returns no tags, so with -PassThru contacts are changed one by one.
        if (ParameterSetName != nameof(Replace) && !PassThru)
        {
            _contacts.Add(contactId);
            return;
        }

        string[] tags = ParameterSetName == nameof(Replace) ? ReplaceAll(contactId) : ChangeOne(contactId);
        if (PassThru)
        {
            WriteObject(new ContactTags(contactId, Ghl.RequiredLocationId, tags));
        }
    }

    private protected override void Complete() => _contacts.Flush();

    private protected override void Abandon() => _contacts.ReportUnsent();

    private bool IsConfirmed(string contactId) => ParameterSetName == nameof(Replace)
        ? ShouldRemove(
            $"contact {contactId}",
            Replace.Length == 0 ? "Remove all tags" : $"Replace all tags with {string.Join(", ", Replace)}")
        : ShouldProcess($"contact {contactId}", Changes.Describe("tags", Add, Remove));

    private string[] ReplaceAll(string contactId) =>
        [.. Invoke(Contacts.Update, With(contactId, Replace))?.Tags ?? TextList.Empty];

    private string[] ChangeOne(string contactId)
    {
        string[]? tags = Add.Length == 0 ? null : Invoke(Contacts.AddTags, With(contactId, Add));
        tags = Remove.Length == 0 ? tags : Invoke(Contacts.RemoveTags, With(contactId, Remove));
        return tags ?? [];
    }

    private void ChangeMany(string[] contactIds)
    {
        if (contactIds.Length == 1)
        {
            ForEach(contactIds, id => ChangeOne(id));
            return;
        }

        // A contact to which the tags cannot be added keeps the tags that would be removed.
        string[] left = Add.Length == 0
            ? contactIds
            : _contacts.Run(BulkChange.OfTags(Ghl, "add", Add, contactIds), contactIds);
        if (Remove.Length > 0 && left.Length > 0)
        {
            _contacts.Run(BulkChange.OfTags(Ghl, "remove", Remove, left), left);
        }
    }

    private static Arguments With(string contactId, string[] tags) =>
        new() { { "contactId", contactId }, { "tags", tags } };
}

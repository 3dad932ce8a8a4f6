using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that changes tags of contacts: of one with its tags as the answer, or of many together.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactTagChangeCmdlet : ContactBulkCmdlet
{
    /// <summary>Returns the contact's id with all its tags.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The tags in one line.</summary>
    private protected static string Text(string[] tags) => string.Join(", ", tags);

    /// <summary>
    /// Replaces tags, or changes them: at once where the answer is wanted, otherwise later with other contacts.
    /// </summary>
    private protected void Apply(string contactId, string[]? all, string[] add, string[] remove)
    {
        if (all is null && !PassThru)
        {
            Collect(contactId);
            return;
        }

        ContactTags tags = all is null ? ChangeOne(contactId, add, remove) : ReplaceAll(contactId, all);
        if (PassThru)
        {
            WriteObject(tags);
        }
    }

    /// <summary>Changes one contact by itself.</summary>
    private ContactTags ChangeOne(string contactId, string[] add, string[] remove)
    {
        string[]? tags = add.Length == 0 ? null : Invoke(Contacts.AddTags, With(contactId, add));
        tags = remove.Length == 0 ? tags : Invoke(Contacts.RemoveTags, With(contactId, remove));
        return new ContactTags(contactId, Ghl.LocationId, tags ?? []);
    }

    /// <summary>Puts tags in place of all that one contact has.</summary>
    private ContactTags ReplaceAll(string contactId, string[] tags) =>
        new(contactId, Ghl.LocationId, Invoke(Contacts.Update, With(contactId, tags))?.Tags ?? []);

    /// <summary>
    /// Changes contacts together; one that cannot be given tags is not tried again for those to be removed.
    /// </summary>
    private protected void ChangeMany(string[] contactIds, string[] add, string[] remove)
    {
        if (contactIds.Length == 1)
        {
            ForEach(contactIds, id => ChangeOne(id, add, remove));
            return;
        }

        string[] left = add.Length == 0 ? contactIds : Run(BulkChange.OfTags(Ghl, "add", add, contactIds), contactIds);
        if (remove.Length > 0 && left.Length > 0)
        {
            Run(BulkChange.OfTags(Ghl, "remove", remove, left), left);
        }
    }

    private static Arguments With(string contactId, string[] tags) =>
        new() { { "contactId", contactId }, { "tags", tags } };
}

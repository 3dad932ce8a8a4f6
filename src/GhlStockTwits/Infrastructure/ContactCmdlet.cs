using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that works on a contact, or on all that a contact has of something.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactCmdlet : HighLevelCmdlet
{
    /// <summary>
    /// The contact: its id, its e-mail address, or an object. Contacts, notes, tasks and appointments can be piped, and
    /// rows with a column ContactId or Id.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The contact's id or e-mail address.")]
    [Alias("Id")]
    public ContactArgument? ContactId { get; set; }

    private protected override object? Target => ContactId;

    /// <summary>The contact's id, looked up where an e-mail address was given.</summary>
    private protected string ContactKey => IdOf(ContactId!);
}

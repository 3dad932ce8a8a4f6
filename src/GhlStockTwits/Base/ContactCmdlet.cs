using System.ComponentModel;
using System.Management.Automation;

namespace GhlStockTwits.Base;

/// <summary>A cmdlet that works on a contact, or on all that a contact has of something.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactCmdlet : HighLevelCmdlet
{
    /// <summary>The contact's id; contacts, notes, tasks and appointments can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The contact's id.")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string ContactId { get; set; } = string.Empty;

    private protected override object? Target => ContactId;
}

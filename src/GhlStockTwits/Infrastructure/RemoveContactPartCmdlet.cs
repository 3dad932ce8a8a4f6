using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that removes a note or a task of a contact. HighLevel cannot bring them back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RemoveContactPartCmdlet : RemoveItemCmdlet
{
    /// <summary>The contact that it belongs to: an id, an e-mail address or a contact.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contact.")]
    public ContactArgument? ContactId { get; set; }
}

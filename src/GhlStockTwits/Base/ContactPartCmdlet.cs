using System.ComponentModel;
using System.Management.Automation;

namespace GhlStockTwits.Base;

/// <summary>A cmdlet that works on one note, task or appointment of a contact; the leaf adds the id of that.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactPartCmdlet : HighLevelCmdlet
{
    /// <summary>The contact that it belongs to.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contact's id.")]
    [ValidateNotNullOrEmpty]
    public string ContactId { get; set; } = string.Empty;
}

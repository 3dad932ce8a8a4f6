using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that changes a note or a task of a contact.</summary>
/// <typeparam name="T">What it changes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SetContactPartCmdlet<T> : SetItemCmdlet<T>
    where T : class
{
    /// <summary>The contact that it belongs to: an id, an e-mail address or a contact.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contact.")]
    public ContactArgument? ContactId { get; set; }
}

using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Completion;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that works on one thing of the location.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ItemCmdlet : HighLevelCmdlet
{
    /// <summary>Its id; what Get- cmdlets of the same noun give can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The id.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    private protected override object? Target => Id;
}

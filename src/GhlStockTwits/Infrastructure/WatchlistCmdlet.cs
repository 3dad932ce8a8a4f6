using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that changes a watchlist of the account.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WatchlistCmdlet : StockTwitsCmdlet
{
    /// <summary>The list's number; lists that Get-StockTwitsWatchlist gives can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The list's number.")]
    [ArgumentCompleter(typeof(WatchlistCompleter))]
    public WatchlistArgument? Id { get; set; }

    /// <summary>Returns what was changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    private protected abstract string Action { get; }

    private protected override void Process()
    {
        RequireAccount();
        if (!ShouldProcess($"StockTwits watchlist {Id}", Action))
        {
            return;
        }

        object? changed = Change();
        if (PassThru)
        {
            WriteObject(changed, enumerateCollection: true);
        }
    }

    /// <summary>Makes the change.</summary>
    private protected abstract object? Change();
}

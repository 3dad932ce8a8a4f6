using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes watchlists of the account and all symbols on them. This cannot be undone.</summary>
/// <example>
///   <summary>Remove a watchlist by ID</summary>
///   <code>Remove-StockTwitsWatchlist $watchlistId</code>
/// </example>
/// <example>
///   <summary>Remove watchlists by name</summary>
///   <code>Get-StockTwitsWatchlist 'Old *' | Remove-StockTwitsWatchlist</code>
/// </example>
/// <example>
///   <summary>Preview which watchlists would be removed</summary>
///   <code>Get-StockTwitsWatchlist | Remove-StockTwitsWatchlist -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "StockTwitsWatchlist", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Watchlist))]
[Calls("stocktwits.watchlist.destroy")]
public sealed class RemoveStockTwitsWatchlistCommand : ServiceCmdlet
{
    /// <summary>The watchlist to remove. Accepts an ID, a name or a watchlist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The watchlist: its ID or its name.")]
    [Alias("Watchlist")]
    [ArgumentCompleter(typeof(WatchlistCompleter))]
    public WatchlistArgument? Id { get; set; }

    /// <summary>Returns the removed watchlist.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    private protected override void Process()
    {
        RequireAccount();
        long id = IdOf(Id!);
        if (!ShouldProcess($"StockTwits watchlist {Id}", "Remove, with all its symbols"))
        {
            return;
        }

        Watchlist? removed = Invoke(Watchlists.Destroy, new Arguments { { "id", id } });
        if (PassThru)
        {
            WriteObject(removed);
        }
    }
}

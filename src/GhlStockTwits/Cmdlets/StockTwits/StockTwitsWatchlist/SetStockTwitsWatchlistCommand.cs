using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Renames a watchlist of the account.</summary>
/// <example>
///   <summary>Rename a watchlist by ID</summary>
///   <code>Set-StockTwitsWatchlist $watchlistId -Name 'Core holdings'</code>
/// </example>
/// <example>
///   <summary>Rename a watchlist by its current name</summary>
///   <code>Get-StockTwitsWatchlist Main | Set-StockTwitsWatchlist -Name 'Core'</code>
/// </example>
/// <example>
///   <summary>Rename a watchlist and keep the result</summary>
///   <code>$list = Set-StockTwitsWatchlist $watchlistId -Name 'Main' -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "StockTwitsWatchlist", SupportsShouldProcess = true)]
[OutputType(typeof(Watchlist))]
[Calls("stocktwits.watchlist.update")]
public sealed class SetStockTwitsWatchlistCommand : ServiceCmdlet
{
    /// <summary>The watchlist to rename. Accepts an ID, a name or a watchlist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The watchlist: its ID or its name.")]
    [Alias("Watchlist")]
    [ArgumentCompleter(typeof(WatchlistCompleter))]
    public WatchlistArgument? Id { get; set; }

    /// <summary>The new name.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The new name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Returns the renamed watchlist.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    private protected override void Process()
    {
        RequireAccount();
        long id = IdOf(Id!);
        if (!ShouldProcess($"StockTwits watchlist {Id}", $"Rename to {Name}"))
        {
            return;
        }

        Watchlist? renamed = Invoke(Watchlists.Update, new Arguments { { "id", id }, { "name", Name } });
        if (PassThru)
        {
            WriteObject(renamed);
        }
    }
}

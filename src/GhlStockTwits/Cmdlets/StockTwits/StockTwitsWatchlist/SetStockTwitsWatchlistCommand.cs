using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Renames a watchlist of the account.</summary>
/// <example>
///   <summary>By number</summary>
///   <code>Set-StockTwitsWatchlist $watchlistId -Name 'Core holdings'</code>
/// </example>
/// <example>
///   <summary>By its old name</summary>
///   <code>Get-StockTwitsWatchlist Main | Set-StockTwitsWatchlist -Name 'Core'</code>
/// </example>
/// <example>
///   <summary>And keep the answer</summary>
///   <code>$list = Set-StockTwitsWatchlist $watchlistId -Name 'Main' -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "StockTwitsWatchlist", SupportsShouldProcess = true)]
[OutputType(typeof(Watchlist))]
[Calls("stocktwits.watchlist.update")]
public sealed class SetStockTwitsWatchlistCommand : WatchlistCmdlet
{
    /// <summary>The new name.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The new name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    private protected override string Action => $"Rename to {Name}";

    private protected override object? Change() =>
        Invoke(Watchlists.Update, new Arguments { { "id", Id!.Number }, { "name", Name } });
}

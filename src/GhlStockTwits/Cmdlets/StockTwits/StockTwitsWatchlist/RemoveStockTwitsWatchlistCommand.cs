using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes watchlists of the account, with all that is on them. It cannot be undone.</summary>
/// <example>
///   <summary>By number</summary>
///   <code>Remove-StockTwitsWatchlist $watchlistId</code>
/// </example>
/// <example>
///   <summary>By name</summary>
///   <code>Get-StockTwitsWatchlist 'Old *' | Remove-StockTwitsWatchlist</code>
/// </example>
/// <example>
///   <summary>See which it would be</summary>
///   <code>Get-StockTwitsWatchlist | Remove-StockTwitsWatchlist -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "StockTwitsWatchlist", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Watchlist))]
[Calls("stocktwits.watchlist.destroy")]
public sealed class RemoveStockTwitsWatchlistCommand : WatchlistCmdlet
{
    private protected override string Action => "Remove, with all that is on it";

    private protected override object? Change() => Invoke(Watchlists.Destroy, new Arguments { { "id", Id!.Number } });
}

using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Takes symbols off a watchlist of the account. -PassThru returns those that were on it.</summary>
/// <example>
///   <summary>By number</summary>
///   <code>Remove-StockTwitsWatchlistSymbol $watchlistId -Symbol $symbol</code>
/// </example>
/// <example>
///   <summary>From every list</summary>
///   <code>Get-StockTwitsWatchlist | Remove-StockTwitsWatchlistSymbol -Symbol TSLA</code>
/// </example>
/// <example>
///   <summary>All that is on one</summary>
///   <code>
/// (Get-StockTwitsWatchlist -Id $watchlistId).Symbols | Remove-StockTwitsWatchlistSymbol $watchlistId -PassThru
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "StockTwitsWatchlistSymbol", SupportsShouldProcess = true)]
[OutputType(typeof(Symbol))]
[Calls("stocktwits.watchlist.removeSymbols")]
public sealed class RemoveStockTwitsWatchlistSymbolCommand : WatchlistSymbolCmdlet
{
    private protected override string Action => $"Take off {string.Join(", ", Symbol)}";

    private protected override object? Change() =>
        Invoke(Watchlists.RemoveSymbols, new Arguments { { "id", Id!.Number }, { "symbols", Symbol } });
}

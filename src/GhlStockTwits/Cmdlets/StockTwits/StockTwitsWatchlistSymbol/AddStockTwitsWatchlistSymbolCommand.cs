using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Puts symbols on a watchlist of the account. Those already on it stay there; a symbol that StockTwits does not know
/// is an error. -PassThru returns those that were not there before.
/// </summary>
/// <example>
///   <summary>By number</summary>
///   <code>Add-StockTwitsWatchlistSymbol $watchlistId -Symbol $symbol, BTC.X</code>
/// </example>
/// <example>
///   <summary>By the name of the list</summary>
///   <code>Get-StockTwitsWatchlist Main | Add-StockTwitsWatchlistSymbol -Symbol NVDA -PassThru</code>
/// </example>
/// <example>
///   <summary>What trends now</summary>
///   <code>Get-StockTwitsTrending -Equity -MaxCount 3 | Add-StockTwitsWatchlistSymbol $watchlistId</code>
/// </example>
[Cmdlet(VerbsCommon.Add, "StockTwitsWatchlistSymbol", SupportsShouldProcess = true)]
[OutputType(typeof(Symbol))]
[Calls("stocktwits.watchlist.addSymbols", "stocktwits.watchlist.show")]
public sealed class AddStockTwitsWatchlistSymbolCommand : WatchlistSymbolCmdlet
{
    private protected override string Action => $"Add {string.Join(", ", Symbol)}";

    private protected override object? Change() => PutOn(Id!.Number, Symbol);
}

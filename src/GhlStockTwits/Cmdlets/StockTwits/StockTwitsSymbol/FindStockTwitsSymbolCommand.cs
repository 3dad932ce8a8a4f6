using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Searches for symbols by ticker or name. StockTwits returns about 15 at most.</summary>
/// <example>
///   <summary>Search by part of the name</summary>
///   <code>Find-StockTwitsSymbol apple</code>
/// </example>
/// <example>
///   <summary>Get the stream of the first result</summary>
///   <code>Find-StockTwitsSymbol apple | Select-Object -First 1 | Get-StockTwitsStream</code>
/// </example>
/// <example>
///   <summary>Search for several names and show the exchanges</summary>
///   <code>'tesla', 'micro' | Find-StockTwitsSymbol | Select-Object Ticker, Exchange</code>
/// </example>
[Cmdlet(VerbsCommon.Find, "StockTwitsSymbol")]
[OutputType(typeof(Symbol))]
[Calls("stocktwits.search.symbols")]
public sealed class FindStockTwitsSymbolCommand : ServiceCmdlet
{
    /// <summary>The text to search for.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The text to search for.")]
    [ValidateNotNullOrEmpty]
    public string Query { get; set; } = string.Empty;

    private protected override void Process() =>
        WriteList(Search.Symbols, new Arguments { { "q", Query.Trim().TrimStart('$') } });
}

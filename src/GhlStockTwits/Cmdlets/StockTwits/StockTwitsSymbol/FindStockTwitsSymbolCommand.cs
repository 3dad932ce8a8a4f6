using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Searches symbols by ticker or name. StockTwits gives about fifteen at most.</summary>
/// <example>
///   <summary>By a part of the name</summary>
///   <code>Find-StockTwitsSymbol apple</code>
/// </example>
/// <example>
///   <summary>What is said about the first one</summary>
///   <code>Find-StockTwitsSymbol apple | Select-Object -First 1 | Get-StockTwitsStream</code>
/// </example>
/// <example>
///   <summary>Several, with where they are traded</summary>
///   <code>'tesla', 'micro' | Find-StockTwitsSymbol | Select-Object Ticker, Exchange</code>
/// </example>
[Cmdlet(VerbsCommon.Find, "StockTwitsSymbol")]
[OutputType(typeof(Symbol))]
[Calls("stocktwits.search.symbols")]
public sealed class FindStockTwitsSymbolCommand : StockTwitsCmdlet
{
    /// <summary>What to look for.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "What to look for.")]
    [Argument("q")]
    [ValidateNotNullOrEmpty]
    public string Query { get; set; } = string.Empty;

    private protected override void Process() => WriteList(Search.Symbols, Bind(Search.Symbols));
}

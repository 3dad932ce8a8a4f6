using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the symbols that are talked about most now. StockTwits refreshes the listing each five minutes.
/// </summary>
/// <example>
///   <summary>All kinds</summary>
///   <code>Get-StockTwitsTrending</code>
/// </example>
/// <example>
///   <summary>Shares above 5 USD, the first five</summary>
///   <code>Get-StockTwitsTrending -Equity -MaxCount 5</code>
/// </example>
/// <example>
///   <summary>What is said about the first one</summary>
///   <code>Get-StockTwitsTrending -MaxCount 1 | Get-StockTwitsStream -MaxCount 10</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsTrending")]
[OutputType(typeof(Symbol))]
[Calls("stocktwits.trending.symbols", "stocktwits.trending.equities")]
public sealed class GetStockTwitsTrendingCommand : StockTwitsCmdlet
{
    /// <summary>Shares above 5 USD only.</summary>
    [Parameter]
    public SwitchParameter Equity { get; set; }

    /// <summary>The most symbols; StockTwits gives up to 30.</summary>
    [Parameter]
    [Argument("limit")]
    [ValidateRange(1, 30)]
    public int MaxCount { get; set; }

    private protected override void Process()
    {
        Operation<Symbol[]> trending = Equity ? TrendingSymbols.Equities : TrendingSymbols.All;
        WriteList(trending, Bind(trending));
    }
}

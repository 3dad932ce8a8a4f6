using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the symbols that are trending now. StockTwits updates them every five minutes.</summary>
/// <example>
///   <summary>Get all trending symbols</summary>
///   <code>Get-StockTwitsTrending</code>
/// </example>
/// <example>
///   <summary>Get the first five stocks above 5 USD</summary>
///   <code>Get-StockTwitsTrending -Equity -MaxCount 5</code>
/// </example>
/// <example>
///   <summary>Get messages about the first one</summary>
///   <code>Get-StockTwitsTrending -MaxCount 1 | Get-StockTwitsStream -MaxCount 10</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsTrending")]
[OutputType(typeof(Symbol))]
[Calls("stocktwits.trending.symbols", "stocktwits.trending.equities")]
public sealed class GetStockTwitsTrendingCommand : ServiceCmdlet
{
    /// <summary>Gets only stocks above 5 USD.</summary>
    [Parameter]
    public SwitchParameter Equity { get; set; }

    /// <summary>The maximum number of symbols. StockTwits returns at most 30.</summary>
    [Parameter]
    [Argument("limit")]
    [ValidateRange(1, 30)]
    public int MaxCount { get; set; }

    private protected override void Process() => WriteList(Equity ? TrendingSymbols.Equities : TrendingSymbols.All);
}

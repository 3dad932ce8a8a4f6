using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Adds symbols to a watchlist of the account. Symbols that are already on it are kept. A symbol that StockTwits does
/// not have is an error.
/// </summary>
/// <example>
///   <summary>Add symbols by the ID of the watchlist</summary>
///   <code>Add-StockTwitsWatchlistSymbol $watchlistId -Symbol $symbol, BTC.X</code>
/// </example>
/// <example>
///   <summary>Add a symbol by the name of the watchlist</summary>
///   <code>Get-StockTwitsWatchlist Main | Add-StockTwitsWatchlistSymbol -Symbol NVDA -PassThru</code>
/// </example>
/// <example>
///   <summary>Add trending symbols</summary>
///   <code>Get-StockTwitsTrending -Equity -MaxCount 3 | Add-StockTwitsWatchlistSymbol $watchlistId</code>
/// </example>
[Cmdlet(VerbsCommon.Add, "StockTwitsWatchlistSymbol", SupportsShouldProcess = true)]
[OutputType(typeof(Symbol))]
[Calls("stocktwits.watchlist.addSymbols", "stocktwits.watchlist.show")]
public sealed class AddStockTwitsWatchlistSymbolCommand : ServiceCmdlet
{
    /// <summary>The watchlist. Accepts an ID, a name or a watchlist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The watchlist: its ID or its name.")]
    [Alias("Watchlist")]
    [ArgumentCompleter(typeof(WatchlistCompleter))]
    public WatchlistArgument? Id { get; set; }

    /// <summary>The symbols to add, for example AAPL or BTC.X. Accepts objects from Find-StockTwitsSymbol.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The symbol.")]
    [Alias("Ticker")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    [TickerTransformation]
    [NotEmpty("a symbol such as AAPL")]
    public string[] Symbol { get; set; } = [];

    /// <summary>Returns the symbols that were not on the watchlist before.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    private protected override void Process()
    {
        RequireAccount();
        long id = IdOf(Id!);
        if (!ShouldProcess($"StockTwits watchlist {Id}", $"Add {string.Join(", ", Symbol)}"))
        {
            return;
        }

        Symbol[] added = WatchlistSymbols.Add(this, id, Symbol);
        if (PassThru)
        {
            WriteObject(added, enumerateCollection: true);
        }
    }
}

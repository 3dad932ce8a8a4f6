using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes symbols from a watchlist of the account.</summary>
/// <example>
///   <summary>Remove a symbol by the ID of the watchlist</summary>
///   <code>Remove-StockTwitsWatchlistSymbol $watchlistId -Symbol $symbol</code>
/// </example>
/// <example>
///   <summary>Remove a symbol from every watchlist</summary>
///   <code>Get-StockTwitsWatchlist | Remove-StockTwitsWatchlistSymbol -Symbol TSLA</code>
/// </example>
/// <example>
///   <summary>Remove all symbols from a watchlist</summary>
///   <code>
/// (Get-StockTwitsWatchlist -Id $watchlistId).Symbols | Remove-StockTwitsWatchlistSymbol $watchlistId -PassThru
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "StockTwitsWatchlistSymbol",
    SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Symbol))]
[Calls("stocktwits.watchlist.removeSymbols")]
public sealed class RemoveStockTwitsWatchlistSymbolCommand : ServiceCmdlet
{
    /// <summary>The watchlist. Accepts an ID, a name or a watchlist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The watchlist: its ID or its name.")]
    [Alias("Watchlist")]
    [ArgumentCompleter(typeof(WatchlistCompleter))]
    public WatchlistArgument? Id { get; set; }

    /// <summary>The symbols to remove, for example AAPL or BTC.X. Accepts objects with a property Ticker.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The symbol.")]
    [Alias("Ticker")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    [TickerTransformation]
    [NotEmpty("a symbol such as AAPL")]
    public string[] Symbol { get; set; } = [];

    /// <summary>Returns the symbols that were on the watchlist.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    private protected override void Process()
    {
        RequireAccount();
        long id = IdOf(Id!);
        if (!ShouldProcess($"StockTwits watchlist {Id}", $"Remove {string.Join(", ", Symbol)}"))
        {
            return;
        }

        Symbol[]? removed =
            Invoke(Watchlists.RemoveSymbols, new Arguments { { "id", id }, { "symbols", Symbol } });
        if (PassThru)
        {
            WriteObject(removed, enumerateCollection: true);
        }
    }
}

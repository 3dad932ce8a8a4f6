using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Creates a watchlist of the account and returns it.</summary>
/// <example>
///   <summary>Create an empty watchlist</summary>
///   <code>New-StockTwitsWatchlist 'Earnings'</code>
/// </example>
/// <example>
///   <summary>Create a watchlist with symbols</summary>
///   <code>New-StockTwitsWatchlist 'Crypto' -Symbol BTC.X, ETH.X</code>
/// </example>
/// <example>
///   <summary>Create a watchlist of trending symbols</summary>
///   <code>New-StockTwitsWatchlist 'Trending today' -Symbol (Get-StockTwitsTrending -MaxCount 5).Ticker</code>
/// </example>
[Cmdlet(VerbsCommon.New, "StockTwitsWatchlist", SupportsShouldProcess = true)]
[OutputType(typeof(Watchlist))]
[Calls("stocktwits.watchlist.create", "stocktwits.watchlist.addSymbols", "stocktwits.watchlist.show")]
public sealed class NewStockTwitsWatchlistCommand : ServiceCmdlet
{
    /// <summary>The name of the watchlist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The name of the watchlist.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The symbols to add, for example AAPL or BTC.X.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    [TickerTransformation]
    [NotEmpty("symbols such as AAPL")]
    public string[] Symbol { get; set; } = [];

    private protected override object? Target => Name;

    private protected override void Process()
    {
        RequireAccount();
        if (!ShouldProcess($"StockTwits watchlist {Name}", "Create"))
        {
            return;
        }

        Watchlist? watchlist = Invoke(Watchlists.Create, new Arguments { { "name", Name } });
        if (Symbol.Length > 0)
        {
            WatchlistSymbols.Add(this, watchlist!.Id, Symbol);
            watchlist = Invoke(Watchlists.Show, new Arguments { { "id", watchlist.Id } });
        }

        WriteObject(watchlist);
    }
}

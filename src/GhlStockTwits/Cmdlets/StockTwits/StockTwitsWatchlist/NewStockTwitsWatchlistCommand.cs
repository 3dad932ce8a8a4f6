using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Makes a watchlist of the account, empty or with symbols, and returns it.</summary>
/// <example>
///   <summary>An empty one</summary>
///   <code>New-StockTwitsWatchlist 'Earnings'</code>
/// </example>
/// <example>
///   <summary>With symbols</summary>
///   <code>New-StockTwitsWatchlist 'Crypto' -Symbol BTC.X, ETH.X</code>
/// </example>
/// <example>
///   <summary>Of what trends now</summary>
///   <code>New-StockTwitsWatchlist 'Trending today' -Symbol (Get-StockTwitsTrending -MaxCount 5).Ticker</code>
/// </example>
[Cmdlet(VerbsCommon.New, "StockTwitsWatchlist", SupportsShouldProcess = true)]
[OutputType(typeof(Watchlist))]
[Calls("stocktwits.watchlist.create", "stocktwits.watchlist.addSymbols", "stocktwits.watchlist.show")]
public sealed class NewStockTwitsWatchlistCommand : StockTwitsCmdlet
{
    /// <summary>The list's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The list's name.")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Tickers to put on it: AAPL, BTC.X.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    private protected override object? Target => Name;

    private protected override void Process()
    {
        RequireAccount();
        if (!ShouldProcess($"StockTwits watchlist {Name}", "Create"))
        {
            return;
        }

        Watchlist? list = Invoke(Watchlists.Create, new Arguments { { "name", Name } });
        if (Symbol.Length > 0)
        {
            PutOn(list!.Id, Symbol);
            list = Invoke(Watchlists.Show, new Arguments { { "id", list.Id } });
        }

        WriteObject(list);
    }
}

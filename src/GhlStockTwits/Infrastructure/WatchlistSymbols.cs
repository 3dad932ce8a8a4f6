using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Infrastructure;

/// <summary>Adds symbols to watchlists.</summary>
internal static class WatchlistSymbols
{
    /// <summary>
    /// Adds symbols to a watchlist and returns the new ones. StockTwits ignores a ticker that it does not know; here it
    /// is an error.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="watchlistId">The watchlist's ID.</param>
    /// <param name="tickers">The tickers.</param>
    public static Symbol[] Add(ServiceCmdlet cmdlet, long watchlistId, string[] tickers)
    {
        Arguments additions = new() { { "id", watchlistId }, { "symbols", tickers } };
        Symbol[] added = cmdlet.Invoke(Watchlists.AddSymbols, additions) ?? [];
        string[] unconfirmed = Except(tickers, added);
        if (unconfirmed.Length > 0)
        {
            Watchlist? watchlist = cmdlet.Invoke(Watchlists.Show, new Arguments { { "id", watchlistId } });
            foreach (string unknown in Except(unconfirmed, [.. watchlist?.Symbols ?? new([])]))
            {
                GhlStockTwitsException failure = new(
                    "StockTwits.SymbolUnknown", FailureCategory.ObjectNotFound,
                    $"{unknown} was not added to watchlist {watchlistId}: StockTwits does not have this symbol.",
                    "Find the ticker with Find-StockTwitsSymbol. Crypto ends in .X, futures in _F.");
                cmdlet.WriteError(ErrorRecords.For(failure, unknown));
            }
        }

        return added;
    }

    private static string[] Except(string[] tickers, Symbol[] symbols) =>
        [.. tickers.Except(symbols.Select(static symbol => symbol.Ticker), StringComparer.OrdinalIgnoreCase)];
}

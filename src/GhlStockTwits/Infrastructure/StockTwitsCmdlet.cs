using System.ComponentModel;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that acts on StockTwits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StockTwitsCmdlet : ServiceCmdlet
{
    /// <summary>
    /// Puts symbols on a watchlist and returns the new ones. StockTwits passes over what it does not know; here it is
    /// an error.
    /// </summary>
    private protected Symbol[] PutOn(long watchlist, string[] symbols)
    {
        Symbol[] added =
            Invoke(Watchlists.AddSymbols, new Arguments { { "id", watchlist }, { "symbols", symbols } }) ?? [];
        string[] open = Without(symbols, added);
        if (open.Length > 0)
        {
            Watchlist? list = Invoke(Watchlists.Show, new Arguments { { "id", watchlist } });
            foreach (string unknown in Without(open, list?.Symbols ?? []))
            {
                GhlStockTwitsException failure = new(
                    "StockTwits.SymbolUnknown", FailureCategory.ObjectNotFound,
                    $"{unknown} was not added to watchlist {watchlist}: it is not a symbol of StockTwits.",
                    "Find-StockTwitsSymbol finds its ticker; crypto ends in .X, futures in _F.");
                WriteError(ErrorRecords.For(failure, unknown));
            }
        }

        return added;
    }

    private static string[] Without(string[] symbols, Symbol[] known) =>
        [.. symbols.Except(known.Select(static symbol => symbol.Ticker), StringComparer.OrdinalIgnoreCase)];
}

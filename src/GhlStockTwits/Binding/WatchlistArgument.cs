using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Binding;

/// <summary>What names a watchlist: its number, the list, or a row with a column WatchlistId or Id.</summary>
/// <param name="input">Whichever of them it is.</param>
public sealed class WatchlistArgument(object input)
    : NumberedArgument(input, "watchlist", static each => (each as Watchlist)?.Id, "WatchlistId", "Id");

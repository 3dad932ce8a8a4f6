using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Binding;

/// <summary>Identifies a watchlist: an ID, a watchlist, or an object with a property WatchlistId or Id.</summary>
/// <param name="input">The ID or the object.</param>
public sealed class WatchlistArgument(object input)
    : NumberedArgument(input, "watchlist", static each => (each as Watchlist)?.Id, "WatchlistId", "Id");

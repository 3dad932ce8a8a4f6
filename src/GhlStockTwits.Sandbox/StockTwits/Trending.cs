using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Trending symbols. Choice: symbols are ranked by their number of messages.</summary>
internal static class Trending
{
    private const double MinEquityPrice = 5;

    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/trending/symbols.json", AccessLevel.Public, null, ListSymbols),
        new("GET", "/trending/symbols/equities.json", AccessLevel.Public, null, ListEquities),
    ];

    private static HttpResponse ListSymbols(StockTwitsCall call)
    {
        return Respond(call, _ => true);
    }

    private static HttpResponse ListEquities(StockTwitsCall call)
    {
        return Respond(call, IsTrendingEquity);
    }

    private static HttpResponse Respond(StockTwitsCall call, Func<Symbol, bool> matches)
    {
        IEnumerable<Symbol> symbols = Symbol.All
            .Where(matches)
            .OrderByDescending(symbol => call.Data.MessagesWith(symbol).Count)
            .Take(Paging.ReadLimit(call.Parameters["limit"]));
        return StockTwitsCall.Ok(("symbols", JsonPart.List(symbols.Select(StockTwitsJson.Symbol))));
    }

    private static bool IsTrendingEquity(Symbol symbol)
    {
        return symbol.IsEquity
            && double.Parse(symbol.Price, System.Globalization.CultureInfo.InvariantCulture) > MinEquityPrice;
    }
}

using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Symbols that are talked about. Choice: the more messages, the more it trends.</summary>
internal static class Trending
{
    private const double MinEquityPrice = 5;

    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/trending/symbols.json", AccessLevel.Public, null, call => Respond(call, _ => true)),
        new("GET", "/trending/symbols/equities.json", AccessLevel.Public, null, call => Respond(call, IsTrendingEquity)),
    ];

    private static HttpResponse Respond(StockTwitsCall call, Func<Symbol, bool> matches)
    {
        IEnumerable<Symbol> symbols = Symbol.All
            .Where(matches)
            .OrderByDescending(symbol => call.Data.MessagesAbout(symbol).Count)
            .Take(Paging.Limit(call.Parameters["limit"]));
        return StockTwitsCall.Ok(("symbols", JsonPart.List(symbols.Select(StockTwitsJson.Symbol))));
    }

    private static bool IsTrendingEquity(Symbol symbol)
    {
        return symbol.IsEquity
            && double.Parse(symbol.Price, System.Globalization.CultureInfo.InvariantCulture) > MinEquityPrice;
    }
}

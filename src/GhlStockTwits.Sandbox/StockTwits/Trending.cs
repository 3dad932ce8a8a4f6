using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Symbols that are talked about. Choice: the more messages, the more it trends.</summary>
internal static class Trending
{
    private const double MinEquityPrice = 5;

    public static readonly Endpoint[] Endpoints =
    [
        new("GET", "/trending/symbols.json", Needs.Nobody, null, call => Answer(call, _ => true)),
        new("GET", "/trending/symbols/equities.json", Needs.Nobody, null, call => Answer(call, IsTrendingEquity)),
    ];

    private static HttpResponse Answer(StockTwitsCall call, Func<Symbol, bool> belongs)
    {
        IEnumerable<Symbol> symbols = Symbol.All
            .Where(belongs)
            .OrderByDescending(symbol => call.Data.MessagesAbout(symbol).Count)
            .Take(Paging.Limit(call.Parameters["limit"]));
        return StockTwitsCall.Ok(("symbols", JsonPart.List(symbols.Select(Shapes.Symbol))));
    }

    private static bool IsTrendingEquity(Symbol symbol)
    {
        return symbol.IsEquity
            && double.Parse(symbol.Price, System.Globalization.CultureInfo.InvariantCulture) > MinEquityPrice;
    }
}

using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Trending symbols (stocktwits-api section 2, "trending"); updated every five minutes.</summary>
internal static class TrendingSymbols
{
    public static readonly Operation<Symbol[]> All =
        Define("trending.symbols", "GET /trending/symbols.json", null, "symbols",
            StockTwitsJson.Default.SymbolArray, "limit:int");

    /// <summary>Stocks above 5 USD.</summary>
    public static readonly Operation<Symbol[]> Equities =
        Define("trending.equities", "GET /trending/symbols/equities.json", null, "symbols",
            StockTwitsJson.Default.SymbolArray, "limit:int");
}

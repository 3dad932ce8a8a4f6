using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>What is talked about now (stocktwits-api section 2, "trending"): refreshed each five minutes.</summary>
internal static class TrendingSymbols
{
    public static readonly Operation<Symbol[]> All =
        Define("trending.symbols", "GET /trending/symbols.json", null, "symbols",
            StockTwitsJson.Default.SymbolArray, "limit:int");

    /// <summary>Shares above 5 USD.</summary>
    public static readonly Operation<Symbol[]> Equities =
        Define("trending.equities", "GET /trending/symbols/equities.json", null, "symbols",
            StockTwitsJson.Default.SymbolArray, "limit:int");
}

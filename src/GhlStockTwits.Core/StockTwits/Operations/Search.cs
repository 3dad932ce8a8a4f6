using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Searching users and symbols (stocktwits-api section 2, "Search": about 15 results, no paging).</summary>
internal static class Search
{
    public static readonly Operation<SearchResult[]> All =
        Define("search.all", "GET /search.json", null, "results", StockTwitsJson.Default.SearchResultArray, "q*");

    public static readonly Operation<Symbol[]> Symbols =
        Define("search.symbols", "GET /search/symbols.json", null, "results", StockTwitsJson.Default.SymbolArray, "q*");

    public static readonly Operation<User[]> Users =
        Define("search.users", "GET /search/users.json", null, "results", StockTwitsJson.Default.UserArray, "q*");
}

using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>The watchlists of the account (stocktwits-api section 2, "watchlists").</summary>
internal static class Watchlists
{
    private const string Read = "watch_lists";
    private const string Write = "publish_watch_lists";

    /// <summary>Lists all watchlists without their symbols.</summary>
    public static readonly Operation<Watchlist[]> List =
        Define("watchlist.list", "GET /watchlists.json", Read, "watchlists", StockTwitsJson.Default.WatchlistArray);

    public static readonly Operation<Watchlist> Show =
        Define("watchlist.show", "GET /watchlists/show/{id}.json", Read, "watchlist", StockTwitsJson.Default.Watchlist);

    public static readonly Operation<Watchlist> Create =
        Define("watchlist.create", "POST /watchlists/create.json", Write, "watchlist", StockTwitsJson.Default.Watchlist,
            body: "name*") with
        {
            VerifiedBy = OutcomeCheck.In(
                List, static (sent, watchlist) => OutcomeCheck.IsSame(sent["name"], watchlist.Name)),
        };

    public static readonly Operation<Watchlist> Update =
        Define("watchlist.update", "POST /watchlists/update/{id}.json", Write, "watchlist",
            StockTwitsJson.Default.Watchlist,
            body: "name*");

    public static readonly Operation<Watchlist> Destroy =
        Define("watchlist.destroy", "POST /watchlists/destroy/{id}.json", Write, "watchlist",
            StockTwitsJson.Default.Watchlist);

    /// <summary>Returns the symbols that were not in the watchlist before.</summary>
    public static readonly Operation<Symbol[]> AddSymbols =
        Define("watchlist.addSymbols", "POST /watchlists/{id}/symbols/create.json", Write, "symbols",
            StockTwitsJson.Default.SymbolArray, body: "symbols:list*") with
        {
            VerifiedBy = new OutcomeCheck(
                Show, static sent => new Arguments { { "id", sent["id"] } }, static (sent, found) =>
                    found is Watchlist list && TextsOf(sent["symbols"]).All(symbol => list.Symbols?.Any(one =>
                        one.Ticker.Equals(symbol, StringComparison.OrdinalIgnoreCase)) == true)),
        };

    /// <summary>Returns the symbols that were in the watchlist.</summary>
    public static readonly Operation<Symbol[]> RemoveSymbols =
        Define("watchlist.removeSymbols", "POST /watchlists/{id}/symbols/destroy.json", Write, "symbols",
            StockTwitsJson.Default.SymbolArray, body: "symbols:list*");

    private static IEnumerable<string> TextsOf(object? list) => list switch
    {
        string text => text.Split(','),
        IEnumerable<string> texts => texts,
        _ => [],
    };
}

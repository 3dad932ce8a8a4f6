using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>
/// Streams for partners. Choice: a message belongs to the class of its symbols. Private companies have no ticker, so
/// messages without a symbol stand for theirs.
/// </summary>
internal static class PartnerStreams
{
    private const int MaxSymbols = 10;

    public static readonly StockTwitsOperation[] Operations =
    [
        StreamByClass("all", _ => true),
        StreamByClass("equities", symbol => symbol.IsEquity),
        StreamByClass("forex", symbol => symbol.Class == "FX"),
        StreamByClass("futures", symbol => symbol.Ticker.EndsWith("_F", StringComparison.Ordinal)),
        new("GET", "/streams/private_companies.json", AccessLevel.Partner, StockTwitsScopes.Read, ListPrivateCompanies),
        new("GET", "/streams/symbols.json", AccessLevel.Partner, StockTwitsScopes.Read, ListBySymbols),
        new("GET", "/streams/sectors/{sector_path}.json", AccessLevel.Partner, StockTwitsScopes.Read, ListBySector),
    ];

    private static StockTwitsOperation StreamByClass(string name, Func<Symbol, bool> matches)
    {
        return new("GET", $"/streams/{name}.json", AccessLevel.Partner, StockTwitsScopes.Read, call =>
            Streams.Page(call, call.Data.Messages, message => message.Symbols.Any(matches)));
    }

    private static HttpResponse ListPrivateCompanies(StockTwitsCall call)
    {
        return Streams.Page(call, call.Data.Messages, message => message.Symbols.Count == 0);
    }

    private static HttpResponse ListBySymbols(StockTwitsCall call)
    {
        string[] names = (call.Parameters["symbols"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length is 0 or > MaxSymbols)
        {
            throw StockTwitsException.Invalid($"Symbols must be a list of 1 to {MaxSymbols}");
        }

        HashSet<Symbol> symbols = [.. names.Select(StockTwitsData.FindSymbol).OfType<Symbol>()];
        return Streams.Page(call, call.Data.Messages, message => message.Symbols.Any(symbols.Contains));
    }

    /// <summary>Choice: the sandbox has one sector, technology.</summary>
    private static HttpResponse ListBySector(StockTwitsCall call)
    {
        if (call.RouteValues["sector_path"] != "technology")
        {
            throw StockTwitsException.NotFound("Sector");
        }

        return Streams.Page(
            call,
            call.Data.Messages,
            message => message.Symbols.Any(symbol => symbol.Exchange == "NASDAQ"));
    }
}

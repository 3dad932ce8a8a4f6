using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Streams that require a partner's token (stocktwits-api section 2, "Streams", column P).</summary>
internal static class PartnerStreams
{
    public static readonly Operation<Message[]> All = Stream("all", "/streams/all.json");

    public static readonly Operation<Message[]> Equities = Stream("equities", "/streams/equities.json");

    public static readonly Operation<Message[]> Forex = Stream("forex", "/streams/forex.json");

    public static readonly Operation<Message[]> Futures = Stream("futures", "/streams/futures.json");

    public static readonly Operation<Message[]> PrivateCompanies = Stream(
        "privateCompanies", "/streams/private_companies.json");

    /// <summary>Up to ten symbols.</summary>
    public static readonly Operation<Message[]> Symbols = Stream("symbols", "/streams/symbols.json", "symbols:list* ");

    public static readonly Operation<Message[]> Sectors = Stream("sectors", "/streams/sectors/{sector_path}.json");

    private static Operation<Message[]> Stream(string name, string path, string query = "") =>
        Define("stream." + name, "GET " + path, "read", "messages", StockTwitsJson.Default.MessageArray,
            query + StreamQuery) with
        {
            Paging = StockTwitsService.Cursor,
            PartnerOnly = true,
            ErrorRules = StockTwitsService.PartnerRules,
        };
}

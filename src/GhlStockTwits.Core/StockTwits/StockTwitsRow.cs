using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Http;

namespace GhlStockTwits.StockTwits;

/// <summary>Makes the rows of StockTwits' operations. Paths, keys and scopes: stocktwits-api section 2.</summary>
internal static class StockTwitsRow
{
    /// <summary>What every stream takes.</summary>
    public const string StreamQuery = "since max limit:int filter";

    public static Operation<T> Row<T>(
        string name, string route, string? scope, string? envelope, JsonTypeInfo<T> result, string query = "", string body = "") =>
        new(Service.StockTwits, "stocktwits." + name, route, result, query, body) { Scope = scope, Envelope = envelope };
}

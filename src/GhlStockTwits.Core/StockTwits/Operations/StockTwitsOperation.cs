using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Makes the rows of StockTwits' operations. Paths, keys and scopes: stocktwits-api section 2.</summary>
internal static class StockTwitsOperation
{
    /// <summary>What every stream takes.</summary>
    public const string StreamQuery = "since max limit:int filter=all";

    private const string Documentation = "https://api.stocktwits.com/developers/docs/api#";

    /// <summary>A row with one result; the keys of answers: stocktwits-api section 2, column "keys".</summary>
    public static Operation<T> Define<T>(
        string name, string route, string? scope, string? envelope, JsonTypeInfo<T> result, string query = "",
        string body = "") =>
        new(StockTwitsService.Instance, "stocktwits." + name, route, result, query, body)
        {
            Scope = scope,
            Envelope = envelope,
            HelpUri = HelpUri(route),
        };

    /// <summary>A row with a list.</summary>
    public static ListOperation<T> Define<T>(
        string name, string route, string? scope, string? envelope, JsonTypeInfo<T[]> result, string query = "",
        string body = "") =>
        new(StockTwitsService.Instance, "stocktwits." + name, route, result, query, body)
        {
            Scope = scope,
            Envelope = envelope,
            HelpUri = HelpUri(route),
        };

    /// <summary>
    /// The documentation's anchors are made of the path: <c>/streams/user/{id}.json</c> is at <c>streams-user-docs</c>,
    /// and what is one word alone, <c>/search.json</c>, at <c>search-index-docs</c>.
    /// </summary>
    private static string HelpUri(string route)
    {
        string[] words =
        [
            .. route.Split('/', '.', ' ')
                .Where(static part => part is not ("GET" or "POST" or "json" or "") && !part.StartsWith('{')),
        ];
        return $"{Documentation}{string.Join('-', words)}{(words.Length == 1 ? "-index" : string.Empty)}-docs";
    }
}

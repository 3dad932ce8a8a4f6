using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Declares StockTwits' operations. Paths, keys and scopes: stocktwits-api section 2.</summary>
internal static class StockTwitsOperation
{
    /// <summary>The query parameters of most streams.</summary>
    public const string StreamQuery = "since max limit:int filter=all";

    private const string Documentation = "https://api.stocktwits.com/developers/docs/api#";

    /// <summary>
    /// Declares an operation with one result. Keys of the responses: stocktwits-api section 2, column "keys".
    /// </summary>
    public static Operation<T> Define<T>(
        string name, string route, string? scope, string? envelope, JsonTypeInfo<T> result, string query = "",
        string body = "") =>
        new(StockTwitsService.Instance, "stocktwits." + name, route, result, query, body)
        {
            Scope = scope,
            Envelope = envelope,
            HelpUri = HelpUri(route),
        };

    /// <summary>Declares an operation with a list as its result.</summary>
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
    /// The anchors in the documentation are made from the path: <c>/streams/user/{id}.json</c> is at
    /// <c>streams-user-docs</c>, and a path of one word, <c>/search.json</c>, at <c>search-index-docs</c>.
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

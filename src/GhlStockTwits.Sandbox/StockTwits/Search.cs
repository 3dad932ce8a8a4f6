using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>
/// Searches symbols and users by name. Returns at most 15 results, without paging, and none for an empty query.
/// </summary>
internal static class Search
{
    private const int MaxResults = 15;

    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/search.json", AccessLevel.Public, null, call =>
            Respond([.. FindSymbols(call), .. FindUsers(call)])),
        new("GET", "/search/symbols.json", AccessLevel.Public, null, call => Respond(FindSymbols(call))),
        new("GET", "/search/users.json", AccessLevel.Public, null, call => Respond(FindUsers(call))),
    ];

    private static HttpResponse Respond(IEnumerable<JsonObject> results)
    {
        return StockTwitsCall.Ok(("results", JsonPart.List(results.Take(MaxResults))));
    }

    private static IEnumerable<JsonObject> FindSymbols(StockTwitsCall call)
    {
        return ReadQuery(call) is not { } query ? [] : Symbol.All
            .Where(symbol => Contains(symbol.Ticker, query) || Contains(symbol.Title, query))
            .OrderBy(symbol => symbol.Ticker.StartsWith(query, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenByDescending(symbol => symbol.Watchers)
            .Select(symbol => new JsonObject
            {
                ["type"] = "symbol",
                ["id"] = symbol.Id,
                ["symbol"] = symbol.Ticker,
                ["title"] = symbol.Title,
                ["exchange"] = symbol.Exchange,
                ["watchlist_count"] = symbol.Watchers,
            });
    }

    private static IEnumerable<JsonObject> FindUsers(StockTwitsCall call)
    {
        return ReadQuery(call) is not { } query ? [] : call.Data.Users
            .Where(user => Contains(user.Username, query) || Contains(user.Name, query))
            .OrderBy(user => user.Username.Equals(query, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenByDescending(user => user.Followers)
            .Select(user => new JsonObject
            {
                ["type"] = "user",
                ["id"] = user.Id,
                ["username"] = user.Username,
                ["name"] = user.Name,
                ["avatar_url"] = (string?)StockTwitsJson.User(user)["avatar_url_ssl"],
                ["official"] = user.IsOfficial,
                ["verified"] = false,
                ["premium"] = false,
            });
    }

    private static string? ReadQuery(StockTwitsCall call)
    {
        return call.Parameters["q"]?.Trim().TrimStart('$', '@') is { Length: > 0 } query ? query : null;
    }

    private static bool Contains(string text, string query)
    {
        return text.Contains(query, StringComparison.OrdinalIgnoreCase);
    }
}

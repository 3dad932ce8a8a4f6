using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Makes the rows of HighLevel's operations. Paths, keys and scopes: highlevel-api 2.1 to 2.6.</summary>
internal static class HighLevelOperation
{
    /// <summary>The version that 32 of HighLevel's documents name; calendars have their own.</summary>
    public const string Version = "2021-07-28";

    /// <summary>A row with one result.</summary>
    /// <param name="name">The name without the service.</param>
    /// <param name="route">Method and path.</param>
    /// <param name="page">The operation's page in HighLevel's documentation.</param>
    /// <param name="scope">The scope that allows it; null where HighLevel names none.</param>
    /// <param name="envelope">The key behind which the result stands; null for a bare one.</param>
    /// <param name="result">How the result is read.</param>
    /// <param name="query">The query's parameters in the notation of rows.</param>
    /// <param name="body">The body's parameters in the notation of rows.</param>
    public static Operation<T> Define<T>(
        string name, string route, string page, string? scope, string? envelope, JsonTypeInfo<T> result,
        string query = "", string body = "") =>
        new(HighLevelService.Instance, "ghl." + name, route, result, query, body)
        {
            Scope = scope,
            Envelope = envelope,
            Version = Version,
            HelpUri = HelpUri(route, page),
        };

    /// <summary>A row with a list; see the other one.</summary>
    public static ListOperation<T> Define<T>(
        string name, string route, string page, string? scope, string? envelope, JsonTypeInfo<T[]> result,
        string query = "", string body = "") =>
        new(HighLevelService.Instance, "ghl." + name, route, result, query, body)
        {
            Scope = scope,
            Envelope = envelope,
            Version = Version,
            HelpUri = HelpUri(route, page),
        };

    /// <summary>HighLevel's documents are named like the first part of their paths.</summary>
    private static string HelpUri(string route, string page) =>
        $"https://marketplace.gohighlevel.com/docs/ghl/{route.Split('/')[1]}/{page}";
}

using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Declares HighLevel's operations. Paths, keys and scopes: highlevel-api 2.1 to 2.6.</summary>
internal static class HighLevelOperation
{
    /// <summary>The API version of most operations; calendars have their own.</summary>
    public const string Version = "2021-07-28";

    /// <summary>Declares an operation with one result.</summary>
    /// <param name="name">The name without the service.</param>
    /// <param name="route">Method and path.</param>
    /// <param name="page">The name of its page in HighLevel's documentation.</param>
    /// <param name="scope">The required scope, or null if none is required.</param>
    /// <param name="envelope">The key of the result in the response, or null if the response is the result.</param>
    /// <param name="result">How the result is read.</param>
    /// <param name="query">The parameters of the query (see <see cref="OperationParameter.Parse"/>).</param>
    /// <param name="body">The parameters of the body.</param>
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

    /// <summary>Declares an operation with a list as its result.</summary>
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

    /// <summary>HighLevel groups its documentation by the first segment of the path.</summary>
    private static string HelpUri(string route, string page) =>
        $"https://marketplace.gohighlevel.com/docs/ghl/{route.Split('/')[1]}/{page}";
}

using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Http;

namespace GhlStockTwits.HighLevel;

/// <summary>Makes the rows of HighLevel's operations. Paths, keys and scopes: highlevel-api 2.1 to 2.6.</summary>
internal static class HighLevelRow
{
    /// <summary>The version that 32 of HighLevel's documents name; calendars have their own.</summary>
    public const string Version = "2021-07-28";

    public static Operation<T> Row<T>(
        string name, string route, string? scope, string? envelope, JsonTypeInfo<T> result, string query = "", string body = "") =>
        new(Service.HighLevel, "ghl." + name, route, result, query, body)
        {
            Scope = scope,
            Envelope = envelope,
            Version = Version,
        };
}

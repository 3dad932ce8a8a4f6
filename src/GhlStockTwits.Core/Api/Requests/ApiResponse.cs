using System.Net;
using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>A successful response.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="Value">The result; the default value if the response has none.</param>
/// <param name="Metadata">The other top-level keys: cursors, counts, trace ID.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Date">The service's clock, from the <c>Date</c> header, or null if it sent none.</param>
public sealed record ApiResponse<T>(
    T? Value, IReadOnlyDictionary<string, JsonElement> Metadata, HttpStatusCode Status, DateTimeOffset? Date)
{
    /// <summary>What was left out of the result because it could not be read.</summary>
    internal IReadOnlyList<ResponseIssue> Issues { get; init; } = [];

    /// <summary>How many rows were left out of the result.</summary>
    internal int RowsLeftOut => Issues.Count(static issue => issue.Member is null);

    /// <summary>Whether the listing ends with this page although the service announced more.</summary>
    internal bool IsCutOff { get; init; }
}

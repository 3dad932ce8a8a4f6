using System.Net;
using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>A successful answer, taken apart.</summary>
/// <typeparam name="T">The type behind the envelope key.</typeparam>
/// <param name="Value">What stood behind the envelope key; default when the answer had none.</param>
/// <param name="Rest">The other top-level keys: cursors, counts, trace id.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Date">The service's clock, from the <c>Date</c> header; null when it sent none.</param>
public sealed record Reply<T>(
    T? Value, IReadOnlyDictionary<string, JsonElement> Rest, HttpStatusCode Status, DateTimeOffset? Date);

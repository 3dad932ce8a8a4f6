using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Tests.Support;

/// <summary>A response: status, headers and body.</summary>
internal sealed record ApiResponse(HttpStatusCode Status, HttpResponseHeaders Headers, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)
        ?? throw new InvalidOperationException("The body is the JSON literal null.");

    public string? Header(string name)
    {
        return Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : null;
    }
}

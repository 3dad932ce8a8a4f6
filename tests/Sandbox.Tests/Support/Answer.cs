using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Tests.Support;

/// <summary>What came back: status, headers and, where there is one, the JSON.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new InvalidOperationException("The answer is JSON's null.");

    public string? Header(string name)
    {
        return Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : null;
    }
}

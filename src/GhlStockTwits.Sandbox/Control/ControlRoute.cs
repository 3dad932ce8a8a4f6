using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Control;

internal sealed class ControlRoute : Route
{
    public ControlRoute(string method, string template, Func<HttpRequest, JsonNode> handler)
        : base(method, "/sandbox" + template)
    {
        Handler = handler;
    }

    public Func<HttpRequest, JsonNode> Handler { get; }
}

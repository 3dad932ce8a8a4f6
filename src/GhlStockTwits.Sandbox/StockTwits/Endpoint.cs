using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>One endpoint of StockTwits' API: a row of a resource's table.</summary>
internal sealed class Endpoint : Route
{
    public Endpoint(
        string method,
        string template,
        Needs needs,
        string? scope,
        Func<StockTwitsCall, HttpResponse> handler)
        : base(method, "/api/2" + template)
    {
        Needs = needs;
        Scope = scope;
        Handler = handler;
        IsStream = template.StartsWith("/streams/", StringComparison.Ordinal);
        Writes = method != "GET";
    }

    public Needs Needs { get; }

    /// <summary>Choice: no document maps scopes to endpoints.</summary>
    public string? Scope { get; }

    public Func<StockTwitsCall, HttpResponse> Handler { get; }

    public bool IsStream { get; }
}

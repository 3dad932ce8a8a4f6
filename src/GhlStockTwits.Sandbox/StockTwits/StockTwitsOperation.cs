using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>An operation of StockTwits' API.</summary>
internal sealed class StockTwitsOperation : Route
{
    public StockTwitsOperation(
        string method,
        string template,
        AccessLevel accessLevel,
        string? scope,
        Func<StockTwitsCall, HttpResponse> handler)
        : base(method, "/api/2" + template)
    {
        AccessLevel = accessLevel;
        Scope = scope;
        Handler = handler;
        IsStream = template.StartsWith("/streams/", StringComparison.Ordinal);
        Writes = method != "GET";
    }

    public AccessLevel AccessLevel { get; }

    /// <summary>Choice: no document assigns scopes to operations.</summary>
    public string? Scope { get; }

    public Func<StockTwitsCall, HttpResponse> Handler { get; }

    public bool IsStream { get; }
}

/// <summary>Who can call an operation.</summary>
internal enum AccessLevel
{
    Public,
    Token,
    Partner,
}

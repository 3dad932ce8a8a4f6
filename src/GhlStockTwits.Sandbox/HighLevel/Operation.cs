using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>One operation of HighLevel's API: a row of a resource's table.</summary>
internal sealed class Operation : Route
{
    public Operation(string method, string template, string? scope, Func<HighLevelCall, HttpResponse> handler)
        : base(method, template)
    {
        Scope = scope;
        Handler = handler;
        Writes = method != "GET";
    }

    /// <summary>Null where HighLevel's document lists none.</summary>
    public string? Scope { get; }

    public Func<HighLevelCall, HttpResponse> Handler { get; }

    public Access Access { get; init; }

    /// <summary>What the body may hold; null where the operation reads no JSON body.</summary>
    public Dto? Body { get; init; }

    /// <summary>The location is named in the query.</summary>
    public bool LocationInQuery { get; init; }

    /// <summary>The only version that knows the operation; null for all of them.</summary>
    public string? OnlyVersion { get; init; }
}

using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>One operation of HighLevel's API: a row of a resource's table.</summary>
internal sealed class HighLevelOperation : Route
{
    public HighLevelOperation(string method, string template, string? scope, Func<HighLevelCall, HttpResponse> handler)
        : base(method, template)
    {
        Scope = scope;
        Handler = handler;
        Writes = method != "GET";
    }

    /// <summary>Null where HighLevel's document lists none.</summary>
    public string? Scope { get; }

    public Func<HighLevelCall, HttpResponse> Handler { get; }

    public RequiredToken RequiredToken { get; init; }

    /// <summary>What the body may hold; null where the operation reads no JSON body.</summary>
    public BodySchema? Body { get; init; }

    /// <summary>The location is named in the query.</summary>
    public bool LocationInQuery { get; init; }

    /// <summary>The only version that knows the operation; null for all of them.</summary>
    public string? OnlyVersion { get; init; }
}

/// <summary>The kinds of token that an operation takes.</summary>
internal enum RequiredToken
{
    Location,
    LocationOrAgency,

    /// <summary>Only the agency's OAuth token.</summary>
    AgencyOAuth,

    /// <summary>None at all: this is where tokens come from.</summary>
    None,
}

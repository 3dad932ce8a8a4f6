using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>An operation of HighLevel's API.</summary>
internal sealed class HighLevelOperation : Route
{
    public HighLevelOperation(string method, string template, string? scope, Func<HighLevelCall, HttpResponse> handler)
        : base(method, template)
    {
        Scope = scope;
        Handler = handler;
        Writes = method != "GET";
    }

    /// <summary>Null if HighLevel's document lists none.</summary>
    public string? Scope { get; }

    public Func<HighLevelCall, HttpResponse> Handler { get; }

    public RequiredToken RequiredToken { get; init; }

    /// <summary>The properties that the body may contain. Null if the operation reads no JSON body.</summary>
    public BodySchema? Body { get; init; }

    /// <summary>True if a body must be sent, if only an empty object.</summary>
    public bool BodyIsRequired { get; init; }

    /// <summary>True if the query must name the location.</summary>
    public bool LocationInQuery { get; init; }

    /// <summary>The only version that has this operation. Null for all versions.</summary>
    public string? OnlyVersion { get; init; }
}

/// <summary>The kind of token that an operation requires.</summary>
internal enum RequiredToken
{
    Location,
    LocationOrAgency,

    /// <summary>The agency's OAuth token.</summary>
    AgencyOAuth,

    /// <summary>None, for the operations that return tokens.</summary>
    None,
}

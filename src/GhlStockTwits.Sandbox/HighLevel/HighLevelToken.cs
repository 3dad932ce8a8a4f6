namespace GhlStockTwits.Sandbox.HighLevel;

internal sealed record HighLevelToken(string Value, TokenClass Class)
{
    public string? LocationId { get; init; }

    /// <summary>Null for all of them.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Requests are counted per application and location or company; private tokens are one.</summary>
    public required string RateKey { get; init; }

    public bool IsPrivate => Class is TokenClass.LocationPrivate or TokenClass.AgencyPrivate;

    public bool IsForLocation => Class is TokenClass.LocationPrivate or TokenClass.LocationOAuth;

    public bool Allows(string? scope)
    {
        return scope is null || Scopes is null || Scopes.Contains(scope);
    }
}

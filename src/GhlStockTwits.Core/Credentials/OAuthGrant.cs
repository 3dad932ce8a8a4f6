namespace GhlStockTwits.Credentials;

/// <summary>What an app was granted by a login: its tokens and what they are for. Never shows them.</summary>
internal sealed record OAuthGrant
{
    // A token is refreshed this long before it expires, so that it does not expire on its way.
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    /// <summary>The access token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The refresh token, which can be used once; null for a token that is fetched in another way.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the access token expires; null if the service does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The scopes that were granted; null if the service does not say.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The agency, if any.</summary>
    public string? CompanyId { get; init; }

    /// <summary>The location; null for an agency's token.</summary>
    public string? LocationId { get; init; }

    /// <summary>Whether a call can be made with the access token.</summary>
    /// <param name="refused">The token that was refused, if any.</param>
    /// <param name="now">The time.</param>
    public bool IsUsable(string? refused, DateTimeOffset now) =>
        AccessToken != refused && (ExpiresAt is not { } end || now < end - s_margin);

    /// <summary>Whether the access token may still work, though it is time to refresh it.</summary>
    /// <param name="refused">The token that was refused, if any.</param>
    /// <param name="now">The time.</param>
    public bool IsStillAlive(string? refused, DateTimeOffset now) =>
        AccessToken != refused && (ExpiresAt is not { } end || now < end);

    /// <inheritdoc/>
    public override string ToString() => nameof(OAuthGrant);
}

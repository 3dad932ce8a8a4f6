using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// Authorization codes and refresh tokens. A refresh token works once. For 30 seconds after that, it returns the same
/// new pair again.
/// </summary>
internal sealed class OAuthGrants
{
    private static readonly TimeSpan s_reuseTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(365);

    private readonly HighLevelData _data;
    private readonly HighLevelTokens _tokens;
    private readonly Dictionary<string, OAuthGrant> _codes = [];
    private readonly Dictionary<string, (OAuthGrant Grant, DateTimeOffset ExpiresAt)> _refreshTokens = [];
    private readonly Dictionary<string, (TokenPair Pair, DateTimeOffset UsedAt)> _used = [];

    public OAuthGrants(HighLevelData data, HighLevelTokens tokens)
    {
        _data = data;
        _tokens = tokens;
    }

    public string IssueCode(string? locationId, IReadOnlyList<string>? scopes)
    {
        string code = Secrets.HexId(40);
        _codes[code] = new OAuthGrant(locationId, scopes, (string)_data.FirstUser["id"]!);
        return code;
    }

    public bool HasCode(string code)
    {
        return _codes.ContainsKey(code);
    }

    /// <summary>Returns null if the code is unknown or was used.</summary>
    /// <exception cref="HighLevelException">The location is not active.</exception>
    public TokenPair? UseCode(string code, DateTimeOffset now)
    {
        RequireActive(_codes.GetValueOrDefault(code));
        return _codes.Remove(code, out OAuthGrant? grant) ? Issue(grant, now) : null;
    }

    /// <summary>
    /// Returns null if the token is unknown or expired, or was used too long ago. Choice: a refusal does not use it up,
    /// and the earlier access token works until it expires.
    /// </summary>
    /// <exception cref="HighLevelException">The location is not active.</exception>
    public TokenPair? UseRefreshToken(string token, DateTimeOffset now)
    {
        RequireActive(_refreshTokens.GetValueOrDefault(token).Grant ?? _used.GetValueOrDefault(token).Pair?.Grant);
        if (_refreshTokens.Remove(token, out (OAuthGrant Grant, DateTimeOffset ExpiresAt) known)
            && known.ExpiresAt > now)
        {
            TokenPair pair = Issue(known.Grant, now);
            _used[token] = (pair, now);
            return pair;
        }

        bool wasUsed = _used.TryGetValue(token, out (TokenPair Pair, DateTimeOffset UsedAt) used);
        return wasUsed && now - used.UsedAt <= s_reuseTime ? used.Pair : null;
    }

    private void RequireActive(OAuthGrant? grant)
    {
        if (grant is not null && !_data.IsActive(grant.LocationId))
        {
            throw HighLevelException.LocationNotActive();
        }
    }

    public TokenPair Issue(OAuthGrant grant, DateTimeOffset now)
    {
        string refreshToken = Secrets.HexId(64);
        _refreshTokens[refreshToken] = (grant, now + s_lifetime);
        HighLevelToken access = _tokens.IssueOAuth(grant.LocationId, grant.Scopes, now);
        return new TokenPair(access, refreshToken, Secrets.HexId(24), grant);
    }
}

/// <summary>The access that an authorization code or a refresh token grants.</summary>
internal sealed record OAuthGrant(string? LocationId, IReadOnlyList<string>? Scopes, string UserId);

/// <summary>An access token with its refresh token.</summary>
internal sealed record TokenPair(
    HighLevelToken AccessToken,
    string RefreshToken,
    string RefreshTokenId,
    OAuthGrant Grant);

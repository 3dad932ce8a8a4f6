using System.Text;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The tokens that were given out.</summary>
internal sealed class TokenVault
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(86399);

    private readonly HighLevelData _data;
    private readonly Dictionary<string, HighLevelToken> _tokens = [];

    public TokenVault(HighLevelData data)
    {
        _data = data;
    }

    public HighLevelToken? Find(string value)
    {
        return _tokens.GetValueOrDefault(value);
    }

    /// <summary>A private integration token, which never expires.</summary>
    public HighLevelToken NewPrivate(string? locationId, IReadOnlyList<string>? scopes)
    {
        TokenClass tokenClass = locationId is null ? TokenClass.AgencyPrivate : TokenClass.LocationPrivate;
        return Keep(new HighLevelToken($"pit-{_data.Ids.Uuid()}", tokenClass)
        {
            LocationId = locationId,
            Scopes = scopes,
            RateKey = $"private {locationId ?? _data.CompanyId}",
        });
    }

    /// <summary>An access token of the installed application, for a location or for the company.</summary>
    public HighLevelToken NewOAuth(string? locationId, IReadOnlyList<string>? scopes, DateTimeOffset now)
    {
        DateTimeOffset expiry = now + s_lifetime;
        TokenClass tokenClass = locationId is null ? TokenClass.CompanyOAuth : TokenClass.LocationOAuth;
        return Keep(new HighLevelToken(Jwt(locationId, scopes, now, expiry), tokenClass)
        {
            LocationId = locationId,
            Scopes = scopes,
            ExpiresAt = expiry,
            RateKey = $"{_data.ClientId} {locationId ?? _data.CompanyId}",
        });
    }

    private HighLevelToken Keep(HighLevelToken token)
    {
        _tokens[token.Value] = token;
        return token;
    }

    private string Jwt(string? locationId, IReadOnlyList<string>? scopes, DateTimeOffset now, DateTimeOffset expiry)
    {
        JsonObject header = new() { ["alg"] = "RS256", ["typ"] = "JWT" };
        JsonObject claims = new()
        {
            ["authClass"] = locationId is null ? "Company" : "Location",
            ["authClassId"] = locationId ?? _data.CompanyId,
            ["source"] = "INTEGRATION",
            ["sourceId"] = _data.ClientId,
            ["channel"] = "OAUTH",
            ["primaryAuthClassId"] = locationId ?? _data.CompanyId,
            ["oauthMeta"] = new JsonObject
            {
                ["scopes"] = new JsonArray([.. (scopes ?? Scopes.All).Select(scope => (JsonNode)scope)]),
            },
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = expiry.ToUnixTimeSeconds(),
            ["jti"] = _data.Ids.HexId(24),
        };

        // Nobody can check the signature: the service publishes no key for these tokens.
        return $"{Encode(header.ToJsonString())}.{Encode(claims.ToJsonString())}.{Encode(_data.Ids.HexId(86))}";
    }

    private static string Encode(string text)
    {
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}

using System.Text;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>All tokens that have been issued.</summary>
internal sealed class HighLevelTokens
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(86399);

    private readonly HighLevelData _data;
    private readonly Dictionary<string, HighLevelToken> _tokens = [];

    public HighLevelTokens(HighLevelData data)
    {
        _data = data;
    }

    public HighLevelToken? Find(string value)
    {
        return _tokens.GetValueOrDefault(value);
    }

    /// <summary>Issues a private integration token, which does not expire until it is replaced.</summary>
    public HighLevelToken IssuePrivate(string? locationId, IReadOnlyList<string>? scopes)
    {
        HighLevelTokenKind kind = locationId is null
            ? HighLevelTokenKind.AgencyPrivate
            : HighLevelTokenKind.LocationPrivate;
        return Add(new HighLevelToken($"pit-{Secrets.Uuid()}", kind)
        {
            LocationId = locationId,
            Scopes = scopes,
            RateLimitKey = $"private {locationId ?? _data.CompanyId}",
        });
    }

    /// <summary>Replaces a private integration token. The old one works until then.</summary>
    /// <exception cref="ArgumentException">No private integration token has this value.</exception>
    public HighLevelToken Rotate(string value, DateTimeOffset until)
    {
        if (Find(value) is not { IsPrivate: true } old)
        {
            throw new ArgumentException("token must be a private integration token.");
        }

        _tokens[value] = old with { ExpiresAt = until };
        return Add(old with { Value = $"pit-{Secrets.Uuid()}", ExpiresAt = null });
    }

    /// <summary>Issues an access token of the installed application for a location or the company.</summary>
    public HighLevelToken IssueOAuth(string? locationId, IReadOnlyList<string>? scopes, DateTimeOffset now)
    {
        DateTimeOffset expiry = now + s_lifetime;
        HighLevelTokenKind kind = locationId is null
            ? HighLevelTokenKind.CompanyOAuth
            : HighLevelTokenKind.LocationOAuth;
        return Add(new HighLevelToken(Jwt(locationId, scopes, now, expiry), kind)
        {
            LocationId = locationId,
            Scopes = scopes,
            ExpiresAt = expiry,
            RateLimitKey = $"{_data.ClientId} {locationId ?? _data.CompanyId}",
        });
    }

    private HighLevelToken Add(HighLevelToken token)
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
            ["jti"] = Secrets.HexId(24),
        };

        // The signature cannot be verified: the service publishes no key for these tokens.
        string signature = Base64Url(Secrets.HexId(86));
        return $"{Base64Url(header.ToJsonString())}.{Base64Url(claims.ToJsonString())}.{signature}";
    }

    private static string Base64Url(string text)
    {
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}

internal sealed record HighLevelToken(string Value, HighLevelTokenKind Kind)
{
    public string? LocationId { get; init; }

    /// <summary>Null for all scopes.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Requests are counted per application and location or company. Private tokens count as one application.
    /// </summary>
    public required string RateLimitKey { get; init; }

    public bool IsPrivate => Kind is HighLevelTokenKind.LocationPrivate or HighLevelTokenKind.AgencyPrivate;

    public bool IsForLocation => Kind is HighLevelTokenKind.LocationPrivate or HighLevelTokenKind.LocationOAuth;

    public bool Allows(string? scope)
    {
        return scope is null || Scopes is null || Scopes.Contains(scope);
    }
}

internal enum HighLevelTokenKind
{
    LocationPrivate,
    AgencyPrivate,
    LocationOAuth,
    CompanyOAuth,
}

/// <summary>The scopes of the sandbox's operations.</summary>
internal static class Scopes
{
    public const string ContactsRead = "contacts.readonly";
    public const string ContactsWrite = "contacts.write";
    public const string TagsRead = "locations/tags.readonly";
    public const string TagsWrite = "locations/tags.write";
    public const string TasksRead = "locations/tasks.readonly";
    public const string CustomFieldsRead = "locations/customFields.readonly";
    public const string CustomFieldsWrite = "locations/customFields.write";
    public const string CustomValuesRead = "locations/customValues.readonly";
    public const string CustomValuesWrite = "locations/customValues.write";
    public const string LocationsRead = "locations.readonly";
    public const string CalendarsRead = "calendars.readonly";
    public const string EventsRead = "calendars/events.readonly";
    public const string EventsWrite = "calendars/events.write";
    public const string BusinessesRead = "businesses.readonly";
    public const string BusinessesWrite = "businesses.write";
    public const string UsersRead = "users.readonly";
    public const string UsersWrite = "users.write";
    public const string WorkflowsRead = "workflows.readonly";
    public const string CampaignsRead = "campaigns.readonly";
    public const string OAuthRead = "oauth.readonly";
    public const string OAuthWrite = "oauth.write";

    public static IReadOnlyList<string> All { get; } =
    [
        ContactsRead, ContactsWrite, TagsRead, TagsWrite, TasksRead, CustomFieldsRead, CustomFieldsWrite,
        CustomValuesRead, CustomValuesWrite, LocationsRead, CalendarsRead, EventsRead, EventsWrite, BusinessesRead,
        BusinessesWrite, UsersRead, UsersWrite, WorkflowsRead, CampaignsRead, OAuthRead, OAuthWrite,
    ];
}

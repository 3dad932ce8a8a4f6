using System.Text.Json.Serialization;

namespace GhlStockTwits.Credentials;

/// <summary>
/// A saved pair of one location and one StockTwits account, with the tokens. It is kept encrypted as a whole, so that
/// a token cannot be moved to another location or account. Never shows a secret.
/// </summary>
internal sealed record Profile
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The connection to HighLevel; null until one is saved.</summary>
    public SavedConnection? HighLevel { get; init; }

    /// <summary>The connection to StockTwits; null until one is saved.</summary>
    public SavedConnection? StockTwits { get; init; }

    /// <summary>When the connections were saved last; a refresh does not count.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>The profile without tokens and client secrets, to show what it is for.</summary>
    public Profile WithoutSecrets() =>
        this with { HighLevel = HighLevel?.WithoutSecrets(), StockTwits = StockTwits?.WithoutSecrets() };

    /// <inheritdoc/>
    public override string ToString() => $"profile {Name}";
}

/// <summary>One half of a profile: where to connect, as whom and with what.</summary>
internal sealed record SavedConnection
{
    /// <summary>The kind of credential.</summary>
    public required CredentialKind Kind { get; init; }

    /// <summary>The base address of the service.</summary>
    public required Uri BaseUri { get; init; }

    /// <summary>HighLevel's location; null for an agency without one.</summary>
    public string? LocationId { get; init; }

    /// <summary>HighLevel's agency.</summary>
    public string? CompanyId { get; init; }

    /// <summary>The username of the StockTwits account.</summary>
    public string? Account { get; init; }

    /// <summary>The ID of the StockTwits account.</summary>
    public long? AccountId { get; init; }

    /// <summary>The client ID of the app.</summary>
    public string? ClientId { get; init; }

    /// <summary>The client secret of the app.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>A token that nothing refreshes.</summary>
    public string? Token { get; init; }

    /// <summary>The secret of a vault that holds the token or the client secret instead.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault; null for the default one.</summary>
    public string? VaultName { get; init; }

    /// <summary>When the token was saved.</summary>
    public DateTimeOffset? TokenSince { get; init; }

    /// <summary>The tokens of the login; for an agency, those of the agency.</summary>
    public OAuthGrant? Grant { get; init; }

    /// <summary>The tokens of an agency's locations, by location.</summary>
    public IReadOnlyDictionary<string, OAuthGrant> Locations { get; init; } = new Dictionary<string, OAuthGrant>();

    /// <summary>How much of the rate limit the connection may use.</summary>
    public int RateLimitPercent { get; init; } = 100;

    /// <summary>The connection without tokens and client secret.</summary>
    public SavedConnection WithoutSecrets() => this with
    {
        Token = null, ClientSecret = null, Grant = null, Locations = new Dictionary<string, OAuthGrant>(),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} at {BaseUri.Host}";
}

/// <summary>Where a connection's token comes from.</summary>
public enum CredentialKind
{
    /// <summary>A token that nothing refreshes, for example that of a private integration.</summary>
    Token,

    /// <summary>The login of an app.</summary>
    App,

    /// <summary>The login of an app at an agency, which gets a token for each location.</summary>
    Agency,

    /// <summary>None: public reads only.</summary>
    Anonymous,
}

/// <summary>How profiles are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Profile))]
internal sealed partial class ProfileJson : JsonSerializerContext;

using GhlStockTwits.Credentials;

namespace GhlStockTwits.Formatting;

/// <summary>What a profile connects to. Has no secret.</summary>
public sealed class ProfileSummary
{
    // A field of another assembly's enumeration would load that assembly when the module is imported.
    private readonly Profile _profile;

    internal ProfileSummary(Profile profile, string place, DateTimeOffset now)
    {
        _profile = profile.WithoutSecrets();
        Name = profile.Name;
        LocationId = profile.HighLevel?.LocationId;
        CompanyId = profile.HighLevel?.CompanyId;
        Account = profile.StockTwits?.Account;
        Scopes = profile.HighLevel?.Grant?.Scopes;
        TokenAge = now - profile.HighLevel?.TokenSince;
        SecretName = profile.HighLevel?.SecretName;
        SavedAt = profile.SavedAt.ToLocalTime();
        Place = place;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The location; null for an agency without one, or if no connection to HighLevel is saved.</summary>
    public string? LocationId { get; }

    /// <summary>The agency, for the login of an app.</summary>
    public string? CompanyId { get; }

    /// <summary>What HighLevel is called with; null if no connection is saved.</summary>
    public CredentialKind? HighLevelCredential => _profile.HighLevel?.Kind;

    /// <summary>The username of the StockTwits account.</summary>
    public string? Account { get; }

    /// <summary>What StockTwits is called with; null if no connection is saved.</summary>
    public CredentialKind? StockTwitsCredential => _profile.StockTwits?.Kind;

    /// <summary>The scopes of the login; null if they are unknown, as those of a private integration are.</summary>
    public IReadOnlyList<string>? Scopes { get; }

    /// <summary>How long ago the private integration's token was saved.</summary>
    public TimeSpan? TokenAge { get; }

    /// <summary>The secret of the vault that holds the token, if the profile does not.</summary>
    public string? SecretName { get; }

    /// <summary>When the profile was saved, in local time.</summary>
    public DateTimeOffset SavedAt { get; }

    /// <summary>Where it is kept: a folder or a database.</summary>
    public string Place { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

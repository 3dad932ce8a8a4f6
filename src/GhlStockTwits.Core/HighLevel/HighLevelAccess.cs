using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>Creates connections to HighLevel from logins and profiles.</summary>
internal static class HighLevelAccess
{
    /// <summary>Connects with the login of an app that is kept in memory only.</summary>
    /// <param name="saved">The login; its grant is set.</param>
    /// <param name="locationId">The location of an agency's app; null for the agency itself.</param>
    /// <param name="settings">The settings.</param>
    public static HighLevelConnection Open(SavedConnection saved, string? locationId, ApiSettings settings) =>
        OpenApp(saved, locationId, settings, profile: null, static (login, _) => new MemoryGrantStore(login));

    /// <summary>Connects as a profile says. No request is made.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="locationId">
    /// The location of an agency's app; null for that of the profile, or for the agency itself.
    /// </param>
    /// <param name="settings">The settings.</param>
    /// <param name="secret">The secret of the vault that the profile names; null if it names none.</param>
    /// <exception cref="GhlStockTwitsException">The profile has no connection to HighLevel, or to another location.
    /// </exception>
    public static HighLevelConnection Open(
        Profile profile, IProfileStore store, string? locationId, ApiSettings settings, string? secret = null)
    {
        SavedConnection saved =
            profile.HighLevel ?? throw CredentialErrors.LoginMissing(profile.Name, "HighLevel");
        if (saved.Kind != CredentialKind.Agency && locationId is not null && locationId != saved.LocationId)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.ProfileLocationDiffers", FailureCategory.InvalidArgument,
                $"The profile '{profile.Name}' is for location {saved.LocationId}, not for {locationId}.",
                "Save a profile for each location. Only the login of an agency's app reaches several.");
        }

        settings = settings with { RateLimits = settings.RateLimits.Or(saved.RateLimitPercent) };
        return saved.Kind == CredentialKind.Token
            ? OpenToken(profile.Name, saved, store, settings, secret)
            : OpenApp(
                saved with { ClientSecret = saved.ClientSecret ?? secret }, locationId ?? saved.LocationId, settings,
                profile.Name, (_, location) => new ProfileGrants(store, profile.Name, location));
    }

    /// <summary>Reads a contact, so that a wrong token or location fails here. An agency has none.</summary>
    /// <exception cref="ApiException">HighLevel refuses the token or the location, or does not answer.</exception>
    public static async Task<HighLevelConnection> VerifyAsync(HighLevelConnection connection, CallContext call)
    {
        if (connection.LocationId is not null)
        {
            await connection.SendAsync(Contacts.List, new Arguments { { "limit", 1 } }, call).ConfigureAwait(false);
        }

        return connection;
    }

    /// <summary>What to keep of a connection with the token of a private integration.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="token">Its token.</param>
    /// <param name="now">Since when the token is used.</param>
    public static SavedConnection Describe(HighLevelConnection connection, string token, DateTimeOffset now) => new()
    {
        Kind = CredentialKind.Token,
        BaseUri = connection.BaseUri,
        LocationId = connection.LocationId,
        Token = token,
        TokenSince = now,
    };

    private static HighLevelConnection OpenToken(
        string profile, SavedConnection saved, IProfileStore store, ApiSettings settings, string? secret)
    {
        string token = saved.Token ?? secret ?? throw CredentialErrors.LoginMissing(profile, "HighLevel");
        GivenToken source = new(token, TokenClaims.ApplicationOf(token))
        {
            ReadAgain = saved.Token is null ? null : async cancellationToken =>
                (await store.ReadAsync(profile, cancellationToken).ConfigureAwait(false))?.HighLevel?.Token,
        };
        return new HighLevelConnection(saved.BaseUri, source, saved.LocationId, settings)
        {
            Profile = profile,
            LacksLookup = TokenClaims.IsPrivate(token),
            Scopes = TokenClaims.ScopesOf(token),
        };
    }

    private static HighLevelConnection OpenApp(
        SavedConnection saved, string? locationId, ApiSettings settings, string? profile,
        Func<OAuthGrant?, string?, IGrantStore> store)
    {
        string clientId = saved.ClientId!;
        AppLogin login = new(saved.BaseUri, clientId, saved.ClientSecret ?? string.Empty, settings);
        OAuthTokens tokens = new(clientId, store(saved.Grant, null), login.RefreshAsync, settings.Time);
        if (saved.Kind != CredentialKind.Agency)
        {
            return Connect(tokens, saved.LocationId, login);
        }

        HighLevelConnection agency = Connect(tokens, null, login);
        return locationId is null
            ? agency
            : Connect(
                new AgencyTokens(tokens, new OAuthTokens(
                    clientId, store(null, locationId),
                    (_, call) => AppLogin.MintAsync(agency, locationId, call), settings.Time)),
                locationId, agency);

        HighLevelConnection Connect(ICredentialSource source, string? location, IDisposable owned) =>
            new(saved.BaseUri, source, location, settings)
            {
                Profile = profile,
                CompanyId = saved.CompanyId,
                ClientId = clientId,
                Scopes = saved.Grant?.Scopes,
                Owned = owned,
            };
    }
}

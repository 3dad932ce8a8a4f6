namespace GhlStockTwits.Credentials;

/// <summary>The grant of a profile's connection to HighLevel, or of one location of its agency.</summary>
/// <param name="store">The profiles.</param>
/// <param name="name">The profile.</param>
/// <param name="locationId">The location of an agency; null for the login itself.</param>
internal sealed class ProfileGrants(IProfileStore store, string name, string? locationId) : IGrantStore
{
    /// <inheritdoc/>
    public async Task<OAuthGrant?> ReadAsync(CancellationToken cancellationToken) =>
        Select(await store.ReadAsync(name, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<IGrantLock> LockAsync(CancellationToken cancellationToken)
    {
        IProfileLock held = await store.LockAsync(name, cancellationToken).ConfigureAwait(false);
        if (held.Current?.HighLevel is not null)
        {
            return new GrantLock(this, held);
        }

        await held.DisposeAsync().ConfigureAwait(false);
        throw CredentialErrors.NotFound(name);
    }

    private OAuthGrant? Select(Profile? profile) =>
        locationId is null ? profile?.HighLevel?.Grant : profile?.HighLevel?.Locations.GetValueOrDefault(locationId);

    private Profile With(Profile profile, OAuthGrant grant)
    {
        SavedConnection saved = profile.HighLevel!;
        return profile with
        {
            HighLevel = locationId is null
                ? saved with { Grant = grant }
                : saved with
                {
                    Locations = new Dictionary<string, OAuthGrant>(saved.Locations) { [locationId] = grant },
                },
        };
    }

    private sealed class GrantLock(ProfileGrants grants, IProfileLock held) : IGrantLock
    {
        public OAuthGrant? Current => grants.Select(held.Current);

        public Task SaveAsync(OAuthGrant grant) => held.SaveAsync(grants.With(held.Current!, grant));

        public ValueTask DisposeAsync() => held.DisposeAsync();
    }
}

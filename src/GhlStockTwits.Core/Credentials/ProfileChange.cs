using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>Changes of profiles. A profile stays with its location and its account.</summary>
internal static class ProfileChange
{
    /// <summary>From this age on, the token of a private integration should be rotated (highlevel-api 1.5).</summary>
    public static readonly TimeSpan LongestTokenAge = TimeSpan.FromDays(90);

    /// <summary>
    /// Checks that a profile can be saved, before a code or a refresh token is used up for it, and returns the present
    /// one.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">There is nowhere to keep it, no key for it, or no right to.</exception>
    public static async Task<Profile?> CheckAsync(
        IProfileStore store, string name, CancellationToken cancellationToken)
    {
        IProfileLock held = await store.LockAsync(name, cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            return held.Current;
        }
    }

    /// <summary>Changes a profile, or creates it.</summary>
    /// <param name="store">The profiles.</param>
    /// <param name="name">The name.</param>
    /// <param name="change">The change; the profile is null if it does not exist.</param>
    /// <param name="cancellationToken">Ends the wait for another process.</param>
    /// <exception cref="GhlStockTwitsException">The change is refused, or the store cannot be written.</exception>
    public static async Task<Profile> ApplyAsync(
        IProfileStore store, string name, Func<Profile?, Profile> change, CancellationToken cancellationToken)
    {
        IProfileLock held = await store.LockAsync(name, cancellationToken).ConfigureAwait(false);
        await using (held.ConfigureAwait(false))
        {
            Profile changed = change(held.Current);
            await held.SaveAsync(changed).ConfigureAwait(false);
            return changed;
        }
    }

    /// <summary>Sets the connection to HighLevel.</summary>
    /// <exception cref="GhlStockTwitsException">The profile has one to another location or agency.</exception>
    public static Profile WithHighLevel(Profile? profile, string name, SavedConnection connection, DateTimeOffset now)
    {
        if (profile?.HighLevel is { } old
            && (old.LocationId, Agency(old)) != (connection.LocationId, Agency(connection)))
        {
            throw Differs(
                name, $"HighLevel {old.LocationId ?? old.CompanyId}",
                connection.LocationId ?? connection.CompanyId);
        }

        return (profile ?? new Profile { Name = name }) with { HighLevel = connection, SavedAt = now };
    }

    /// <summary>Sets the connection to StockTwits. One without a token can become that of an account.</summary>
    /// <exception cref="GhlStockTwitsException">The profile has one to another account.</exception>
    public static Profile WithStockTwits(Profile? profile, string name, SavedConnection connection, DateTimeOffset now)
    {
        if (profile?.StockTwits is { AccountId: { } old } saved && old != connection.AccountId)
        {
            throw Differs(
                name, $"StockTwits account {saved.Account}", connection.Account ?? "a connection without an account");
        }

        return (profile ?? new Profile { Name = name }) with { StockTwits = connection, SavedAt = now };
    }

    /// <summary>Replaces the token of the connection to HighLevel.</summary>
    /// <exception cref="GhlStockTwitsException">There is none, or it is kept in a vault.</exception>
    public static Profile WithToken(Profile? profile, string name, string token, DateTimeOffset now)
    {
        SavedConnection saved = profile?.HighLevel ?? throw CredentialErrors.LoginMissing(name, "HighLevel");
        return saved.SecretName is null
            ? profile with { HighLevel = saved with { Token = token, TokenSince = now }, SavedAt = now }
            : throw new GhlStockTwitsException(
                "GhlStockTwits.TokenInVault", FailureCategory.InvalidOperation,
                $"The token of the profile '{name}' is the secret '{saved.SecretName}' of a vault.",
                "Replace it there with Set-Secret, and connect again.");
    }

    /// <summary>What to say about the age of a token; null if it is young enough or is not a private one.</summary>
    public static string? AgeWarning(SavedConnection connection, DateTimeOffset now) =>
        connection is { Kind: CredentialKind.Token, TokenSince: { } since } && now - since > LongestTokenAge
            ? $"The token of location {connection.LocationId} is {(now - since).Days} days old. Rotate it in HighLevel "
                + "(Settings, Private Integrations), choose the 7-day overlap, and run Update-GhlToken."
            : null;

    private static string? Agency(SavedConnection connection) =>
        connection.Kind == CredentialKind.Agency ? connection.CompanyId : null;

    private static GhlStockTwitsException Differs(string name, string old, string? other) => new(
        "GhlStockTwits.ProfileDiffers", FailureCategory.InvalidOperation,
        $"The profile '{name}' is for {old}, not for {other}.",
        "A profile stays with its location and its account, so that nothing is sent as another one. Save a new "
            + "profile, or remove this one first.");
}

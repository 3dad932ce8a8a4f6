using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>Where profiles are kept. Names are those of <see cref="ProfileName.Normalize"/>.</summary>
internal interface IProfileStore
{
    /// <summary>Where the profiles are, for people: a folder or a database, without secrets.</summary>
    string Place { get; }

    /// <summary>The names of all profiles, sorted.</summary>
    /// <exception cref="GhlStockTwitsException">The store cannot be read.</exception>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads a profile; null if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It cannot be read or decrypted.</exception>
    Task<Profile?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Waits until no other process or machine changes the profile, and keeps them out until disposed. Checks that it
    /// can be written.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">It cannot be locked or written.</exception>
    Task<IProfileLock> LockAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes a profile, also one that cannot be decrypted.</summary>
    /// <returns>Whether it existed.</returns>
    /// <exception cref="GhlStockTwitsException">It cannot be locked or removed.</exception>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);
}

/// <summary>The right to change a profile.</summary>
internal interface IProfileLock : IAsyncDisposable
{
    /// <summary>The profile as it is now; null if it does not exist.</summary>
    Profile? Current { get; }

    /// <summary>Replaces the profile; when this returns, the new one survives the end of the process.</summary>
    /// <exception cref="GhlStockTwitsException">It could not be written; the old one is unchanged.</exception>
    Task SaveAsync(Profile profile);
}

namespace GhlStockTwits.Credentials;

/// <summary>Where the tokens of one login are kept.</summary>
internal interface IGrantStore
{
    /// <summary>Reads the grant; null if there is none yet.</summary>
    Task<OAuthGrant?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits until no other thread, process or machine refreshes the grant, and keeps them out until disposed.
    /// </summary>
    /// <exception cref="Api.GhlStockTwitsException">A new grant could not be kept.</exception>
    Task<IGrantLock> LockAsync(CancellationToken cancellationToken);
}

/// <summary>The right to refresh a grant.</summary>
internal interface IGrantLock : IAsyncDisposable
{
    /// <summary>The grant as it is now; null if there is none yet.</summary>
    OAuthGrant? Current { get; }

    /// <summary>Keeps a new grant; when this returns, it survives the end of the process.</summary>
    /// <exception cref="Api.GhlStockTwitsException">It could not be kept.</exception>
    Task SaveAsync(OAuthGrant grant);
}

/// <summary>Keeps a grant in the memory of the process.</summary>
internal sealed class MemoryGrantStore(OAuthGrant? grant) : IGrantStore, IGrantLock
{
    /// <inheritdoc/>
    public OAuthGrant? Current { get; private set; } = grant;

    /// <inheritdoc/>
    public Task<OAuthGrant?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Current);

    /// <inheritdoc/>
    /// <remarks>Only one connection uses this store, and it refreshes once at a time.</remarks>
    public Task<IGrantLock> LockAsync(CancellationToken cancellationToken) => Task.FromResult<IGrantLock>(this);

    /// <inheritdoc/>
    public Task SaveAsync(OAuthGrant grant)
    {
        Current = grant;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;
}

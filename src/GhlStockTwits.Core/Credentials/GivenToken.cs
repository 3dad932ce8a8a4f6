using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>A token that nothing refreshes. It can be replaced by another one of its application.</summary>
/// <param name="token">The token.</param>
/// <param name="application">What the service counts together.</param>
internal sealed class GivenToken(string token, string application) : ICredentialSource
{
    private volatile string _token = token;

    /// <inheritdoc/>
    public string Application { get; } = application;

    /// <summary>Reads the token again, because it may have been rotated; null if it is kept nowhere.</summary>
    public Func<CancellationToken, Task<string?>>? ReadAgain { get; init; }

    /// <summary>Uses another token from the next attempt on.</summary>
    public void Replace(string token) => _token = token;

    /// <inheritdoc/>
    public async ValueTask<string?> GetAsync(Operation operation, RefusedToken? refused, CallContext call)
    {
        if (refused?.Token == _token && ReadAgain is { } read)
        {
            _token = await read(call.CancellationToken).ConfigureAwait(false) ?? _token;
        }

        return _token;
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(GivenToken);
}

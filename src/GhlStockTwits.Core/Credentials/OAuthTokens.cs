using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>
/// The tokens of a login. Refreshes the access token before it expires or when the service refuses it: once for all
/// threads, processes and machines that share the store, because a refresh token can be used only once
/// (highlevel-api 1.3). See docs/decisions/0026-credentials.md.
/// </summary>
internal sealed class OAuthTokens : ICredentialSource
{
    // A paused location is asked about again, but not by each of many calls.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly IGrantStore _store;
    private readonly Func<OAuthGrant?, CallContext, Task<OAuthGrant>> _renew;
    private readonly TimeProvider _time;
    private readonly object _gate = new();
    private volatile OAuthGrant? _current;
    private Task<OAuthGrant>? _renewal;
    private Refusal? _refusal;

    /// <summary>Creates a source.</summary>
    /// <param name="application">The client ID of the app.</param>
    /// <param name="store">Where the tokens are kept.</param>
    /// <param name="renew">Gets new tokens from the service, given the present ones.</param>
    /// <param name="time">The clock.</param>
    public OAuthTokens(
        string application, IGrantStore store, Func<OAuthGrant?, CallContext, Task<OAuthGrant>> renew,
        TimeProvider time)
    {
        Application = application;
        _store = store;
        _renew = renew;
        _time = time;
    }

    /// <inheritdoc/>
    public string Application { get; }

    /// <inheritdoc/>
    public async ValueTask<string?> GetAsync(Operation operation, RefusedToken? refused, CallContext call)
    {
        if (refused is not null && refused.Kind != ApiErrorKind.TokenExpired)
        {
            return refused.Token;
        }

        if (_current is { } known && known.IsUsable(refused?.Token, _time.GetUtcNow()))
        {
            return known.AccessToken;
        }

        Task<OAuthGrant> renewal;
        lock (_gate)
        {
            // Who waits can be cancelled; the renewal cannot, because the new refresh token would be lost.
            renewal = _renewal is { IsCompleted: false } running
                ? running
                : _renewal = Task.Run(() => RenewAsync(refused?.Token, call with { CancellationToken = default }));
        }

        return (await renewal.WaitAsync(call.CancellationToken).ConfigureAwait(false)).AccessToken;
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(OAuthTokens);

    private async Task<OAuthGrant> RenewAsync(string? refused, CallContext call)
    {
        // Another process may have refreshed it.
        OAuthGrant? stored = await _store.ReadAsync(default).ConfigureAwait(false);
        if (stored is not null && stored.IsUsable(refused, _time.GetUtcNow()))
        {
            return _current = stored;
        }

        IGrantLock held;
        try
        {
            held = await _store.LockAsync(default).ConfigureAwait(false);
        }
        catch (GhlStockTwitsException failure) when (stored?.IsStillAlive(refused, _time.GetUtcNow()) == true)
        {
            call.Report($"{failure.ErrorId}; the token is still valid");
            return stored;
        }

        await using (held.ConfigureAwait(false))
        {
            stored = held.Current;
            if (stored is not null && stored.IsUsable(refused, _time.GetUtcNow()))
            {
                return _current = stored;
            }

            if (_refusal is { } last && last.RefreshToken == stored?.RefreshToken && _time.GetUtcNow() < last.Until)
            {
                throw last.Why;
            }

            OAuthGrant renewed;
            try
            {
                renewed = await _renew(stored, call).ConfigureAwait(false);
            }
            catch (ApiException failure) when (
                failure.Kind.IsTransient && stored?.IsStillAlive(refused, _time.GetUtcNow()) == true)
            {
                call.Report($"{failure.Operation}: {failure.ErrorId}; the token is still valid");
                return stored;
            }
            catch (ApiException failure)
            {
                _refusal = new Refusal(stored?.RefreshToken, failure, Until(failure));
                throw;
            }

            _current = renewed;
            await SaveAsync(held, renewed, call).ConfigureAwait(false);
            call.Log?.Refreshed();
            return renewed;
        }
    }

    /// <summary>Until when a refresh that failed is not tried again. Until then, calls get its error.</summary>
    private DateTimeOffset Until(ApiException failure)
    {
        if (failure.Kind.EndsLogin)
        {
            return DateTimeOffset.MaxValue;
        }

        TimeSpan pause = failure.RetryAfter ?? (failure.Kind.IsTransient ? TimeSpan.Zero : s_pause);
        DateTimeOffset now = _time.GetUtcNow();
        return pause < DateTimeOffset.MaxValue - now ? now + pause : DateTimeOffset.MaxValue;
    }

    /// <summary>The old refresh token is used up: the new one is worth more than an error.</summary>
    private static async Task SaveAsync(IGrantLock held, OAuthGrant renewed, CallContext call)
    {
        try
        {
            await held.SaveAsync(renewed).ConfigureAwait(false);
        }
        catch (GhlStockTwitsException failure)
        {
            call.Warn(
                $"The new tokens could not be saved, and the saved ones are used up: {failure.Description} This "
                    + "session goes on; log in again for the next one.");
        }
    }

    private sealed record Refusal(string? RefreshToken, ApiException Why, DateTimeOffset Until);
}

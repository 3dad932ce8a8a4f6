namespace GhlStockTwits.Api;

/// <summary>Gives a connection its token, for each attempt anew, so that a refreshed one is used at once.</summary>
internal interface ICredentialSource
{
    /// <summary>
    /// What the service counts and limits together: the client ID of an app, or what stands for a private token. A
    /// token that replaces another one keeps it.
    /// </summary>
    string Application { get; }

    /// <summary>Returns the token for an attempt.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="refused">The token that the service has just refused; null for a first attempt.</param>
    /// <param name="call">The call; cancelling it does not cancel a refresh, which would lose the new token.</param>
    /// <returns>The token; null for none. The refused token again if another one cannot help.</returns>
    /// <exception cref="GhlStockTwitsException">The token is missing or could not be refreshed.</exception>
    ValueTask<string?> GetAsync(Operation operation, RefusedToken? refused, CallContext call);
}

/// <summary>A token that a service answered with 401, and why.</summary>
/// <param name="Token">The token.</param>
/// <param name="Kind">The error.</param>
internal sealed record RefusedToken(string Token, ApiErrorKind Kind)
{
    /// <inheritdoc/>
    public override string ToString() => $"refused token ({Kind})";
}

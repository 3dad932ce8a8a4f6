namespace GhlStockTwits.Api;

/// <summary>The settings of a connection's client.</summary>
internal sealed record ApiSettings
{
    /// <summary>The limiter that counts an operation, or null if the service does not count it.</summary>
    public Func<Operation, RateLimiter?> LimiterFor { get; init; } = static _ => null;

    /// <summary>How much of the limits to use, and with whom to share them.</summary>
    public RateLimitOptions RateLimits { get; init; } = RateLimitOptions.Default;

    /// <summary>Gives the token of each attempt; null for calls without a token.</summary>
    public ICredentialSource? Credentials { get; init; }

    /// <summary>The timeout of one attempt, including the body of the response.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The timeout for opening a connection. StockTwits loses about one in five new connections (stocktwits-api
    /// section 4).
    /// </summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The proxy; null for that of the machine.</summary>
    public ProxyRule? Proxy { get; init; }

    /// <summary>Where calls are logged; null for nowhere.</summary>
    public CallLog? Log { get; init; }

    /// <summary>
    /// The longest wait for a limit or a retry. If it takes longer, the call fails and says when to come back.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

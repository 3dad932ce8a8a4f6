namespace GhlStockTwits.Api;

/// <summary>How a connection's client behaves.</summary>
internal sealed record ApiSettings
{
    /// <summary>The limiter that counts an operation; null where the service does not count it.</summary>
    public required Func<Operation, RateLimiter?> LimiterFor { get; init; }

    /// <summary>How long one attempt may take, its answer's body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long making a connection may take. StockTwits loses about one in five new ones (stocktwits-api section 4).</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait for a limit or a retry; beyond it the call fails and says when to come back.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

namespace GhlStockTwits.Api;

/// <summary>Keeps what limiters on several machines know of an allowance together.</summary>
internal interface IRateLimitStore
{
    /// <summary>
    /// Changes what is known of one allowance. Limiters elsewhere wait meanwhile, so the change calls nothing.
    /// </summary>
    /// <param name="name">The name of the allowance; see <see cref="RateLimitName"/>.</param>
    /// <param name="memory">Gets what is stored, or zeros; <see cref="RateLimitTable.Length"/> long.</param>
    /// <param name="change">
    /// Changes the memory at a time of the store's clock, in UTC ticks. It is called again if the first try was lost.
    /// </param>
    /// <exception cref="GhlStockTwitsException">The store does not answer. What was changed may be stored.</exception>
    Task ChangeAsync(string name, Memory<long> memory, Action<long> change);
}

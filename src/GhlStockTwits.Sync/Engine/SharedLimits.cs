using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.State;
using GhlStockTwits.Sync.State.Postgres;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Finds the database through which machines share the rate limits of their connections.</summary>
internal static class SharedLimits
{
    /// <summary>
    /// The database of the environment: that of the profiles, or that of the state; null if there is none.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">Its connection string is not valid.</exception>
    public static IRateLimitStore? OfEnvironment()
    {
        if (Environment.GetEnvironmentVariable(ProfileStores.DatabaseVariable) is not { Length: > 0 } profiles)
        {
            return Of(Environment.GetEnvironmentVariable(StateFile.PathVariable));
        }

        try
        {
            return new PostgresRateLimits(profiles);
        }
        catch (GhlStockTwitsException invalid)
        {
            throw CredentialErrors.DatabaseFailed("the connection string is not valid", invalid);
        }
    }

    /// <summary>
    /// Makes connections share through the database of a state, unless they share through one already. Nothing changes
    /// if the state is a file.
    /// </summary>
    /// <param name="place">Where the state is.</param>
    /// <param name="ghl">The connection to HighLevel.</param>
    /// <param name="stockTwits">
    /// The connection to StockTwits. Without a token, reads are counted by address, which each machine has its own of.
    /// </param>
    public static void Use(string place, HighLevelConnection ghl, StockTwitsConnection stockTwits)
    {
        if (Of(place) is not { } store)
        {
            return;
        }

        ghl.RateLimit.ShareThrough(store);
        if (!stockTwits.IsAnonymous)
        {
            stockTwits.RateLimit.ShareThrough(store);
        }
    }

    private static PostgresRateLimits? Of(string? place) =>
        place is not null && StateStores.IsConnectionString(place) ? new PostgresRateLimits(place) : null;
}

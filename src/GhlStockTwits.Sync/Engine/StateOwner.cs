using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>A state belongs to one location and one StockTwits account, for good.</summary>
internal static class StateOwner
{
    public const string Location = "location";
    public const string Account = "StockTwits account";

    /// <summary>
    /// Checks that the state belongs to the connected location and account; a new state becomes theirs.
    /// </summary>
    /// <param name="store">The state.</param>
    /// <param name="locationId">The location; null if none is connected.</param>
    /// <param name="account">The account; null if none is connected.</param>
    /// <exception cref="GhlStockTwitsException">It belongs to others.</exception>
    public static async Task RequireAsync(IStateStore store, string? locationId, User? account)
    {
        if (await store.Values.GetAsync(StateKeys.Id).ConfigureAwait(false) is null)
        {
            await store.Values.SetAsync(StateKeys.Id, Guid.NewGuid().ToString("N")).ConfigureAwait(false);
        }

        if (locationId is not null)
        {
            await RequireAsync(store, Location, locationId, StateErrors.OfOtherLocation).ConfigureAwait(false);
        }

        if (account is not null)
        {
            await RequireAsync(
                store, Account, account.Id.ToString(CultureInfo.InvariantCulture), StateErrors.OfOtherAccount)
                .ConfigureAwait(false);
        }
    }

    private static async Task RequireAsync(
        IStateStore store, string key, string connected, Func<string, string, GhlStockTwitsException> refuse)
    {
        string? bound = await store.Values.GetAsync(key).ConfigureAwait(false);
        if (bound is null)
        {
            await store.Values.SetAsync(key, connected).ConfigureAwait(false);
        }
        else if (bound != connected)
        {
            throw refuse(bound, connected);
        }
    }
}

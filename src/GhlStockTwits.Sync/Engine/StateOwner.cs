using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>A state belongs to one location and one StockTwits account, for good.</summary>
internal static class StateOwner
{
    private const string Location = "location";
    private const string Account = "StockTwits account";

    /// <summary>
    /// Checks that the state belongs to the connected location and account; a new state becomes theirs.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">It belongs to others.</exception>
    public static void Require(StateStore store, string locationId, User? account)
    {
        Require(store, Location, locationId, StateErrors.OfOtherLocation);
        if (account is not null)
        {
            Require(store, Account, account.Id.ToString(CultureInfo.InvariantCulture), StateErrors.OfOtherAccount);
        }
    }

    private static void Require(
        StateStore store, string key, string connected, Func<string, string, GhlStockTwitsException> refuse)
    {
        string? bound = store.Get(key);
        if (bound is null)
        {
            store.Set(key, connected);
        }
        else if (bound != connected)
        {
            throw refuse(bound, connected);
        }
    }
}

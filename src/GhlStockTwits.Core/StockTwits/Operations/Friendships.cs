using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Following users (stocktwits-api section 2, "Graph, friendships").</summary>
internal static class Friendships
{
    public static readonly Operation<User[]> Following =
        Define("graph.following", "GET /graph/following.json", "read", "users",
            StockTwitsJson.Default.UserArray, "since max") with
        {
            Paging = StockTwitsService.Cursor,
        };

    public static readonly Operation<User> Create =
        Define("friendship.create", "POST /friendships/create/{id}.json", "follow_users", "user",
            StockTwitsJson.Default.User) with
        {
            VerifiedBy =
                OutcomeCheck.In(Following, static (sent, user) => IsNamed(user, WireFormat.Text(sent["id"]!))) with
                {
                    IsState = true,
                },
        };

    public static readonly Operation<User> Destroy =
        Define("friendship.destroy", "POST /friendships/destroy/{id}.json", "follow_users", "user",
            StockTwitsJson.Default.User);

    public static readonly Operation<User[]> Followers =
        Define("graph.followers", "GET /graph/followers.json", "read", "users",
            StockTwitsJson.Default.UserArray, "since max") with
        {
            Paging = StockTwitsService.Cursor,
        };

    private static bool IsNamed(User user, string idOrHandle) =>
        user.Username.Equals(idOrHandle, StringComparison.OrdinalIgnoreCase)
        || user.Id.ToString(CultureInfo.InvariantCulture) == idOrHandle;
}

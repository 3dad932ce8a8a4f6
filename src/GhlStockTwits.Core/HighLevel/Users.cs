using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Http;
using static GhlStockTwits.HighLevel.HighLevelRow;
using static GhlStockTwits.HighLevel.Scopes;

namespace GhlStockTwits.HighLevel;

/// <summary>Users of HighLevel (highlevel-api 2.5).</summary>
internal static class Users
{
    public static readonly Operation<HighLevelUser[]> ListByLocation =
        Row("user.listByLocation", "GET /users/", "get-user-by-location",
            UsersRead, "users", HighLevelJson.Default.HighLevelUserArray, query: "locationId*")
            with { Deprecated = true };
}

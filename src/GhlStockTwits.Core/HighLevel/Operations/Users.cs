using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Users of the agency and its locations (highlevel-api 2.6).</summary>
internal static class Users
{
    private const int PageSize = 100;

    private const string Fields =
        "phone permissions:object scopes:list scopesAssignedToOnly:list profilePhoto twilioPhone:object "
            + "platformLanguage";

    public static readonly Operation<HighLevelUser[]> Search =
        Define("user.search", "GET /users/search", "search-users",
            UsersRead, "users", HighLevelJson.Default.HighLevelUserArray,
            query: "companyId* query skip:int limit:int locationId type role ids:list sort sortDirection "
                + "enabled2waySync:bool") with
        {
            Paging = HighLevelPaging.Skip,
            PageSize = PageSize,
        };

    public static readonly Operation<HighLevelUser[]> FilterByEmail =
        Define("user.filterByEmail", "POST /users/search/filter-by-email", "filter-users-by-email",
            UsersRead, "users", HighLevelJson.Default.HighLevelUserArray,
            body: "companyId* emails* deleted:bool skip limit projection") with
        {
            RetrySafety = RetrySafety.Idempotent,
            Changes = false,
        };

    public static readonly Operation<HighLevelUser> Get =
        Define("user.get", "GET /users/{userId}", "get-user",
            UsersRead, null, HighLevelJson.Default.HighLevelUser);

    public static readonly Operation<HighLevelUser> Update =
        Define("user.update", "PUT /users/{userId}", "update-user",
            UsersWrite, null, HighLevelJson.Default.HighLevelUser,
            body: "firstName lastName email password:secret type role companyId locationIds:list " + Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Define("user.delete", "DELETE /users/{userId}", "delete-user",
            UsersWrite, null, HighLevelJson.Default.Acknowledgement);

    public static readonly Operation<HighLevelUser[]> ListByLocation =
        Define("user.listByLocation", "GET /users/", "get-user-by-location",
            UsersRead, "users", HighLevelJson.Default.HighLevelUserArray, query: "locationId*") with
        {
            Deprecated = true,
        };

    public static readonly Operation<HighLevelUser> Create =
        Define("user.create", "POST /users/", "create-user",
            UsersWrite, null, HighLevelJson.Default.HighLevelUser,
            body: "companyId* firstName* lastName* email* password:secret* type* role* locationIds:list* " + Fields);
}

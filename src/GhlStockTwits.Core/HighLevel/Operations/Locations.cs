using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Locations themselves (highlevel-api 2.4).</summary>
internal static class Locations
{
    private const int PageSize = 100;

    public static readonly Operation<Location> Get =
        Define("location.get", "GET /locations/{locationId}", "get-location",
            LocationsRead, "location", HighLevelJson.Default.Location);

    public static readonly Operation<Location[]> Search =
        Define("location.search", "GET /locations/search", "search-locations",
            LocationsRead, "locations", HighLevelJson.Default.LocationArray,
            query: "companyId skip:int limit:int order:asc|desc email") with
        {
            Paging = HighLevelPaging.Skip,
            PageSize = PageSize,
        };

    /// <summary>
    /// The response is not documented. The key is the one that a connector reads (highlevel-api 2.8 no. 12).
    /// </summary>
    public static readonly Operation<string[]> Timezones =
        Define("location.timezones", "GET /locations/{locationId}/timezones", "get-timezones",
            LocationsRead, "timeZones", HighLevelJson.Default.StringArray);
}

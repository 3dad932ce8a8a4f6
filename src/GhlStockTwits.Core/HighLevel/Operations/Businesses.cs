using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Businesses of a location (highlevel-api 2.6).</summary>
internal static class Businesses
{
    private const int PageSize = 100;

    /// <summary>HighLevel misspells the key in responses to changes. The correct key is accepted, too.</summary>
    private const string Changed = "buiseness|business";

    private const string Fields =
        "phone email website address city postalCode state country description";

    public static readonly Operation<Business[]> List =
        Define("business.list", "GET /businesses/", "get-businesses-by-location",
            BusinessesRead, "businesses", HighLevelJson.Default.BusinessArray,
            query: "locationId* limit:int skip:int") with
        {
            Paging = HighLevelPaging.Skip,
            PageSize = PageSize,
        };

    public static readonly Operation<Business> Get =
        Define("business.get", "GET /businesses/{businessId}", "get-business",
            BusinessesRead, "business", HighLevelJson.Default.Business);

    public static readonly Operation<Business> Create =
        Define("business.create", "POST /businesses/", "create-business",
            BusinessesWrite, Changed, HighLevelJson.Default.Business, body: "locationId* name* " + Fields);

    public static readonly Operation<Business> Update =
        Define("business.update", "PUT /businesses/{businessId}", "update-business",
            BusinessesWrite, Changed, HighLevelJson.Default.Business, body: "name " + Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Define("business.delete", "DELETE /businesses/{businessId}", "delete-business",
            BusinessesWrite, null, HighLevelJson.Default.Acknowledgement);
}

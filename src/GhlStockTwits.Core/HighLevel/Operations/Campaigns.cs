using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Campaigns of a location. The API can only list them (highlevel-api 2.6).</summary>
internal static class Campaigns
{
    public static readonly Operation<Campaign[]> List =
        Define("campaign.list", "GET /campaigns/", "get-campaigns",
            CampaignsRead, "campaigns", HighLevelJson.Default.CampaignArray, query: "locationId* status");
}

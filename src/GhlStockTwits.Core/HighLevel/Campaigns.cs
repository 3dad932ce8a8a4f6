using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Http;
using static GhlStockTwits.HighLevel.HighLevelRow;
using static GhlStockTwits.HighLevel.Scopes;

namespace GhlStockTwits.HighLevel;

/// <summary>Campaigns of a location; they can be listed only (highlevel-api 2.6).</summary>
internal static class Campaigns
{
    public static readonly Operation<Campaign[]> List =
        Row("campaign.list", "GET /campaigns/", "get-campaigns",
            CampaignsRead, "campaigns", HighLevelJson.Default.CampaignArray, query: "locationId* status");
}

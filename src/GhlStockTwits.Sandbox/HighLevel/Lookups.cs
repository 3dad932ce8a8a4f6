using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Lists of workflows and campaigns, which the API can only read.</summary>
internal static class Lookups
{
    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/workflows/", Scopes.WorkflowsRead, ListWorkflows) { LocationInQuery = true },
        new("GET", "/campaigns/", Scopes.CampaignsRead, ListCampaigns) { LocationInQuery = true },
    ];

    private static HttpResponse ListWorkflows(HighLevelCall call)
    {
        return HighLevelCall.Ok(("workflows", JsonPart.List(call.Location.Workflows.Items)));
    }

    private static HttpResponse ListCampaigns(HighLevelCall call)
    {
        string? status = call.Query("status");
        IEnumerable<JsonObject> campaigns = call.Location.Campaigns.Items
            .Where(campaign => status is null || (string?)campaign["status"] == status);
        return HighLevelCall.Ok(("campaigns", JsonPart.List(campaigns)));
    }
}

using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Http;
using static GhlStockTwits.HighLevel.HighLevelRow;
using static GhlStockTwits.HighLevel.Scopes;

namespace GhlStockTwits.HighLevel;

/// <summary>Workflows of a location; they can be listed only (highlevel-api 2.6).</summary>
internal static class Workflows
{
    public static readonly Operation<Workflow[]> List =
        Row("workflow.list", "GET /workflows/", "get-workflow",
            WorkflowsRead, "workflows", HighLevelJson.Default.WorkflowArray, query: "locationId*");
}

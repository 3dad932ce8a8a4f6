using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Workflows of a location. The API can only list them (highlevel-api 2.6).</summary>
internal static class Workflows
{
    public static readonly Operation<Workflow[]> List =
        Define("workflow.list", "GET /workflows/", "get-workflow",
            WorkflowsRead, "workflows", HighLevelJson.Default.WorkflowArray, query: "locationId*");
}

using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>What was deleted, for partners. Nothing can be deleted through the API, so the lists are empty.</summary>
internal static class Deletions
{
    public static readonly Endpoint[] Endpoints =
    [
        new("GET", "/deletions/messages.json", Needs.Partner, null, _ => Answer("messages")),
        new("GET", "/deletions/users.json", Needs.Partner, null, _ => Answer("users")),
    ];

    private static HttpResponse Answer(string key)
    {
        return StockTwitsCall.Ok(("cursor", Paging.Cursor(false, null, null)), (key, new JsonArray()));
    }
}

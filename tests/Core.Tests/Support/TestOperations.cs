using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>Operations for tests, one for each kind of request.</summary>
internal static class TestOperations
{
    public static readonly Operation<JsonElement> Read =
        HighLevel("test.read", "GET /things/{id}", query: "filter limit:int when:time at:ms flag:bool many:list");

    public static readonly Operation<JsonElement> Write = HighLevel(
        "test.write", "PUT /things/{id}", body: "text number:int flag:bool when:time at:ms many:list nested:object");

    public static readonly Operation<JsonElement> Remove =
        HighLevel("test.remove", "DELETE /things/{id}", body: "many:list");

    public static readonly Operation<JsonElement> Press = HighLevel("test.press", "POST /things/{id}/button");

    public static readonly Operation<JsonElement> Post = new(
        StockTwitsService.Instance, "test.post", "POST /things.json", HighLevelJson.Default.JsonElement,
        body: "text when:time many:list");

    public static readonly Operation<JsonElement> Upload = new(
        StockTwitsService.Instance, "test.upload", "POST /pictures.json", HighLevelJson.Default.JsonElement,
        body: "text* picture:file*");

    /// <summary>Creates an operation without parameters.</summary>
    public static Operation<JsonElement> Of(RetrySafety safety) =>
        HighLevel("test.call", safety == RetrySafety.Idempotent ? "GET /thing" : "POST /thing") with
        {
            RetrySafety = safety,
        };

    private static Operation<JsonElement> HighLevel(string name, string route, string query = "", string body = "") =>
        new(HighLevelService.Instance, name, route, HighLevelJson.Default.JsonElement, query, body)
        {
            Scope = "things.readonly",
        };
}

using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>Rows of the tests' own, one for each thing a row can say.</summary>
internal static class TestRows
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

    /// <summary>A row without values whose method and repetition are as given.</summary>
    public static Operation<JsonElement> Of(Repeat repeat) =>
        HighLevel("test.call", repeat == RetrySafety.Idempotent ? "GET /thing" : "POST /thing") with { RetrySafety = repeat };

    private static Operation<JsonElement> HighLevel(string name, string route, string query = "", string body = "") =>
        new(HighLevelService.Instance, name, route, HighLevelJson.Default.JsonElement, query, body)
        {
            Scope = "things.readonly",
        };
}

using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>
/// Deleted messages and users, for partners. Choice: the API cannot delete anything, so there is one fake deletion of
/// each kind.
/// </summary>
internal static class Deletions
{
    private const long Id = 1;
    private const string DeletedAt = "2026-01-05T10:00:00Z";

    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/deletions/messages.json", AccessLevel.Partner, null, call => Respond(
            call, "messages",
            new JsonObject { ["id"] = Id, ["message_id"] = 400_000_001, ["deleted_at"] = DeletedAt })),
        new("GET", "/deletions/users.json", AccessLevel.Partner, null, call => Respond(
            call,
            "users",
            new JsonObject
            {
                ["id"] = Id, ["user_id"] = 900_001, ["username"] = "demo_deleted", ["deleted_at"] = DeletedAt,
            })),
    ];

    private static HttpResponse Respond(StockTwitsCall call, string key, JsonObject deletion)
    {
        List<JsonObject> page = new Paging(call).GetPage([deletion], _ => Id, _ => true, out JsonObject cursor);
        return StockTwitsCall.Ok(("cursor", cursor), (key, JsonPart.List(page)));
    }
}

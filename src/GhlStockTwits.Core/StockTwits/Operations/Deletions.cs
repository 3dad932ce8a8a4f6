using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>
/// Deleted messages and users, which partners must delete, too (stocktwits-api section 2, "deletions").
/// </summary>
internal static class Deletions
{
    public static readonly Operation<Dictionary<string, object?>[]> Messages =
        Define("deletion.messages", "GET /deletions/messages.json", null, "messages",
            StockTwitsJson.Default.DictionaryStringObjectArray, "since max") with
        {
            Paging = StockTwitsService.Cursor,
            PartnerOnly = true,
            ErrorRules = StockTwitsService.PartnerRules,
        };

    public static readonly Operation<Dictionary<string, object?>[]> Users =
        Define("deletion.users", "GET /deletions/users.json", null, "users",
            StockTwitsJson.Default.DictionaryStringObjectArray, "since max limit:int") with
        {
            Paging = StockTwitsService.Cursor,
            PartnerOnly = true,
            ErrorRules = StockTwitsService.PartnerRules,
        };
}

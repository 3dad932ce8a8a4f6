using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>The account of the token (stocktwits-api section 1, "account/verify").</summary>
internal static class Account
{
    public static readonly Operation<User> Verify =
        Define("account.verify", "GET /account/verify.json", "read", "user", StockTwitsJson.Default.User);

    public static readonly Operation<User> Update =
        Define("account.update", "POST /account/update.json", null, "user", StockTwitsJson.Default.User,
            body: "name email username") with
        {
            PartnerOnly = true,
            ErrorRules = StockTwitsService.PartnerRules,
        };
}

using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsRow;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>The account behind the token (stocktwits-api section 1, "account/verify").</summary>
internal static class Account
{
    public static readonly Operation<User> Verify =
        Row("account.verify", "GET /account/verify.json", "read", "user", StockTwitsJson.Default.User);

    public static readonly Operation<User> Update =
        Row("account.update", "POST /account/update.json", null, "user", StockTwitsJson.Default.User,
            body: "name email username")
            with { PartnerOnly = true };
}

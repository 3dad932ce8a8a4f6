using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The account of the token.</summary>
internal static class Account
{
    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/account/verify.json", AccessLevel.Token, StockTwitsScopes.Read, Verify),
        new("POST", "/account/update.json", AccessLevel.Partner, null, Update),
    ];

    /// <summary>The response has no e-mail address.</summary>
    private static HttpResponse Verify(StockTwitsCall call)
    {
        return StockTwitsCall.Ok(("user", StockTwitsJson.User(call.Account)));
    }

    private static HttpResponse Update(StockTwitsCall call)
    {
        if (call.Parameters["username"] is { Length: > 0 } username && username != call.Account.Username)
        {
            if (call.Data.FindUser(username) is { } taken && taken != call.Account)
            {
                throw StockTwitsException.Invalid("Username has already been taken");
            }

            call.Data.Rename(call.Account, username);
        }

        if (call.Parameters["name"] is { Length: > 0 } name)
        {
            call.Account.Name = name;
        }

        return StockTwitsCall.Ok(("user", StockTwitsJson.User(call.Account)));
    }
}

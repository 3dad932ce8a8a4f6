using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The account that the token belongs to.</summary>
internal static class Account
{
    public static readonly Endpoint[] Endpoints =
    [
        new("GET", "/account/verify.json", Needs.Token, StockTwitsScopes.Read, Verify),
        new("POST", "/account/update.json", Needs.Partner, null, Update),
    ];

    /// <summary>It has no e-mail address.</summary>
    private static HttpResponse Verify(StockTwitsCall call)
    {
        return StockTwitsCall.Ok(("user", Shapes.User(call.Account)));
    }

    private static HttpResponse Update(StockTwitsCall call)
    {
        if (call.Parameters["username"] is { Length: > 0 } username && username != call.Account.Username)
        {
            if (call.Data.FindUser(username) is { } taken && taken != call.Account)
            {
                throw StockTwitsProblem.Invalid("Username has already been taken");
            }

            call.Data.Rename(call.Account, username);
        }

        if (call.Parameters["name"] is { Length: > 0 } name)
        {
            call.Account.Name = name;
        }

        return StockTwitsCall.Ok(("user", Shapes.User(call.Account)));
    }
}

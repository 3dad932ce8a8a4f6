using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>
/// A token for the code that the consent page gave (stocktwits-api section 1). It never expires and is not refreshed.
/// </summary>
internal static class StockTwitsOAuth
{
    public static readonly Operation<TokenGrant> Token =
        Define("oauth.token", "POST /oauth/token", null, null, StockTwitsJson.Default.TokenGrant,
            body: "client_id* client_secret:secret* code:secret* grant_type:authorization_code|refresh_token* "
                + "redirect_uri*")
            with { IsAnonymous = true, RetrySafety = RetrySafety.Never };
}

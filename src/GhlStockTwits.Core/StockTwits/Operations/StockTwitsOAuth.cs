using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>
/// Exchanges the code of the consent page for a token (stocktwits-api section 1). The token does not expire.
/// </summary>
internal static class StockTwitsOAuth
{
    public static readonly Operation<TokenGrant> Token =
        Define("oauth.token", "POST /oauth/token", null, null, StockTwitsJson.Default.TokenGrant,
            body: "client_id* client_secret:secret* code:secret* grant_type:authorization_code|refresh_token* "
                + "redirect_uri*") with
        {
            IsAnonymous = true,
            RetrySafety = RetrySafety.Never,

            // Neither text is published.
            ErrorRules =
            [
                new(401, "client", ApiErrorKind.ClientRefused),
                new(400, "client", ApiErrorKind.ClientRefused),
                new(401, "", ApiErrorKind.CodeRefused),
                new(400, "code|invalid_grant", ApiErrorKind.CodeRefused),
            ],
        };
}

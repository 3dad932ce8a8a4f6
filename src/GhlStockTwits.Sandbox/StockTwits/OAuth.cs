using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The consent page and the token endpoint.</summary>
internal static class OAuth
{
    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/oauth/authorize", AccessLevel.Public, null, Authorize),
        new("POST", "/oauth/token", AccessLevel.Public, null, CreateToken) { Writes = false },
    ];

    /// <summary>
    /// Choice: consent is given immediately by the sandbox's account, and refused with user_denies=1.
    /// </summary>
    private static HttpResponse Authorize(StockTwitsCall call)
    {
        string? redirect = call.Parameters["redirect_uri"];
        string? responseType = call.Parameters["response_type"];
        if (redirect is null || responseType is not ("code" or "token")
            || call.Parameters["client_id"] != call.Data.ClientId)
        {
            throw new StockTwitsException(400, "The authorization request is invalid");
        }

        StockTwitsUser account = call.Data.FindUser(StockTwitsGenerator.AccountUsername)!;
        string[] scopes = (call.Parameters["scope"] ?? StockTwitsScopes.Read).Split(',');
        bool isDenied = call.Parameters["user_denies"] == "1";
        bool isCode = responseType == "code";
        return HttpResponse.Redirect(
            redirect,
            !isCode ? '#' : redirect.Contains('?') ? '&' : '?',
            ("code", isCode && !isDenied ? call.Tokens.IssueCode(account, scopes) : null),
            ("access_token", isCode || isDenied ? null : call.Tokens.Issue(account, scopes).Value),
            ("error", isDenied ? "access_denied" : null),
            ("state", call.Parameters["state"]));
    }

    /// <summary>
    /// The response has no wrapper, token_type or expiry. Choice: the responses to a bad code or secret. Refreshing is
    /// rejected, because no refresh token was issued.
    /// </summary>
    private static HttpResponse CreateToken(StockTwitsCall call)
    {
        bool isKnownClient = call.Parameters["client_id"] == call.Data.ClientId
            && call.Parameters["client_secret"] == call.Data.ClientSecret;
        if (!isKnownClient)
        {
            throw new StockTwitsException(401, "Client authentication failed");
        }

        if (call.Parameters["grant_type"] != "authorization_code")
        {
            throw new StockTwitsException(400, "Unsupported grant type");
        }

        StockTwitsToken token = call.Tokens.UseCode(call.Parameters["code"])
            ?? throw new StockTwitsException(401, "Invalid authorization code");
        return new HttpResponse
        {
            Body = JsonPart.Object(
                ("user_id", token.Account.Id),
                ("access_token", token.Value),
                ("scope", string.Join(',', token.Scopes)),
                ("username", token.Account.Username)),
        };
    }
}

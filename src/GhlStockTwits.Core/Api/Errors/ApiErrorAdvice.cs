namespace GhlStockTwits.Api;

/// <summary>What each kind of failure is called and what to do about it: one row a kind.</summary>
internal static class ApiErrorAdvice
{
    private static readonly Dictionary<ApiErrorKind, (string What, string Advice)> s_rows = new()
    {
        [ApiErrorKind.TokenInvalid] = ("the token was refused",
            "Check that it was copied whole and has not been rotated or revoked, then connect again."),
        [ApiErrorKind.ScopeMissing] = ("the token lacks a scope", "{scope}"),
        [ApiErrorKind.WrongTokenClass] = ("the token is of the wrong class",
            "Use a token of the location itself (a private integration made inside the sub-account), not the agency's."),
        [ApiErrorKind.WrongLocation] = ("the token or object does not belong to this location",
            "Connect with the location's own token and -LocationId; objects of one location are not accepted by another."),
        [ApiErrorKind.LocationInactive] = ("the location is paused or cancelled", "Ask the agency to reactivate it."),
        [ApiErrorKind.AccountBlocked] = ("StockTwits blocks the account",
            "Sign in at stocktwits.com with a browser and clear what it asks for (verify the e-mail address, lift the suspension)."),
        [ApiErrorKind.NotFound] = ("not found", "Check the id or name; what it meant may be deleted, merged, renamed or in another location."),
        [ApiErrorKind.DuplicateContact] = ("a contact with this e-mail address or phone number exists",
            "Change the existing contact instead (the error's DuplicateContactId), or use New-GhlContact -UpdateIfExists."),
        [ApiErrorKind.DuplicateMessage] = ("the same text was sent within thirty minutes",
            "Wait, or change the text. It may be that an earlier attempt did go out: look at the account's stream."),
        [ApiErrorKind.InvalidRequest] = ("the service refused the values", "Correct the named value."),
        [ApiErrorKind.UnknownEndpoint] = ("the service does not know this call",
            "Check the base address; if it is right, the service has changed: look for a newer version of the module."),
        [ApiErrorKind.RateLimited] = ("the rate limit is used up", "Wait until the limit resets, or do less at a time."),
        [ApiErrorKind.DailyLimit] = ("the day's allowance of requests is used up",
            "Nothing helps before it resets; another app or script may be using the same allowance."),
        [ApiErrorKind.HtmlAnswer] = ("a web page came in place of an answer",
            "A firewall, proxy or gateway stands between; try later or from another address."),
        [ApiErrorKind.ServerError] = ("the service failed", "Try again later."),
        [ApiErrorKind.BadAnswer] = ("the answer could not be read", "Try again; if it stays so, the service has changed."),
        [ApiErrorKind.NotConnected] = ("no connection could be made", "Check the network, the proxy and the base address."),
        [ApiErrorKind.ConnectionLost] = ("the connection broke", "Try again."),
        [ApiErrorKind.Timeout] = ("no answer came in time", "Try again."),
        [ApiErrorKind.OutcomeUnknown] = ("it is unknown whether the call took effect",
            "It was not repeated. Look at the service first; repeat it only when it is not there."),
        [ApiErrorKind.PagingLoop] = ("the listing repeats itself",
            "It was stopped so that it does not run for ever; what came before is complete up to there."),
    };

    public static string Describe(ApiErrorKind kind) => s_rows[kind].What;

    public static string For(ApiErrorKind kind, Operation operation) =>
        s_rows[kind].Advice.Replace("{scope}", ScopeAdvice(operation), StringComparison.Ordinal);

    private static string ScopeAdvice(Operation operation) => operation.Scope is null
        ? "Grant the token the scope of this operation and connect again."
        : $"Grant the token the scope '{operation.Scope}' and connect again.";
}

namespace GhlStockTwits.Api;

/// <summary>
/// An error of a call: one row for each. Errors that only one service has are declared beside its operations.
/// </summary>
/// <param name="Name">The second part of the error ID that scripts match.</param>
/// <param name="Category">The kind of error.</param>
/// <param name="Description">What happened, as the beginning of a sentence.</param>
/// <param name="Advice">What the user can do.</param>
internal sealed record ApiErrorKind(string Name, FailureCategory Category, string Description, string Advice)
{
    /// <summary>
    /// The access token has expired, or never was one. An OAuth token is then refreshed; it is not after any other
    /// refusal.
    /// </summary>
    public static readonly ApiErrorKind TokenExpired = new(
        nameof(TokenExpired), FailureCategory.AuthenticationError, "The token has expired",
        "Connect again. If it is the token of a private integration, check that it was copied whole.")
    {
        StopsPipeline = true,
    };

    /// <summary>The token is unknown or revoked.</summary>
    public static readonly ApiErrorKind TokenInvalid = new(
        nameof(TokenInvalid), FailureCategory.AuthenticationError, "The token was refused",
        "Check that it was copied whole and has not been rotated or revoked, then connect again.")
    {
        StopsPipeline = true,
    };

    /// <summary>The call was made without a token and requires one.</summary>
    public static readonly ApiErrorKind TokenRequired = new(
        nameof(TokenRequired), FailureCategory.AuthenticationError, "The call requires a token",
        "Connect with a token.")
    {
        StopsPipeline = true,
    };

    /// <summary>The app's client ID or secret is not accepted.</summary>
    public static readonly ApiErrorKind ClientRefused = new(
        nameof(ClientRefused), FailureCategory.AuthenticationError, "The app's client ID or client secret was refused",
        "Copy both from the app's settings again. A secret that was replaced there no longer works.")
    {
        StopsPipeline = true,
        EndsLogin = true,
    };

    /// <summary>The authorization code is unknown, used or too old.</summary>
    public static readonly ApiErrorKind CodeRefused = new(
        nameof(CodeRefused), FailureCategory.AuthenticationError, "The authorization code was refused",
        "A code works once and only for a short time. Open the consent page again and paste the new address.")
    {
        StopsPipeline = true,
    };

    /// <summary>The token lacks the scope of the operation.</summary>
    public static readonly ApiErrorKind ScopeMissing = new(
        nameof(ScopeMissing), FailureCategory.PermissionDenied, "The token lacks a scope",
        "Grant the token the scope {scope} and connect again.")
    {
        StopsPipeline = true,
    };

    /// <summary>The requested object does not exist.</summary>
    public static readonly ApiErrorKind NotFound = new(
        nameof(NotFound), FailureCategory.ObjectNotFound, "Not found",
        "Check the ID or name. The object may have been deleted, merged or renamed, or may belong to another "
            + "location.");

    /// <summary>The service refused the values.</summary>
    public static readonly ApiErrorKind InvalidRequest = new(
        nameof(InvalidRequest), FailureCategory.InvalidData, "The service refused the values",
        "Correct the named value.");

    /// <summary>The service does not know the path, method or version.</summary>
    public static readonly ApiErrorKind UnknownEndpoint = new(
        nameof(UnknownEndpoint), FailureCategory.NotImplemented, "The service does not know this call",
        "Check the base address. If it is right, the service has changed: look for a newer version of the module.");

    /// <summary>The service does not accept the version of the API that was asked for.</summary>
    public static readonly ApiErrorKind ApiVersionRefused = new(
        nameof(ApiVersionRefused), FailureCategory.NotImplemented, "The service does not accept the version of the API",
        "Look for a newer version of the module. If a proxy is in between, check that it passes on all headers.");

    /// <summary>Too many requests in the window.</summary>
    public static readonly ApiErrorKind RateLimited = new(
        nameof(RateLimited), FailureCategory.LimitsExceeded, "The rate limit is used up",
        "Wait until the limit resets, or process fewer objects at a time.")
    {
        IsTransient = true,
    };

    /// <summary>The day's allowance is used up.</summary>
    public static readonly ApiErrorKind DailyLimit = new(
        nameof(DailyLimit), FailureCategory.LimitsExceeded, "The daily limit is used up",
        "Wait until it resets. Another app or script may use the same allowance.")
    {
        StopsPipeline = true,
    };

    /// <summary>
    /// A firewall, gateway or bot defence answered in place of the service. Nothing follows from it but that the call
    /// may be made later.
    /// </summary>
    public static readonly ApiErrorKind Blocked = new(
        nameof(Blocked), FailureCategory.ResourceUnavailable, "The service itself did not answer",
        "A firewall, proxy or gateway answered in its place. Try again later or from another network, and check the "
            + "base address and path.")
    {
        IsTransient = true,
    };

    /// <summary>The service failed.</summary>
    public static readonly ApiErrorKind ServerError = new(
        nameof(ServerError), FailureCategory.ResourceUnavailable, "The service failed", "Try again later.")
    {
        IsTransient = true,
        MayHaveTakenEffect = true,
    };

    /// <summary>The response is not JSON, was cut short, is too large or has the wrong type.</summary>
    public static readonly ApiErrorKind InvalidResponse = new(
        nameof(InvalidResponse), FailureCategory.ProtocolError, "The response could not be read",
        "Try again. If the error stays, the service has changed: look for a newer version of the module.")
    {
        IsTransient = true,
        MayHaveTakenEffect = true,
    };

    /// <summary>No connection could be made; the request was not sent.</summary>
    public static readonly ApiErrorKind ConnectionFailed = new(
        nameof(ConnectionFailed), FailureCategory.ConnectionError, "No connection could be made",
        "Check the network, the proxy and the base address.")
    {
        IsTransient = true,
    };

    /// <summary>The proxy cannot be reached, or does not connect to the service; the request was not sent.</summary>
    public static readonly ApiErrorKind ProxyFailed = new(
        nameof(ProxyFailed), FailureCategory.ConnectionError, "The proxy made no connection",
        "Check the address of the proxy, whether it allows the service, and whether it requires -ProxyCredential. "
            + "Connect with -Proxy for another one, or with -NoProxy.")
    {
        IsTransient = true,
    };

    /// <summary>The proxy requires a user name and a password, or does not accept them.</summary>
    public static readonly ApiErrorKind ProxyRefused = new(
        nameof(ProxyRefused), FailureCategory.AuthenticationError, "The proxy refused the user name and password",
        "Connect with -ProxyCredential, or with -ProxyUseDefaultCredentials for those of the current user.")
    {
        StopsPipeline = true,
    };

    /// <summary>The connection broke after the request was sent.</summary>
    public static readonly ApiErrorKind ConnectionLost = new(
        nameof(ConnectionLost), FailureCategory.ConnectionError, "The connection broke", "Try again.")
    {
        IsTransient = true,
        MayHaveTakenEffect = true,
    };

    /// <summary>No response came in time.</summary>
    public static readonly ApiErrorKind Timeout = new(
        nameof(Timeout), FailureCategory.OperationTimeout, "No response came in time", "Try again.")
    {
        IsTransient = true,
        MayHaveTakenEffect = true,
    };

    /// <summary>The request was sent, and nothing says whether it took effect.</summary>
    public static readonly ApiErrorKind OutcomeUnknown = new(
        nameof(OutcomeUnknown), FailureCategory.InvalidResult, "It is unknown whether the call took effect",
        "It was not repeated. Check at the service first, and repeat it only if the change is not there.")
    {
        IsTransient = true,
    };

    /// <summary>The call was held up until it was too late to send it.</summary>
    public static readonly ApiErrorKind TooLate = new(
        nameof(TooLate), FailureCategory.OperationTimeout, "It was not sent, because it was held up for too long",
        "Check at the service whether an earlier attempt took effect before you send it again.");

    /// <summary>A page of a listing leads back to an earlier one.</summary>
    public static readonly ApiErrorKind PagingLoop = new(
        nameof(PagingLoop), FailureCategory.ProtocolError, "The listing repeats itself",
        "It was stopped. The objects before this error are complete up to there.")
    {
        IsTransient = true,
    };

    /// <summary>A listing ended before all of its objects came.</summary>
    public static readonly ApiErrorKind ListingIncomplete = new(
        nameof(ListingIncomplete), FailureCategory.ProtocolError, "The listing is incomplete",
        "Conclude nothing from what is missing. Read it again.")
    {
        IsTransient = true,
    };

    /// <summary>Whether the same call may succeed later without any change.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether only a new login helps, so that a refresh is not tried again.</summary>
    public bool EndsLogin { get; init; }

    /// <summary>Whether every further call would fail in the same way.</summary>
    public bool StopsPipeline { get; init; }

    /// <summary>Whether the request was sent and may have been carried out.</summary>
    public bool MayHaveTakenEffect { get; init; }

    /// <summary>Whether this is one of several errors.</summary>
    /// <param name="kinds">The errors.</param>
    public bool IsOneOf(params ReadOnlySpan<ApiErrorKind> kinds)
    {
        foreach (ApiErrorKind kind in kinds)
        {
            if (kind == this)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The advice for one operation.</summary>
    /// <param name="operation">The operation that failed.</param>
    public string AdviceFor(Operation operation) =>
        this == NotFound && operation.NotFoundAdvice is { } advice ? advice : Advice.Replace(
            "{scope}", operation.Scope is { } scope ? $"'{scope}'" : "of this operation", StringComparison.Ordinal);
}

namespace GhlStockTwits.Api;

/// <summary>Why a call failed. Its name is the second half of the error id that scripts match.</summary>
public enum ApiErrorKind
{
    /// <summary>The token is unknown, expired or garbage.</summary>
    TokenInvalid,

    /// <summary>The token lacks the scope of the operation. HighLevel says so with 401, StockTwits with 403.</summary>
    ScopeMissing,

    /// <summary>An agency's token on a location's endpoint, or the reverse.</summary>
    WrongTokenClass,

    /// <summary>The token or the object belongs to another location, or none was given.</summary>
    WrongLocation,

    /// <summary>The location is paused or cancelled.</summary>
    LocationInactive,

    /// <summary>The account is suspended or its e-mail address is not verified.</summary>
    AccountBlocked,

    /// <summary>What was asked for does not exist.</summary>
    NotFound,

    /// <summary>The location forbids a second contact with this e-mail address or phone number.</summary>
    DuplicateContact,

    /// <summary>The same text was sent within thirty minutes.</summary>
    DuplicateMessage,

    /// <summary>The service refused the values.</summary>
    InvalidRequest,

    /// <summary>The path or the version header is not known to the service.</summary>
    UnknownEndpoint,

    /// <summary>The short-term limit is used up.</summary>
    RateLimited,

    /// <summary>The day's allowance is used up.</summary>
    DailyLimit,

    /// <summary>A page of HTML came in place of an answer: a proxy, a firewall, a gateway.</summary>
    HtmlAnswer,

    /// <summary>The service failed (5xx).</summary>
    ServerError,

    /// <summary>The answer broke off or is not what the service documents.</summary>
    BadAnswer,

    /// <summary>No connection could be made; nothing was sent.</summary>
    NotConnected,

    /// <summary>The connection broke after the request had left.</summary>
    ConnectionLost,

    /// <summary>No answer came in time.</summary>
    Timeout,

    /// <summary>The call may or may not have had its effect, and repeating it is not safe.</summary>
    OutcomeUnknown,

    /// <summary>A listing answered the same cursor twice.</summary>
    PagingLoop,
}

using System.Net;

namespace GhlStockTwits.Api;

/// <summary>
/// Tells from status, headers and body why a call failed (highlevel-api section 4, stocktwits-api section 5).
/// </summary>
internal static class ErrorReader
{
    private const int Unauthorized = 401;

    /// <summary>First match wins; an empty text matches all answers of that status and service.</summary>
    private static readonly (Service Service, int Status, string Text, ApiErrorKind Kind)[] s_rows =
    [
        (Service.HighLevel, 400, "not active", ApiErrorKind.LocationInactive),
        (Service.HighLevel, 400, "not found", ApiErrorKind.NotFound),
        (Service.HighLevel, 400, "has been removed", ApiErrorKind.UnknownEndpoint),
        (Service.HighLevel, 400, "duplicated contact", ApiErrorKind.DuplicateContact),
        (Service.HighLevel, Unauthorized, "not authorized for this scope", ApiErrorKind.ScopeMissing),
        (Service.HighLevel, Unauthorized, "authClass type is not allowed", ApiErrorKind.WrongTokenClass),
        (Service.HighLevel, Unauthorized, "user type", ApiErrorKind.WrongTokenClass),
        (Service.HighLevel, Unauthorized, "version header", ApiErrorKind.UnknownEndpoint),
        (Service.HighLevel, Unauthorized, "", ApiErrorKind.TokenInvalid),
        (Service.HighLevel, 403, "", ApiErrorKind.WrongLocation),
        (Service.HighLevel, 404, "Cannot ", ApiErrorKind.UnknownEndpoint),
        (Service.StockTwits, Unauthorized, "suspended", ApiErrorKind.AccountBlocked),
        (Service.StockTwits, Unauthorized, "", ApiErrorKind.TokenInvalid),
        (Service.StockTwits, 403, "CORE-4302", ApiErrorKind.AccountBlocked),
        (Service.StockTwits, 403, "", ApiErrorKind.ScopeMissing),
        (Service.StockTwits, 422, "Duplicate messages", ApiErrorKind.DuplicateMessage),
    ];

    /// <summary>
    /// The failure that an answer tells of; <paramref name="secrets"/> are the tokens that must not show in it.
    /// </summary>
    public static ApiException Read(
        Operation operation, HttpResponseMessage response, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets,
        DateTimeOffset now)
    {
        int status = (int)response.StatusCode;
        ErrorBody said = ErrorBody.Parse(response, body);
        ApiErrorKind kind = Classify(operation.Service, status, RateHeaders.Read(response, now), said);
        return new ApiException(operation, kind, $"HTTP {status} {Redaction.Clean(said.Message, secrets)}".TrimEnd())
        {
            StatusCode = response.StatusCode,
            TraceId = said.TraceId,
            RetryAfter = Api.RetryAfter.Read(response, now),
            DuplicateContactId = said.DuplicateContactId,
            MayRepeat = IsTransient(kind, response.StatusCode)
                && (kind == ApiErrorKind.RateLimited || operation.Repeat == Repeat.Safe),
        };
    }

    /// <summary>Whether the service may have acted although it answered with a failure.</summary>
    public static bool MayHaveActed(ApiException failure) => failure.Kind
        is ApiErrorKind.ServerError or ApiErrorKind.ConnectionLost or ApiErrorKind.Timeout or ApiErrorKind.BadAnswer
        || (failure.Kind == ApiErrorKind.HtmlAnswer
            && failure.StatusCode is null or >= HttpStatusCode.InternalServerError);

    private static ApiErrorKind Classify(Service service, int status, RateHeaders limits, ErrorBody said)
    {
        if (status == (int)HttpStatusCode.TooManyRequests)
        {
            return limits.DailyRemaining == 0 ? ApiErrorKind.DailyLimit : ApiErrorKind.RateLimited;
        }

        if (said.IsHtml)
        {
            return status == 404 ? ApiErrorKind.UnknownEndpoint : ApiErrorKind.HtmlAnswer;
        }

        if (said.DuplicateContactId is not null)
        {
            return ApiErrorKind.DuplicateContact;
        }

        foreach ((Service rowService, int rowStatus, string text, ApiErrorKind kind) in s_rows)
        {
            if (rowService == service && rowStatus == status
                && said.Message.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return status switch
        {
            404 => ApiErrorKind.NotFound,
            >= 500 or 408 => ApiErrorKind.ServerError,
            >= 300 and < 400 => ApiErrorKind.UnknownEndpoint,
            _ => ApiErrorKind.InvalidRequest,
        };
    }

    private static bool IsTransient(ApiErrorKind kind, HttpStatusCode status) => kind
        is ApiErrorKind.RateLimited
        || (kind is ApiErrorKind.ServerError or ApiErrorKind.HtmlAnswer
            && status is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or (HttpStatusCode)524);
}

using System.Net;

namespace GhlStockTwits.Api;

/// <summary>Finds out from status, headers and body why a call failed.</summary>
internal static class ErrorReader
{
    /// <summary>Creates the error for a response that is not a success.</summary>
    /// <param name="operation">The operation that failed.</param>
    /// <param name="response">The response.</param>
    /// <param name="body">Its body.</param>
    /// <param name="request">The request; the error does not show its values, even if the service echoes them.</param>
    /// <param name="now">The time, for headers that hold one.</param>
    public static ApiException Read(
        Operation operation, HttpResponseMessage response, ReadOnlySpan<byte> body, ApiRequest request,
        DateTimeOffset now)
    {
        int status = (int)response.StatusCode;
        ErrorBody said = ErrorBody.Parse(response, body, operation.Service.ReadExistingId);
        ApiErrorKind kind = Classify(operation, status, RateHeaders.Read(response, now), said, request);
        string message = Redaction.Clean(said.Message, request).TrimEnd('.', ' ');

        return new ApiException(operation, kind, message.Length == 0 ? $"HTTP {status}" : $"{message} (HTTP {status})")
        {
            StatusCode = response.StatusCode,
            TraceId = Redaction.CleanId(said.TraceId, request),
            RetryAfter = Api.RetryAfter.Read(response, now),
            // It may be the one that the request names.
            ExistingId = Redaction.CleanId(said.ExistingId, request with { Values = [] }),
            CanRetry = kind == ApiErrorKind.RateLimited
                || (IsTransient(kind, response.StatusCode) && operation.RetrySafety == RetrySafety.Idempotent),
        };
    }

    private static ApiErrorKind Classify(
        Operation operation, int status, RateHeaders limits, ErrorBody said, ApiRequest request)
    {
        if (status == (int)HttpStatusCode.TooManyRequests)
        {
            return limits.DailyRemaining == 0 ? ApiErrorKind.DailyLimit : ApiErrorKind.RateLimited;
        }

        if (status < (int)HttpStatusCode.InternalServerError && IsFromElsewhere(status, said))
        {
            return ApiErrorKind.Blocked;
        }

        if (said.ExistingId is not null)
        {
            return operation.Service.ExistsKind;
        }

        ErrorRule? rule = operation.ErrorRules.Concat(operation.Service.ErrorRules)
            .FirstOrDefault(rule => rule.Matches(status, said));
        return rule?.Kind ?? status switch
        {
            401 => request.Secrets.Count == 0 ? ApiErrorKind.TokenRequired : ApiErrorKind.TokenInvalid,
            404 => ApiErrorKind.NotFound,
            407 => ApiErrorKind.ProxyRefused,
            >= 500 or 408 => ApiErrorKind.ServerError,
            >= 300 and < 400 => ApiErrorKind.UnknownEndpoint,
            _ => ApiErrorKind.InvalidRequest,
        };
    }

    /// <summary>
    /// Whether not the service itself refused, but something on the way: the services give a reason, as JSON, for these
    /// statuses. Such an answer proves nothing.
    /// </summary>
    private static bool IsFromElsewhere(int status, ErrorBody said) =>
        said.IsHtml || (said.Message.Length == 0 && status is (>= 300 and < 400) or 403 or 404 or 405 or 410);

    private static bool IsTransient(ApiErrorKind kind, HttpStatusCode status) =>
        kind == ApiErrorKind.ServerError
        && status is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or (HttpStatusCode)524;
}

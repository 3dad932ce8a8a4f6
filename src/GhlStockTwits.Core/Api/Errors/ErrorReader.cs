using System.Net;

namespace GhlStockTwits.Api;

/// <summary>Finds out from status, headers and body why a call failed.</summary>
internal static class ErrorReader
{
    /// <summary>Creates the error for a response that is not a success.</summary>
    /// <param name="operation">The operation that failed.</param>
    /// <param name="response">The response.</param>
    /// <param name="body">Its body.</param>
    /// <param name="secrets">Values that the error must not show, even if the service echoes them.</param>
    /// <param name="now">The time, for headers that hold one.</param>
    public static ApiException Read(
        Operation operation, HttpResponseMessage response, ReadOnlySpan<byte> body, IReadOnlyList<string> secrets,
        DateTimeOffset now)
    {
        int status = (int)response.StatusCode;
        ErrorBody said = ErrorBody.Parse(response, body, operation.Service.ReadExistingId);
        ApiErrorKind kind = Classify(operation.Service, status, RateHeaders.Read(response, now), said);
        string message = Redaction.Clean(said.Message, secrets).TrimEnd('.', ' ');

        return new ApiException(operation, kind, message.Length == 0 ? $"HTTP {status}" : $"{message} (HTTP {status})")
        {
            StatusCode = response.StatusCode,
            TraceId = said.TraceId,
            RetryAfter = Api.RetryAfter.Read(response, now),
            ExistingId = said.ExistingId,
            CanRetry = kind == ApiErrorKind.RateLimited
                || (IsTransient(kind, response.StatusCode) && operation.RetrySafety == RetrySafety.Idempotent),
        };
    }

    private static ApiErrorKind Classify(ApiService service, int status, RateHeaders limits, ErrorBody said)
    {
        if (status == (int)HttpStatusCode.TooManyRequests)
        {
            return limits.DailyRemaining == 0 ? ApiErrorKind.DailyLimit : ApiErrorKind.RateLimited;
        }

        if (said.IsHtml)
        {
            return status == (int)HttpStatusCode.NotFound ? ApiErrorKind.UnknownEndpoint : ApiErrorKind.HtmlResponse;
        }

        if (said.ExistingId is not null)
        {
            return service.ExistsKind;
        }

        ErrorRule? rule = service.ErrorRules.FirstOrDefault(rule =>
            rule.Status == status && said.Message.Contains(rule.Text, StringComparison.OrdinalIgnoreCase));
        return rule?.Kind ?? status switch
        {
            404 => ApiErrorKind.NotFound,
            >= 500 or 408 => ApiErrorKind.ServerError,
            >= 300 and < 400 => ApiErrorKind.UnknownEndpoint,
            _ => ApiErrorKind.InvalidRequest,
        };
    }

    private static bool IsTransient(ApiErrorKind kind, HttpStatusCode status) =>
        (kind == ApiErrorKind.ServerError || kind == ApiErrorKind.HtmlResponse)
        && status is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or (HttpStatusCode)524;
}

using System.Net;

namespace GhlStockTwits.Api;

/// <summary>
/// A call that failed. Holds neither secrets nor personal data: what the service said is redacted and shortened.
/// </summary>
public sealed class ApiException : GhlStockTwitsException
{
    internal ApiException(Operation operation, ApiErrorKind kind, string detail, Exception? inner = null)
        : base(
            $"{operation.Service.ErrorPrefix}.{kind}", kind.Category, Describe(kind, detail), kind.AdviceFor(operation),
            inner)
    {
        Operation = operation.Name;
        Service = operation.Service.Name;
        Kind = kind;
        StopsPipeline = kind.StopsPipeline;
    }

    /// <summary>The operation that failed, for example <c>ghl.contact.get</c>.</summary>
    public string Operation { get; }

    /// <summary>The service that was called.</summary>
    public string Service { get; }

    /// <summary>The HTTP status, or null if no response came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The service's ID of the request, for its support, or null if none came.</summary>
    public string? TraceId { get; init; }

    /// <summary>When to try again, counted from the response, or null if the service did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The ID of the object that already exists, if the service refused to create it a second time.</summary>
    public string? ExistingId { get; init; }

    /// <summary>How often the call was tried, attempts that did not reach the service included.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>Why the call failed.</summary>
    internal ApiErrorKind Kind { get; }

    /// <summary>Whether sending the same request again can help and cannot do harm.</summary>
    internal bool CanRetry { get; set; }

    /// <summary>Whether the request was sent and may have been carried out although it failed.</summary>
    internal bool MayHaveTakenEffect => Kind.MayHaveTakenEffect
        || (Kind == ApiErrorKind.Blocked && StatusCode is null or < HttpStatusCode.MultipleChoices);

    private static string Describe(ApiErrorKind kind, string detail)
    {
        string said = detail.TrimEnd('.', ' ');
        return said.Length == 0 ? $"{kind.Description}."
            : said.Contains(kind.Description, StringComparison.OrdinalIgnoreCase) ? $"{said}."
            : $"{kind.Description}: {said}.";
    }
}

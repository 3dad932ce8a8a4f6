using System.Net;

namespace GhlStockTwits.Api;

/// <summary>A call that failed. Holds neither secrets nor personal data: the service's words are redacted and cut.</summary>
public sealed class ApiException : Exception
{
    internal ApiException(Operation operation, ApiErrorKind kind, string detail, Exception? inner = null)
        : base(Compose(operation, kind, detail), inner)
    {
        Operation = operation.Name;
        Service = operation.Service;
        Kind = kind;
        Advice = ApiErrorAdvice.For(kind, operation);
    }

    /// <summary>The operation that failed, for example <c>ghl.contact.get</c>.</summary>
    public string Operation { get; }

    /// <summary>The service that was called.</summary>
    public Service Service { get; }

    /// <summary>Why it failed.</summary>
    public ApiErrorKind Kind { get; }

    /// <summary>The stable id that scripts match: <c>Ghl.ScopeMissing</c>, <c>StockTwits.RateLimited</c>.</summary>
    public string ErrorId => $"{(Service == Service.HighLevel ? "Ghl" : "StockTwits")}.{Kind}";

    /// <summary>What to do about it.</summary>
    public string Advice { get; }

    /// <summary>The HTTP status; null where no answer came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>HighLevel's id of the request, for its support; null where none came.</summary>
    public string? TraceId { get; init; }

    /// <summary>When the service said to come back, counted from the answer; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The contact that already has the e-mail address or phone number; with <see cref="ApiErrorKind.DuplicateContact"/>.</summary>
    public string? DuplicateContactId { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>Whether sending the same request again can help and cannot harm.</summary>
    internal bool MayRepeat { get; init; }

    private static string Compose(Operation operation, ApiErrorKind kind, string detail)
    {
        string advice = ApiErrorAdvice.For(kind, operation);
        string said = detail.Length == 0 ? string.Empty : $" {detail.TrimEnd('.', ' ')}.";
        return $"{operation.Name}: {ApiErrorAdvice.Describe(kind)}.{said} {advice}".TrimEnd();
    }
}

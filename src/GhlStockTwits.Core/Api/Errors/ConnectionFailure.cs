using System.Net;

namespace GhlStockTwits.Api;

/// <summary>Finds out why a request got no response.</summary>
internal static class ConnectionFailure
{
    /// <summary>The error, and what to say about it.</summary>
    /// <param name="error">What failed.</param>
    /// <param name="status">What a proxy answered, or null.</param>
    /// <param name="proxy">The proxy that the request goes through; null for none.</param>
    public static (ApiErrorKind Kind, string Detail) Classify(
        HttpRequestError error, HttpStatusCode? status, Uri? proxy)
    {
        string said = status is { } code ? $"HTTP {(int)code}" : error.ToString();
        return error switch
        {
            HttpRequestError.ProxyTunnelError when status == HttpStatusCode.ProxyAuthenticationRequired =>
                (ApiErrorKind.ProxyRefused, Of(proxy, said)),
            HttpRequestError.UserAuthenticationError when proxy is not null =>
                (ApiErrorKind.ProxyRefused, Of(proxy, said)),
            HttpRequestError.ProxyTunnelError => (ApiErrorKind.ProxyFailed, Of(proxy, said)),
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError when proxy is not null =>
                (ApiErrorKind.ProxyFailed, Of(proxy, said)),
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError => (ApiErrorKind.ConnectionFailed, said),
            _ => (ApiErrorKind.ConnectionLost, said),
        };
    }

    private static string Of(Uri? proxy, string said) => proxy is null ? said : $"{ProxyRule.Show(proxy)} ({said})";
}

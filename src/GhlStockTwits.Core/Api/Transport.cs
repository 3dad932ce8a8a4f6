using System.Net;
using Flurl.Http;
using Flurl.Http.Content;

namespace GhlStockTwits.Api;

/// <summary>Sends requests. The only file that names Flurl (docs/decisions/0003-flurl.md).</summary>
internal sealed class Transport : IDisposable
{
    private readonly FlurlClient _client;

    /// <summary>Creates a transport.</summary>
    /// <param name="connectTimeout">The timeout for opening a connection.</param>
    /// <param name="proxy">The proxy; by default that of the machine.</param>
    public Transport(TimeSpan connectTimeout, ProxyRule? proxy = null)
    {
        Proxy = proxy ?? ProxyRule.OfMachine();
        SocketsHttpHandler handler = new()
        {
            Proxy = Proxy,
            // No service redirects; following a redirect could carry a token elsewhere. Flurl follows them by itself,
            // too.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = connectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        _client = new FlurlClient(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
        _client.AllowAnyHttpStatus().WithAutoRedirect(false);
    }

    /// <summary>The proxy of the requests.</summary>
    public ProxyRule Proxy { get; }

    /// <summary>A JSON body that tests of this layer can read back.</summary>
    public static HttpContent Json(string json) => new CapturedStringContent(json, "application/json; charset=utf-8");

    /// <summary>A form body that tests of this layer can read back.</summary>
    public static HttpContent Form(string form) =>
        new CapturedStringContent(form, "application/x-www-form-urlencoded; charset=utf-8");

    /// <summary>The proxy that a request goes through; null for none.</summary>
    public Uri? ProxyFor(ApiRequest request) => Proxy.GetProxy(new Uri(request.Url));

    /// <summary>Sends a request once and returns when the response's headers are read, whatever the status.</summary>
    /// <exception cref="HttpRequestException">No connection could be made, or it broke.</exception>
    /// <exception cref="OperationCanceledException">The call was canceled.</exception>
    public async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using HttpContent? content = request.Content?.Invoke();
        IFlurlRequest flurl = _client.Request(request.Url);
        foreach ((string name, string value) in request.Headers)
        {
            flurl = flurl.WithHeader(name, value);
        }

        try
        {
            IFlurlResponse response = await flurl
                .SendAsync(request.Method, content, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return response.ResponseMessage;
        }
        catch (FlurlHttpException failure)
        {
            // Flurl wraps a cancellation like any failure, and its message repeats the address with its query.
            cancellationToken.ThrowIfCancellationRequested();
            throw failure.InnerException switch
            {
                HttpRequestException broken => broken,
                OperationCanceledException { InnerException: TimeoutException } unanswered =>
                    new HttpRequestException(HttpRequestError.ConnectionError, null, unanswered),
                _ => new HttpRequestException(
                    failure.InnerException?.GetType().Name ?? "failed", failure.InnerException),
            };
        }
    }

    public void Dispose() => _client.Dispose();
}

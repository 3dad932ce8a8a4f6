using System.Net;
using System.Text;
using Flurl.Http;
using Flurl.Http.Content;

namespace GhlStockTwits.Api;

/// <summary>
/// Sends requests. The only file that names Flurl: version 2.4.2 with Flurl 3.0.1 lacks some of its API
/// (docs/decisions/0003-flurl.md), and a change of version is a change of this file.
/// </summary>
internal sealed class Transport : IDisposable
{
    private readonly FlurlClient _client;

    public Transport(TimeSpan connectTimeout)
    {
        SocketsHttpHandler handler = new()
        {
            // HighLevel and StockTwits never redirect; following one could carry a token elsewhere.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = connectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
        _client = new FlurlClient(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
    }

    /// <summary>A JSON body that tests of this layer can read back.</summary>
    public static HttpContent Json(string json) => new CapturedStringContent(json, Encoding.UTF8, "application/json");

    /// <summary>A form body that tests of this layer can read back.</summary>
    public static HttpContent Form(string form) =>
        new CapturedStringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");

    /// <summary>Sends once and returns at the answer's headers, whatever the status.</summary>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<HttpResponseMessage> SendAsync(RequestMessage request, CancellationToken stop)
    {
        IFlurlRequest flurl = new FlurlRequest(request.Url) { Client = _client }.AllowAnyHttpStatus();
        foreach ((string name, string value) in request.Headers)
        {
            flurl = flurl.WithHeader(name, value);
        }

        try
        {
            return await flurl
                .SendAsync(request.Method, request.Content?.Invoke(), stop, HttpCompletionOption.ResponseHeadersRead)
                .ConfigureAwait(false);
        }
        catch (FlurlHttpException failure)
        {
            // Flurl wraps a stop like any failure, and its message repeats the address with its query.
            stop.ThrowIfCancellationRequested();
            throw failure.InnerException switch
            {
                HttpRequestException broken => broken,
                OperationCanceledException { InnerException: TimeoutException } unanswered =>
                    new HttpRequestException(HttpRequestError.ConnectionError, null, unanswered),
                _ => new HttpRequestException(failure.InnerException?.GetType().Name ?? "failed", failure.InnerException),
            };
        }
    }

    public void Dispose() => _client.Dispose();
}

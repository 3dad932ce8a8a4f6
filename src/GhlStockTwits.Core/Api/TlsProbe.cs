using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace GhlStockTwits.Api;

/// <summary>
/// Opens a TLS connection as requests do, through the proxy if there is one, looks at it and closes it. Sends nothing.
/// </summary>
internal static class TlsProbe
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    /// <summary>Looks at the TLS connection to an address.</summary>
    /// <param name="address">An https address.</param>
    /// <param name="proxy">The proxy of the requests.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<TlsFacts> RunAsync(Uri address, IWebProxy proxy, CancellationToken cancellationToken)
    {
        DateTimeOffset? end = null;
        SslPolicyErrors errors = SslPolicyErrors.None;
        SslProtocols? protocol = null;
        using SocketsHttpHandler handler = new()
        {
            Proxy = proxy,
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = s_timeout,
            PlaintextStreamFilter = (context, _) =>
            {
                // The connection to the proxy itself passes here, too.
                protocol = (context.PlaintextStream as SslStream)?.SslProtocol;
                return protocol is null
                    ? ValueTask.FromResult(context.PlaintextStream)
                    : throw new IOException("The connection has been looked at.");
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, found) =>
        {
            errors = found;
            end = certificate is X509Certificate2 known ? new DateTimeOffset(known.NotAfter) : null;
            return found == SslPolicyErrors.None;
        };
        using HttpClient client = new(handler) { Timeout = s_timeout };
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Head, address);
            using HttpResponseMessage response =
                await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return new TlsFacts(null, null, "NoTls");
        }
        catch (HttpRequestException failure)
        {
            return protocol is not null ? new TlsFacts(protocol, end, Error: null)
                : errors != SslPolicyErrors.None ? new TlsFacts(null, end, errors.ToString())
                : new TlsFacts(null, end, failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new TlsFacts(null, end, "Timeout");
        }
    }
}

/// <summary>What a TLS connection is like.</summary>
/// <param name="Protocol">The protocol, or null if the connection failed.</param>
/// <param name="CertificateEnd">When the service's certificate ends, or null if it sent none.</param>
/// <param name="Error">Why the connection is not trusted, or null if it is.</param>
internal sealed record TlsFacts(SslProtocols? Protocol, DateTimeOffset? CertificateEnd, string? Error);

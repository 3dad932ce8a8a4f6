using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api;

public sealed class TlsProbeTests
{
    private static readonly WebProxy s_none = new();

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_told_with_its_end_and_nothing_is_sent()
    {
        using ECDsa key = ECDsa.Create();
        DateTimeOffset end = new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero);
        using X509Certificate2 certificate =
            new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
                .CreateSelfSigned(end.AddYears(-9), end);
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task<int> served = ServeAsync(listener, certificate);

        TlsFacts facts = await TlsProbe.RunAsync(
            new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"), s_none, CancellationToken.None);

        Assert.Equal(end, facts.CertificateEnd);
        Assert.Null(facts.Protocol);
        Assert.Contains("RemoteCertificateChainErrors", facts.Error, StringComparison.Ordinal);
        Assert.Equal(0, await served);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told()
    {
        TlsFacts facts = await TlsProbe.RunAsync(new Uri("https://127.0.0.1:1"), s_none, CancellationToken.None);

        Assert.Equal(new TlsFacts(null, null, "ConnectionError"), facts);
    }

    /// <returns>How many bytes of a request came.</returns>
    private static async Task<int> ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        await using SslStream stream = new(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(certificate);
            return await stream.ReadAsync(new byte[1]);
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException)
        {
            return 0;
        }
    }
}

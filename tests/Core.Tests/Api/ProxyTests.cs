using System.Net;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>Which proxy a request goes through, and what becomes of one that a proxy does not let through.</summary>
public sealed class ProxyTests
{
    private const string Proxy = "http://proxy.example.com:8080/";

    [Theory]
    [InlineData("https://services.leadconnectorhq.com/contacts/", Proxy)]
    [InlineData("https://api.stocktwits.com/api/2/streams/trending.json", Proxy)]
    [InlineData("https://192.0.2.1/", Proxy)]
    [InlineData("http://localhost:8080/", null)]
    [InlineData("http://127.0.0.1:8080/", null)]
    [InlineData("http://127.1.2.3/", null)]
    [InlineData("http://[::1]/", null)]
    [InlineData("https://localhost/", null)]
    public void A_given_proxy_is_used_except_for_this_machine(string address, string? proxy) =>
        AssertProxy(proxy, ProxyRule.To(new Uri(Proxy)), address);

    [Theory]
    [InlineData("https://services.leadconnectorhq.com/contacts/")]
    [InlineData("http://127.0.0.1/")]
    public void No_proxy_is_none_for_any_address(string address) => AssertProxy(null, new ProxyRule(null), address);

    [Theory]
    [InlineData("https://services.leadconnectorhq.com/", Proxy)]
    [InlineData("https://intranet.example.com/", null)]
    [InlineData("http://127.0.0.1/", null)]
    public void The_proxy_of_the_machine_keeps_its_exceptions(string address, string? proxy) => AssertProxy(
        proxy, new ProxyRule(new WebProxy(Proxy, BypassOnLocal: false, ["intranet\\.example\\.com"])), address);

    [Fact]
    public void Given_credentials_replace_those_that_the_machine_is_set_up_with()
    {
        NetworkCredential own = new("own", "x");
        NetworkCredential given = new("given", "y");

        Assert.Same(own, new ProxyRule(new WebProxy(Proxy) { Credentials = own }).Credentials);
        Assert.Same(given, new ProxyRule(new WebProxy(Proxy) { Credentials = own }, given).Credentials);
    }

    [Theory]
    [InlineData("http://proxy.example.com")]
    [InlineData("https://proxy.example.com:3128/")]
    [InlineData("socks5://192.0.2.7:1080")]
    public void Addresses_of_proxies_are_accepted(string address) =>
        AssertProxy(address, ProxyRule.To(new Uri(address)), "https://service.example.com/");

    [Theory]
    [InlineData("proxy.example.com")]
    [InlineData("proxy.example.com:8080")]
    [InlineData("ann:s3cret@proxy.example.com:8080")]
    [InlineData("http://ann:s3cret@proxy.example.com:8080")]
    [InlineData("http://ann@proxy.example.com:8080")]
    [InlineData("http://proxy.example.com/proxy.pac")]
    [InlineData("ftp://proxy.example.com")]
    [InlineData("file:///proxy.pac")]
    public void Other_addresses_are_refused_without_repeating_a_password(string address)
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() =>
            ProxyRule.To(new Uri(address, UriKind.RelativeOrAbsolute)));

        Assert.Equal("GhlStockTwits.ProxyInvalid", failure.ErrorId);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ann", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(address.StartsWith("http://ann", StringComparison.Ordinal),
            failure.Advice.Contains("-ProxyCredential", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, null, false, "ConnectionFailed")]
    [InlineData(HttpRequestError.NameResolutionError, null, false, "ConnectionFailed")]
    [InlineData(HttpRequestError.SecureConnectionError, null, false, "ConnectionFailed")]
    [InlineData(HttpRequestError.SecureConnectionError, null, true, "ConnectionFailed")]
    [InlineData(HttpRequestError.ResponseEnded, null, false, "ConnectionLost")]
    [InlineData(HttpRequestError.ResponseEnded, null, true, "ConnectionLost")]
    [InlineData(HttpRequestError.ConnectionError, null, true, "ProxyFailed")]
    [InlineData(HttpRequestError.NameResolutionError, null, true, "ProxyFailed")]
    [InlineData(HttpRequestError.ProxyTunnelError, null, true, "ProxyFailed")]
    [InlineData(HttpRequestError.ProxyTunnelError, 403, true, "ProxyFailed")]
    [InlineData(HttpRequestError.ProxyTunnelError, 502, true, "ProxyFailed")]
    [InlineData(HttpRequestError.ProxyTunnelError, 407, true, "ProxyRefused")]
    [InlineData(HttpRequestError.UserAuthenticationError, null, true, "ProxyRefused")]
    public void A_failure_of_the_proxy_is_told_apart(HttpRequestError error, int? status, bool isProxied, string kind)
    {
        Uri? proxy = isProxied ? new Uri("http://ann:s3cret@proxy.example.com:8080") : null;

        (ApiErrorKind found, string detail) = ConnectionFailure.Classify(error, (HttpStatusCode?)status, proxy);

        Assert.Equal(kind, found.Name);
        Assert.Equal(
            kind.StartsWith("Proxy", StringComparison.Ordinal),
            detail.Contains("http://proxy.example.com:8080 (", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(407, "Ghl.ProxyRefused", 1)]
    [InlineData(502, "Ghl.ProxyFailed", 5)]
    [InlineData(403, "Ghl.ProxyFailed", 5)]
    public async Task A_proxy_that_does_not_connect_has_its_own_error(int status, string errorId, int attempts)
    {
        using LoopbackServer proxy = new(ScriptedResponse.Of(
            status, "text/html", "<html>ann:s3cret</html>", ("Proxy-Authenticate", "Basic realm=\"ann:s3cret\"")));
        using ApiClient client = Client(proxy.Address, new NetworkCredential("ann", "s3cret"));

        ApiException failure = await Calls.FailureAsync(() =>
            client.SendAsync(TestOperations.Of(RetrySafety.Never), Calls.Unused));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Equal(attempts, failure.Attempts);
        Assert.Contains($"http://127.0.0.1:{proxy.Address.Port} (HTTP {status})", failure.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
        Assert.All(proxy.Requests, static request => Assert.Equal("CONNECT", request.Method));
        Assert.All(proxy.Requests, static request => Assert.DoesNotContain("token", request.Target + request.Text,
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http")]
    [InlineData("socks5")]
    public async Task A_proxy_that_cannot_be_reached_is_named(string scheme)
    {
        Uri address;
        using (LoopbackServer gone = new(ScriptedResponse.None))
        {
            address = new Uri($"{scheme}://127.0.0.1:{gone.Address.Port}");
        }

        using ApiClient client = Client(address);

        ApiException failure = await Calls.FailureAsync(() =>
            client.SendAsync(TestOperations.Of(RetrySafety.Never), Calls.Unused));

        Assert.Equal("Ghl.ProxyFailed", failure.ErrorId);
        Assert.Contains($"{scheme}://127.0.0.1:{address.Port} (", failure.Message, StringComparison.Ordinal);
    }

    private static void AssertProxy(string? proxy, ProxyRule rule, string address)
    {
        Uri destination = new(address);
        Assert.Equal(proxy is null ? null : new Uri(proxy), rule.GetProxy(destination));
        Assert.Equal(proxy is null, rule.IsBypassed(destination));
    }

    private static ApiClient Client(Uri proxy, NetworkCredential? credentials = null) =>
        new(new ApiSettings { Time = new VirtualClock(), Proxy = ProxyRule.To(proxy, credentials) });
}

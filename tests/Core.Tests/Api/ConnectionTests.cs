using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Core.Tests.Api;

public sealed class ConnectionTests
{
    [Theory]
    [InlineData("https://services.example.com")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.9.9.9")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080")]
    public void Https_and_loopback_addresses_are_accepted(string address)
    {
        using HighLevelConnection highLevel = new(new Uri(address), "token", "loc-1");
        using StockTwitsConnection stockTwits = new(new Uri(address), "token");

        Assert.Equal(new Uri(address), highLevel.BaseUri);
        Assert.Equal(new Uri(address), stockTwits.BaseUri);
    }

    [Theory]
    [InlineData("http://services.example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("http://192.168.1.1")]
    [InlineData("http://user:secret@services.example.com")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///etc/hosts")]
    [InlineData("/relative")]
    public void Unencrypted_addresses_are_refused(string address)
    {
        Uri uri = new(address, UriKind.RelativeOrAbsolute);

        GhlStockTwitsException failure =
            Assert.Throws<GhlStockTwitsException>(() => new HighLevelConnection(uri, "token", "loc-1"));

        Assert.Throws<GhlStockTwitsException>(() => new StockTwitsConnection(uri, "token"));
        Assert.Contains("Plain http is accepted only for this machine", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:secret@services.example.com")]
    [InlineData("https://secret@services.example.com/")]
    [InlineData("http://user:secret@127.0.0.1:8080")]
    [InlineData("https://services.example.com/?secret=1")]
    [InlineData("https://services.example.com/api?")]
    [InlineData("https://services.example.com/#secret")]
    [InlineData("https://services.example.com/#")]
    public void Addresses_with_a_user_a_query_or_a_fragment_are_refused(string address)
    {
        Uri uri = new(address);

        GhlStockTwitsException failure =
            Assert.Throws<GhlStockTwitsException>(() => new HighLevelConnection(uri, "token", "loc-1"));

        Assert.Throws<GhlStockTwitsException>(() => new StockTwitsConnection(uri, "token"));
        Assert.Equal("GhlStockTwits.AddressInvalid", failure.ErrorId);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("two\r\nlines")]
    [InlineData("tok\u00e9n")]
    [InlineData("to\u200bken")]
    [InlineData("to\0ken")]
    public async Task A_token_that_no_header_can_hold_is_refused_before_anything_is_sent(string token)
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}"));
        using HighLevelConnection connection = new(server.Address, token, "loc-1");

        GhlStockTwitsException failure = await Assert.ThrowsAsync<GhlStockTwitsException>(() =>
            connection.SendAsync(Tags.List, [], new CallContext(default)));

        Assert.Equal("GhlStockTwits.TokenMalformed", failure.ErrorId);
        Assert.DoesNotContain(token, failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Only_connections_with_the_same_token_and_location_share_a_limiter()
    {
        Uri address = new("https://services.example.com");
        using HighLevelConnection one = new(address, "token-a", "loc-1");
        using HighLevelConnection same = new(address, "token-a", "loc-1");
        using HighLevelConnection otherLocation = new(address, "token-a", "loc-2");
        using HighLevelConnection otherToken = new(address, "token-b", "loc-1");

        Assert.Same(one.RateLimit, same.RateLimit);
        Assert.NotSame(one.RateLimit, otherLocation.RateLimit);
        Assert.NotSame(one.RateLimit, otherToken.RateLimit);
    }

    [Fact]
    public void StockTwits_allows_more_reads_with_a_token()
    {
        Uri address = new("https://stocks.example.com");
        using StockTwitsConnection anonymous = new(address, token: null);
        using StockTwitsConnection known = new(address, "token");

        Assert.True(anonymous.IsAnonymous);
        Assert.Equal((200, TimeSpan.FromHours(1)), (anonymous.RateLimit.Max, anonymous.RateLimit.Window));
        Assert.Equal((400, TimeSpan.FromHours(1)), (known.RateLimit.Max, known.RateLimit.Window));
    }
}

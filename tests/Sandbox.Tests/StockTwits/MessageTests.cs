using System.Net;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.StockTwits;

public sealed class MessageTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Theory]
    [InlineData("Bullish", "Bullish")]
    [InlineData("bearish", "Bearish")]
    public async Task A_sentiment_may_be_capitalized(string sentiment, string expected)
    {
        ApiResponse response = await _client.StockTwitsAsync(
            "/messages/create.json", new { body = "$AAPL", sentiment });

        Assert.Equal(expected, (string?)response.Json["message"]!["entities"]!["sentiment"]!["basic"]);
    }

    [Fact]
    public async Task A_multipart_form_without_a_boundary_is_read_as_URL_encoded()
    {
        using HttpRequestMessage request = new(
            HttpMethod.Post, $"{_client.Sandbox.StockTwitsUri}/messages/create.json")
        {
            Content = new StringContent($"body=From+a+form&access_token={_client.Sandbox.StockTwitsToken}"),
        };
        request.Content.Headers.ContentType = new("multipart/form-data");

        Assert.Equal("From a form", (string?)(await _client.SendAsync(request)).Json["message"]!["body"]);
    }

    [Fact]
    public async Task The_same_text_is_rejected_for_30_minutes()
    {
        ApiResponse first = await CreateAsync("Once");
        _client.Sandbox.Advance(TimeSpan.FromMinutes(29));
        ApiResponse early = await CreateAsync("Once");
        _client.Sandbox.Advance(TimeSpan.FromMinutes(2));
        ApiResponse later = await CreateAsync("Once");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK),
            (first.Status, early.Status, later.Status));
        Assert.Equal("Duplicate messages within 30 minutes will not be posted.", Error(early));
    }

    [Theory]
    [InlineData(1000, "", HttpStatusCode.OK)]
    [InlineData(1001, "", HttpStatusCode.UnprocessableEntity)]
    [InlineData(979, " https://example.org/a/long/address/counts/as/twenty", HttpStatusCode.OK)]
    [InlineData(980, " https://example.org/a/long/address/counts/as/twenty", HttpStatusCode.UnprocessableEntity)]
    [InlineData(996, "<", HttpStatusCode.OK)]
    [InlineData(997, "<", HttpStatusCode.UnprocessableEntity)]
    [InlineData(999, "\U0001F680", HttpStatusCode.OK)]
    public async Task The_length_is_counted_as_StockTwits_counts_it(int letters, string tail, HttpStatusCode status)
    {
        Assert.Equal(status, (await CreateAsync(new string('a', letters) + tail)).Status);
    }

    [Fact]
    public async Task A_message_is_returned_encoded_with_its_symbols_and_mentions()
    {
        ApiResponse response = await CreateAsync("$AAPL & $brk.b <3 \"it's\"\n$5k $FOO$BAR @sandbox_partner");

        JsonNode message = response.Json["message"]!;
        Assert.Equal(
            "$AAPL &amp; $brk.b &lt;3 &quot;it&#39;s&quot; \n$5k $FOO$BAR @sandbox_partner",
            (string?)message["body"]);
        Assert.Equal(["AAPL", "BRK.B"], message["symbols"]!.AsArray().Select(symbol => (string)symbol!["symbol"]!));
        Assert.Equal(["@sandbox_partner"], message["mentioned_users"]!.AsArray().Select(user => (string)user!));
    }

    [Theory]
    [InlineData("bullish", "Bullish")]
    [InlineData("neutral", null)]
    public async Task Sentiment_is_sent_in_lower_case_and_returned_capitalized(string sent, string? read)
    {
        ApiResponse response = await _client.StockTwitsAsync(
            "/messages/create.json", new { body = $"Feeling {sent}", sentiment = sent });

        Assert.Equal(read, (string?)response.Json["message"]!["entities"]!["sentiment"]?["basic"]);
    }

    [Fact]
    public async Task The_token_is_accepted_in_query_header_and_form()
    {
        string token = _client.Sandbox.StockTwitsToken;
        Uri verify = new($"{_client.Sandbox.StockTwitsUri}/account/verify.json");
        using HttpRequestMessage inQuery = new(HttpMethod.Get, $"{verify}?access_token={token}");
        using HttpRequestMessage asOAuth = new(HttpMethod.Get, verify);
        asOAuth.Headers.TryAddWithoutValidation("Authorization", $"OAuth {token}");
        using HttpRequestMessage inForm = new(HttpMethod.Post, $"{_client.Sandbox.StockTwitsUri}/messages/create.json")
        {
            Content = new FormUrlEncodedContent([new("body", "By form"), new("access_token", token)]),
        };

        foreach (HttpRequestMessage request in new[] { inQuery, asOAuth, inForm })
        {
            Assert.Equal(HttpStatusCode.OK, (await _client.SendAsync(request)).Status);
        }
    }

    [Fact]
    public async Task Missing_scopes_partner_operations_and_unknown_routes_have_their_own_errors()
    {
        string reader = await _client.NewTokenAsync(new { service = "stockTwits", scopes = new[] { "read" } });

        ApiResponse unscoped = await _client.StockTwitsAsync("/messages/create.json", new { body = "No" }, reader);
        ApiResponse partner = await _client.StockTwitsAsync("/streams/all.json");
        ApiResponse unknown = await _client.StockTwitsAsync("/no/such.json");

        Assert.Equal(HttpStatusCode.Forbidden, unscoped.Status);
        Assert.Equal(HttpStatusCode.Forbidden, partner.Status);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.StartsWith("<!DOCTYPE html>", unknown.Text, StringComparison.Ordinal);
    }

    private static string? Error(ApiResponse response)
    {
        return (string?)response.Json["errors"]![0]!["message"];
    }

    private Task<ApiResponse> CreateAsync(string body)
    {
        return _client.StockTwitsAsync("/messages/create.json", new { body });
    }
}

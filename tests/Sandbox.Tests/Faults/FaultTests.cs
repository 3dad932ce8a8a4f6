using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.Faults;

public sealed class FaultTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Theory]
    [InlineData("resetBefore", 0)]
    [InlineData("resetAfter", 1)]
    public async Task A_reset_is_a_reset_and_the_effect_is_as_told(string kind, int writes)
    {
        await _client.FaultAsync(new { kind, service = "stockTwits", method = "POST" });

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync("A reset"));

        SocketException reset = Assert.IsType<SocketException>(failure.GetBaseException());
        Assert.Equal(SocketError.ConnectionReset, reset.SocketErrorCode);
        Assert.Equal(writes, _client.Sandbox.WriteCount);
        Assert.Equal(writes, await CountAsync("A reset"));
    }

    [Fact]
    public async Task A_truncated_answer_ends_before_the_length_it_announced()
    {
        await _client.FaultAsync(new { kind = "truncate", path = "^/locations/" });

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync($"locations/{_client.Location}"));
    }

    [Fact]
    public async Task A_status_comes_instead_of_the_effect_with_any_Retry_After()
    {
        await _client.FaultAsync(new { kind = "status", status = 503, retryAfter = "Fri, 31 Dec 2027 23:59:59 GMT" });

        Answer answer = await PublishAsync("Not now");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("Fri, 31 Dec 2027 23:59:59 GMT", answer.Header("Retry-After"));
        Assert.Equal(503, (int)answer.Json["response"]!["status"]!);
        Assert.Equal(0, await CountAsync("Not now"));
    }

    [Fact]
    public async Task A_status_can_come_although_the_effect_happened()
    {
        await _client.FaultAsync(
            new { kind = "statusAfter", status = 502, body = "<html>", headers = new { Via = "edge" } });

        Answer answer = await PublishAsync("Perhaps");

        Assert.Equal((HttpStatusCode.BadGateway, "<html>", "edge"), (answer.Status, answer.Text, answer.Header("Via")));
        Assert.Equal(1, await CountAsync("Perhaps"));
    }

    [Fact]
    public async Task Html_looks_like_the_page_of_an_edge()
    {
        await _client.FaultAsync(new { kind = "html" });

        Answer answer = await PublishAsync("Blocked");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.StartsWith("<!DOCTYPE html>", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("latency")]
    [InlineData("slow")]
    public async Task What_is_late_arrives_whole(string kind)
    {
        await _client.FaultAsync(new { kind, milliseconds = 150 });
        Stopwatch watch = Stopwatch.StartNew();

        Answer answer = await _client.GetAsync($"locations/{_client.Location}/tags");

        Assert.NotEmpty(answer.Json["tags"]!.AsArray());
        Assert.InRange(watch.ElapsedMilliseconds, 140, 5000);
    }

    [Fact]
    public async Task A_hanging_request_gets_nothing_and_has_no_effect()
    {
        await _client.FaultAsync(new { kind = "hang", milliseconds = 100 });

        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync("Hello?"));

        Assert.Equal(0, await CountAsync("Hello?"));
    }

    [Fact]
    public async Task A_rule_passes_some_over_and_ends_after_some()
    {
        await _client.FaultAsync(new { kind = "status", status = 500, path = "/tags$", skip = 1, times = 2 });
        List<int> statuses = [];
        for (int round = 0; round < 4; round++)
        {
            statuses.Add((int)(await _client.GetAsync($"locations/{_client.Location}/tags")).Status);
        }

        Assert.Equal([200, 500, 500, 200], statuses);
    }

    [Fact]
    public async Task A_rule_that_makes_no_sense_is_refused()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"{_client.Sandbox.ControlUri}/faults"))
        {
            Content = new StringContent("""{ "kind": "explode" }"""),
        };

        Assert.Equal(HttpStatusCode.BadRequest, (await _client.SendAsync(request)).Status);
    }

    private Task<Answer> PublishAsync(string body)
    {
        return _client.StockTwitsAsync("/messages/create.json", new { body });
    }

    private async Task<int> CountAsync(string body)
    {
        await _client.ControlAsync(HttpMethod.Delete, "/faults");
        Answer stream = await _client.StockTwitsAsync($"/streams/user/{_client.Sandbox.StockTwitsUsername}.json");
        return stream.Json["messages"]!.AsArray().Count(message => (string?)message!["body"] == body);
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
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
    public async Task A_reset_happens_before_or_after_the_request_takes_effect(string kind, int writes)
    {
        await _client.FaultAsync(new { kind, service = "stockTwits", method = "POST" });

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync("A reset"));

        SocketException reset = Assert.IsType<SocketException>(failure.GetBaseException());
        Assert.Equal(SocketError.ConnectionReset, reset.SocketErrorCode);
        Assert.Equal(writes, _client.Sandbox.WriteCount);
        Assert.Equal(writes, await CountAsync("A reset"));
    }

    [Fact]
    public async Task A_truncated_response_is_shorter_than_its_content_length()
    {
        await _client.FaultAsync(new { kind = "truncate", path = "^/locations/" });

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync($"locations/{_client.Location}"));
    }

    [Fact]
    public async Task A_status_fault_does_not_reach_the_service_and_sends_Retry_After()
    {
        await _client.FaultAsync(new { kind = "status", status = 503, retryAfter = "Fri, 31 Dec 2027 23:59:59 GMT" });

        ApiResponse response = await PublishAsync("Not now");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.Status);
        Assert.Equal("Fri, 31 Dec 2027 23:59:59 GMT", response.Header("Retry-After"));
        Assert.Equal(503, (int)response.Json["response"]!["status"]!);
        Assert.Equal(0, await CountAsync("Not now"));
    }

    [Fact]
    public async Task A_status_after_fault_fails_although_the_request_took_effect()
    {
        await _client.FaultAsync(
            new { kind = "statusAfter", status = 502, body = "<html>", headers = new { Via = "edge" } });

        ApiResponse response = await PublishAsync("Perhaps");

        Assert.Equal(
            (HttpStatusCode.BadGateway, "<html>", "edge"),
            (response.Status, response.Text, response.Header("Via")));
        Assert.Equal(1, await CountAsync("Perhaps"));
    }

    [Fact]
    public async Task HighLevel_can_refuse_a_contact_that_it_creates_all_the_same()
    {
        await _client.FaultAsync(new { kind = "statusAfter", status = 422, path = "^/contacts/$" });
        object contact = new { locationId = _client.Location, email = "there@example.com" };

        ApiResponse first = await _client.PostAsync("contacts/", contact);
        ApiResponse second = await _client.PostAsync("contacts/", contact);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
        Assert.Equal("email", (string?)second.Json["meta"]!["matchingField"]);
    }

    [Fact]
    public async Task A_row_can_be_null()
    {
        await _client.FaultAsync(new { kind = "nullRow", path = "/tags$" });

        JsonArray tags = (await _client.GetAsync($"locations/{_client.Location}/tags")).Json["tags"]!.AsArray();

        Assert.Null(tags[0]);
        Assert.NotNull(tags[1]);
    }

    [Theory]
    [InlineData("plain", "there@example.com")]
    [InlineData("base64", "dGhlcmVAZXhhbXBsZS5jb20=")]
    [InlineData("base64Shifted1", "OnRoZXJlQGV4YW1wbGUuY29t")]
    [InlineData("base64Shifted2", "dTp0aGVyZUBleGFtcGxlLmNvbQ")]
    [InlineData("url", "%74%68%65%72%65%40")]
    [InlineData("unicode", "\\u0074\\u0068")]
    [InlineData("html", "&#116;&#104;")]
    [InlineData("swappedCase", "THERE@EXAMPLE.COM")]
    public async Task An_echo_repeats_the_values_of_the_request(string encoding, string expected)
    {
        await _client.FaultAsync(new { kind = "echo", status = 422, encoding });

        ApiResponse response = await _client.PostAsync("contacts/", new { email = "there@example.com" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.Status);
        Assert.Contains(expected, (string)response.Json["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_HTML_fault_looks_like_the_page_of_a_content_delivery_network()
    {
        await _client.FaultAsync(new { kind = "html" });

        ApiResponse response = await PublishAsync("Blocked");

        Assert.Equal(HttpStatusCode.Forbidden, response.Status);
        Assert.StartsWith("<!DOCTYPE html>", response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("latency")]
    [InlineData("slow")]
    public async Task A_late_response_is_complete(string kind)
    {
        await _client.FaultAsync(new { kind, milliseconds = 150 });
        Stopwatch stopwatch = Stopwatch.StartNew();

        ApiResponse response = await _client.GetAsync($"locations/{_client.Location}/tags");

        Assert.NotEmpty(response.Json["tags"]!.AsArray());
        Assert.InRange(stopwatch.ElapsedMilliseconds, 140, 5000);
    }

    [Fact]
    public async Task A_hanging_request_gets_no_response_and_has_no_effect()
    {
        await _client.FaultAsync(new { kind = "hang", milliseconds = 100 });

        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync("Hello?"));

        Assert.Equal(0, await CountAsync("Hello?"));
    }

    [Fact]
    public async Task A_rule_skips_requests_and_applies_a_number_of_times()
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
    public async Task An_invalid_rule_is_rejected()
    {
        ApiResponse response = await _client.TryControlAsync(HttpMethod.Post, "/faults", new { kind = "explode" });

        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
    }

    private Task<ApiResponse> PublishAsync(string body)
    {
        return _client.StockTwitsAsync("/messages/create.json", new { body });
    }

    private async Task<int> CountAsync(string body)
    {
        await _client.ControlAsync(HttpMethod.Delete, "/faults");
        ApiResponse stream = await _client.StockTwitsAsync($"/streams/user/{_client.Sandbox.StockTwitsUsername}.json");
        return stream.Json["messages"]!.AsArray().Count(message => (string?)message!["body"] == body);
    }
}

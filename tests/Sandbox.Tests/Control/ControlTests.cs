using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.Control;

public sealed class ControlTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Fact]
    public async Task The_clock_can_be_set_and_advanced_and_the_Date_header_follows()
    {
        await _client.ControlAsync(HttpMethod.Post, "/clock", new { now = "2031-05-06T07:08:09Z" });
        await _client.ControlAsync(HttpMethod.Post, "/clock", new { advance = 3600 });

        ApiResponse response = await _client.GetAsync($"locations/{_client.Location}");

        DateTimeOffset date = DateTimeOffset.Parse(response.Header("Date")!, CultureInfo.InvariantCulture);
        Assert.InRange(date, Time("2031-05-06T08:08:09Z"), Time("2031-05-06T08:08:39Z"));
        Assert.InRange(_client.Sandbox.Now, Time("2031-05-06T08:08:09Z"), Time("2031-05-06T08:08:39Z"));
    }

    [Fact]
    public async Task Requests_are_counted_by_service_operation_and_status()
    {
        string id = await _client.FirstContactAsync();
        await _client.ControlAsync(HttpMethod.Delete, "/requests");
        await _client.PostAsync("contacts/search", new { locationId = _client.Location, pageLimit = 1 });
        await _client.PostAsync($"contacts/{id}/notes", new { body = "Counted" });
        await _client.PostAsync($"contacts/{id}/notes", new { wrong = "Refused" });
        await _client.StockTwitsAsync("/messages/create.json", new { body = "Counted" });

        JsonNode totals = await _client.ControlAsync(HttpMethod.Get, "/requests");

        Assert.Equal((4, 2), ((int)totals["requests"]!, (int)totals["writes"]!));
        Assert.Equal(1, (int)totals["services"]!["highLevel"]!["writes"]!);
        Assert.Equal(2, (int)totals["operations"]!["POST /contacts/{contactId}/notes"]!);
        Assert.Equal(1, (int)totals["statuses"]!["422"]!);
    }

    [Fact]
    public async Task The_log_contains_requests_and_masks_tokens()
    {
        string token = _client.Sandbox.StockTwitsToken;
        using HttpRequestMessage request = new(
            HttpMethod.Get, $"{_client.Sandbox.StockTwitsUri}/account/verify.json?access_token={token}&x=1");
        await _client.SendAsync(request);

        JsonNode log = await _client.ControlAsync(HttpMethod.Get, "/log?last=1");

        Assert.Equal("/api/2/account/verify.json?access_token=***&x=1", (string?)log[0]!["target"]);
        Assert.Equal("GET /api/2/account/verify.json", (string?)log[0]!["operation"]);
    }

    [Theory]
    [InlineData("?access_token=KEPT&access_token=SECRET", "")]
    [InlineData("?access%5Ftoken=SECRET", "")]
    [InlineData("?ACCESS_TOKEN=SECRET", "")]
    [InlineData("?client_secret=SECRET&code=SECRET", "")]
    [InlineData("", """{ "access_token": "SECRET", "body": "x" }""")]
    [InlineData("", """{ "acc\u0065ss_token": "SECRET" }""")]
    [InlineData("", "SECRET, and no JSON")]
    public async Task The_log_has_no_secret_however_it_is_sent(string query, string body)
    {
        using HttpRequestMessage request = new(
            HttpMethod.Post, $"{_client.Sandbox.StockTwitsUri}/messages/create.json{query}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        await _client.SendAsync(request);

        JsonNode log = await _client.ControlAsync(HttpMethod.Get, "/log?last=1");

        Assert.DoesNotContain("SECRET", log.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("KEPT", log.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "", "401", null)]
    [InlineData("POST", "/clock", "401", null)]
    [InlineData("GET", "", "401", "X-Sandbox-Key: guessed")]
    [InlineData("GET", "", "403", "Host: evil.example")]
    [InlineData("GET", "", "403", "Origin: https://evil.example")]
    [InlineData("GET", "", "403", "Origin: null")]
    [InlineData("POST", "/clock", "415", "Content-Type: text/plain")]
    [InlineData("POST", "/reset", "415", "Content-Type: application/jsonp")]
    [InlineData("POST", "/tokens", "415", "Content-Type: application/x-www-form-urlencoded")]
    public void Only_who_has_the_key_controls_the_sandbox_and_no_web_page(
        string method,
        string path,
        string status,
        string? header)
    {
        using RawConnection connection = new(_client.Sandbox);
        string? name = header?.Split(':')[0];
        IEnumerable<string> headers = connection.ControlHeaders.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith(name ?? "X-Sandbox-Key", StringComparison.Ordinal))
            .Append(header)
            .OfType<string>();
        DateTimeOffset before = _client.Sandbox.Now;

        connection.Send($"{method} /sandbox{path} HTTP/1.1\r\n{string.Join("\r\n", headers)}\r\nContent-Length: 17\r\n"
            + "Connection: close\r\n\r\n{\"advance\":36000}");

        string response = connection.ReceiveAll();
        Assert.StartsWith($"HTTP/1.1 {status} ", response, StringComparison.Ordinal);
        Assert.DoesNotContain(_client.Sandbox.HighLevelToken, response, StringComparison.Ordinal);
        Assert.InRange(_client.Sandbox.Now - before, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("Host: evil.example:80", "403")]
    [InlineData("Host: 127.0.0.1.evil.example", "403")]
    [InlineData("Host: localhost\r\nSec-Fetch-Dest: script", "403")]
    [InlineData("Host: localhost", "200")]
    public void A_web_page_cannot_read_the_services(string headers, string status)
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send(
            $"GET /api/2/search.json?q=demo&callback=steal HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {status} ", connection.ReceiveAll(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/clock", """{ "now": "9999-12-31T23:59:59.9999999Z" }""")]
    [InlineData("/clock", """{ "now": "0001-01-01T00:00:00Z" }""")]
    [InlineData("/clock", """{ "advance": 1e300 }""")]
    [InlineData("/clock", """{ "advance": -1e12 }""")]
    [InlineData("/clock", """{ "advance": 9e9 }""")]
    [InlineData("/clock", "[]")]
    [InlineData("/faults", """{ "kind": "latency", "milliseconds": 2000000000 }""")]
    [InlineData("/faults", """{ "kind": "status", "path": "(" }""")]
    [InlineData("/limits", """{ "highLevel": { "intervalMilliseconds": 0 } }""")]
    [InlineData("/limits", """{ "stockTwits": { "token": -1 } }""")]
    [InlineData("/reset", """{ "contacts": 1000000 }""")]
    [InlineData("/reset", """{ "contacts": -1 }""")]
    public async Task A_setting_out_of_bounds_is_refused_and_the_sandbox_goes_on(string path, string body)
    {
        ApiResponse refused = await _client.TryControlAsync(HttpMethod.Post, path, JsonNode.Parse(body)!);
        ApiResponse next = await _client.GetAsync($"contacts/?locationId={_client.Location}");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(HttpStatusCode.OK, next.Status);
    }

    [Fact]
    public async Task Text_that_cannot_be_written_as_JSON_does_not_end_the_process()
    {
        string body = $$"""{ "locationId": "{{_client.Location}}", "firstName": "\ud800" }""";

        ApiResponse response = await _client.SendAsync(
            HttpMethod.Post, "contacts/", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.InternalServerError, response.Status);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync($"locations/{_client.Location}")).Status);
    }

    [Fact]
    public async Task A_reset_starts_over_with_new_data_and_no_counts()
    {
        await _client.FaultAsync(new { kind = "status", times = 0 });

        JsonNode info = await _client.ControlAsync(HttpMethod.Post, "/reset", new { seed = 99, contacts = 3 });

        _client.Token = _client.Sandbox.HighLevelToken;
        ApiResponse page = await _client.GetAsync($"contacts/?locationId={_client.Location}");
        Assert.Equal(3, (int)page.Json["meta"]!["total"]!);
        Assert.Equal(_client.Location, (string?)info["locationId"]);
        Assert.Equal(1, _client.Sandbox.RequestCount);
    }

    private static DateTimeOffset Time(string text)
    {
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }
}

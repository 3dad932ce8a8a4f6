using System.Globalization;
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

using System.Net;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.HighLevel;

public sealed class RateLimitTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Fact]
    public async Task A_full_window_returns_429_until_the_next_window()
    {
        await SetAsync(new { max = 3, intervalMilliseconds = 10_000 });

        List<int> statuses = [.. await SendRequestsAsync(4)];
        _client.Sandbox.Advance(TimeSpan.FromSeconds(10));
        statuses.AddRange(await SendRequestsAsync(1));

        Assert.Equal([200, 200, 200, 429, 200], statuses);
    }

    [Fact]
    public async Task A_used_up_daily_limit_returns_429()
    {
        await SetAsync(new { daily = 1 });
        await SendRequestsAsync(1);

        ApiResponse response = await _client.GetAsync($"locations/{_client.Location}");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.Status);
        Assert.Equal("0", response.Header("X-RateLimit-Daily-Remaining"));
    }

    [Fact]
    public async Task Every_response_has_the_rate_limit_headers()
    {
        ApiResponse response = await _client.GetAsync("contacts/unknown");

        Assert.Equal("200000", response.Header("X-RateLimit-Limit-Daily"));
        Assert.Equal("100", response.Header("X-RateLimit-Max"));
        Assert.Equal("99", response.Header("X-RateLimit-Remaining"));
        Assert.Equal("10000", response.Header("X-RateLimit-Interval-Milliseconds"));
    }

    private Task<JsonNode> SetAsync(object highLevel)
    {
        return _client.ControlAsync(HttpMethod.Post, "/limits", new { highLevel });
    }

    private async Task<int[]> SendRequestsAsync(int count)
    {
        List<int> statuses = [];
        for (int round = 0; round < count; round++)
        {
            statuses.Add((int)(await _client.GetAsync($"locations/{_client.Location}")).Status);
        }

        return [.. statuses];
    }
}

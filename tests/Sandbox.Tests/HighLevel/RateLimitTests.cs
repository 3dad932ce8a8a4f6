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
    public async Task A_full_window_is_429_until_the_next_one()
    {
        await SetAsync(new { max = 3, intervalMilliseconds = 10_000 });

        List<int> statuses = [.. await AskAsync(4)];
        _client.Sandbox.Advance(TimeSpan.FromSeconds(10));
        statuses.AddRange(await AskAsync(1));

        Assert.Equal([200, 200, 200, 429, 200], statuses);
    }

    [Fact]
    public async Task A_day_that_is_used_up_says_so()
    {
        await SetAsync(new { daily = 1 });
        await AskAsync(1);

        Answer answer = await _client.GetAsync($"locations/{_client.Location}");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("0", answer.Header("X-RateLimit-Daily-Remaining"));
    }

    [Fact]
    public async Task Every_answer_tells_the_limits()
    {
        Answer answer = await _client.GetAsync("contacts/nobody");

        Assert.Equal("200000", answer.Header("X-RateLimit-Limit-Daily"));
        Assert.Equal("100", answer.Header("X-RateLimit-Max"));
        Assert.Equal("99", answer.Header("X-RateLimit-Remaining"));
        Assert.Equal("10000", answer.Header("X-RateLimit-Interval-Milliseconds"));
    }

    private Task<JsonNode> SetAsync(object highLevel)
    {
        return _client.ControlAsync(HttpMethod.Post, "/limits", new { highLevel });
    }

    private async Task<int[]> AskAsync(int times)
    {
        List<int> statuses = [];
        for (int round = 0; round < times; round++)
        {
            statuses.Add((int)(await _client.GetAsync($"locations/{_client.Location}")).Status);
        }

        return [.. statuses];
    }
}

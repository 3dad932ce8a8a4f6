using System.Net;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.StockTwits;

public sealed class StreamTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Fact]
    public async Task The_max_of_a_cursor_returns_older_messages_without_overlap()
    {
        List<long> ids = [];
        string max = "";
        JsonNode page;
        do
        {
            page = (await _client.StockTwitsAsync($"/streams/suggested.json?limit=7{max}")).Json;
            ids.AddRange(Ids(page));
            max = $"&max={page["cursor"]!["max"]}";
        }
        while ((bool)page["cursor"]!["more"]!);

        Assert.True(ids.Count > 7, "The data should fill more than one page.");
        Assert.Equal(ids.OrderDescending().Distinct(), ids);
    }

    [Theory]
    [InlineData("100", 30)]
    [InlineData("0", 1)]
    [InlineData("-1", 1)]
    [InlineData("abc", 1)]
    public async Task A_limit_is_capped_and_never_an_error(string limit, int count)
    {
        ApiResponse response = await _client.StockTwitsAsync($"/streams/friends.json?limit={limit}");

        Assert.Equal(count, response.Json["messages"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_stream_ends_after_800_messages_with_a_page_that_promises_more()
    {
        using Client client = new(new SandboxOptions { Messages = 1700 });
        List<(int Count, bool More)> pages = [];
        string max = "";
        do
        {
            JsonNode page = (await client.StockTwitsAsync($"/streams/symbol/AAPL.json?{max}")).Json;
            pages.Add((page["messages"]!.AsArray().Count, (bool)page["cursor"]!["more"]!));
            max = $"max={page["cursor"]!["max"]}";
        }
        while (pages[^1].More);

        Assert.Equal(800, pages.Sum(page => page.Count));
        Assert.Equal((20, true), pages[^2]);
        Assert.Equal((0, false), pages[^1]);
    }

    [Fact]
    public async Task A_stream_has_several_pages()
    {
        JsonNode page = (await _client.StockTwitsAsync("/streams/symbol/AAPL.json")).Json;

        Assert.Equal(30, page["messages"]!.AsArray().Count);
        Assert.True((bool)page["cursor"]!["more"]!);
    }

    [Fact]
    public async Task Filters_are_applied_and_unknown_filters_are_rejected()
    {
        ApiResponse bearish = await _client.StockTwitsAsync("/streams/symbol/AAPL.json?filter=bearish");
        ApiResponse latest = await _client.StockTwitsAsync("/streams/symbol/AAPL.json?filter=latest");

        Assert.All(
            bearish.Json["messages"]!.AsArray(),
            message => Assert.Equal("Bearish", (string?)message!["entities"]!["sentiment"]!["basic"]));
        Assert.Equal(HttpStatusCode.BadRequest, latest.Status);
        Assert.Equal("latest contains an invalid filter: latest", (string?)latest.Json["errors"]![0]!["message"]);
    }

    [Fact]
    public async Task Reads_are_limited_per_hour_and_posts_are_not()
    {
        await _client.ControlAsync(HttpMethod.Post, "/limits", new { stockTwits = new { token = 2 } });

        await _client.StockTwitsAsync("/account/verify.json");
        await _client.StockTwitsAsync("/account/verify.json");
        ApiResponse read = await _client.StockTwitsAsync("/account/verify.json");
        ApiResponse post = await _client.StockTwitsAsync("/messages/create.json", new { body = "Still here" });

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (read.Status, post.Status));
        Assert.Equal("0", read.Header("X-RateLimit-Remaining"));
        Assert.Equal(
            "Rate limit exceeded. Client may not make more than 2 requests an hour.",
            (string?)read.Json["errors"]![0]!["message"]);
    }

    [Fact]
    public async Task A_followed_user_is_in_the_graph_until_unfollowed()
    {
        long id = (long)(await _client.StockTwitsAsync("/streams/user/demo_stranger9.json")).Json["user"]!["id"]!;
        await _client.StockTwitsAsync($"/friendships/destroy/{id}.json", new { });

        await _client.StockTwitsAsync($"/friendships/create/{id}.json", new { });
        JsonNode during = (await _client.StockTwitsAsync("/graph/following.json")).Json;
        await _client.StockTwitsAsync($"/friendships/destroy/{id}.json", new { });
        JsonNode after = (await _client.StockTwitsAsync("/graph/following.json")).Json;

        Assert.Equal(id, (long)during["users"]![0]!["id"]!);
        Assert.DoesNotContain(after["users"]!.AsArray(), user => (long)user!["id"]! == id);
    }

    private static IEnumerable<long> Ids(JsonNode page)
    {
        return page["messages"]!.AsArray().Select(message => (long)message!["id"]!);
    }
}

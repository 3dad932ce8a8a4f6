using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// A post whose response is lost is found, sent once more, or parked.
/// </summary>
public sealed class LostResponseTests
{
    [Theory]
    [InlineData("resetAfter")]
    [InlineData("resetBefore")]
    [InlineData("truncate")]
    [InlineData("html")]
    public async Task A_post_whose_response_is_lost_is_found_on_the_stream_or_sent_once_more(string fault)
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.FaultAsync(
            new { service = "stockTwits", method = "POST", path = "messages/create", kind = fault, status = 502 });

        await world.SyncAsync();
        await world.SyncAsync();

        Message post = Assert.Single(await world.PostsAsync());
        Effect effect = Assert.Single(world.Effects());
        Assert.Equal((EffectStatus.Done, post.Id), (effect.Status, effect.MessageId));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_web_page_in_place_of_an_answer_only_delays_a_post(int status)
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.FaultAsync(
            new { service = "stockTwits", method = "POST", path = "messages/create", kind = "html", status });

        await world.SyncAsync();

        Effect blocked = Assert.Single(world.Effects());
        Assert.Equal(
            (EffectStatus.Planned, "StockTwits.Blocked", 0), (blocked.Status, blocked.Reason, blocked.Attempts));
        await world.SyncAsync();

        Message post = Assert.Single(await world.PostsAsync());
        Effect effect = Assert.Single(world.Effects());
        Assert.Equal((EffectStatus.Done, post.Id), (effect.Status, effect.MessageId));
    }

    [Fact]
    public async Task Several_lost_responses_end_parked_and_never_twice()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.FaultAsync(new
        {
            service = "stockTwits",
            method = "POST",
            path = "messages/create",
            kind =
            "resetBefore",
            times = 10
        });

        await world.SyncAsync();
        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Effect effect = Assert.Single(world.Effects());
        Assert.Equal((EffectStatus.Parked, 2), (effect.Status, effect.Attempts));
    }
}

using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// One contact that cannot be read, a search that lags, a stream that cannot be read: the others go on.
/// </summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData(422, "{\"message\":\"odd\"}")]
    [InlineData(200, "{}")]
    [InlineData(200, "[")]
    public async Task A_contact_that_cannot_be_read_is_named_and_the_others_go_on(int status, string body)
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        string bad = world.Linked().ContactId;
        await world.AnnounceAsync(bad, "Kites");
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId, "Boats");
        await FaultAsync(world, $"^/contacts/{bad}$", status, body, times: 5);

        SyncSummary first = await world.SyncAsync();
        Assert.Equal("Boats is with us. $AAPL", Assert.Single(await world.PostsAsync()).Body);
        Assert.Contains(bad, Assert.Single(first.Warnings), StringComparison.Ordinal);

        await ClearAsync(world, bad);
        await world.SyncAsync();
        Assert.Equal(2, (await world.PostsAsync()).Count);
    }

    [Theory]
    [InlineData("tasks", 400)]
    [InlineData("tasks", 404)]
    [InlineData("notes", 422)]
    public async Task A_part_that_cannot_be_read_leaves_the_rest_of_the_contact(string part, int status)
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord before = world.Linked();
        await FaultAsync(world, $"^/contacts/{before.ContactId}/{part}", status, "{\"message\":\"odd\"}", times: 2);
        await world.AnnounceAsync(before.ContactId);

        SyncSummary first = await world.SyncAsync();
        Assert.Single(await world.PostsAsync());
        Assert.Contains(before.ContactId, Assert.Single(first.Warnings), StringComparison.Ordinal);
        ContactRecord after = world.Record(before.ContactId)!;
        Assert.Equal(before.Tasks, after.Tasks);
        Assert.Contains("announce", after.Tags);

        await world.SyncAsync();
        Assert.Empty((await world.SyncAsync()).Warnings);
    }

    [Fact]
    public async Task A_service_that_answers_nobody_is_not_asked_for_everybody_and_posts_are_verified()
    {
        using SyncWorld world = new();
        world.Recipe = world.Recipe.Replace("verifyAfter: 1s", "verifyAfter: 20s", StringComparison.Ordinal);
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.FaultAsync(
            new { service = "stockTwits", method = "POST", path = "messages/create", kind = "resetAfter" });
        await world.SyncAsync(maxDuration: TimeSpan.FromSeconds(8));
        Assert.NotEqual(EffectStatus.Done, Assert.Single(world.Effects()).Status);
        foreach (string contactId in world.Read(static store => store.Records.IdsAsync()))
        {
            await world.TagAsync(contactId, "other");
        }

        await FaultAsync(world, "^/contacts/[^/?]+$", 422, "{\"message\":\"odd\"}", times: 1000);
        world.Sandbox.Advance(TimeSpan.FromSeconds(30));
        SyncSummary summary = await world.SyncAsync();

        Assert.Contains(summary.Warnings, static one => one.Contains("no contact any more", StringComparison.Ordinal));
        Assert.InRange(summary.Warnings.Count, 1, 8);
        Assert.Equal(EffectStatus.Done, Assert.Single(world.Effects()).Status);
        Assert.Single(await world.PostsAsync());
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "{\"messages\":[{\"id\":1,\"body\":\"x\"}]}")]
    [InlineData(429, "{}")]
    public async Task Nothing_is_sent_while_the_own_stream_says_nothing(int status, string body)
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.FaultAsync(new
        {
            service = "stockTwits", method = "GET", path = "streams/user", kind = "status", status, body, times = 100,
        });

        int writes = world.Sandbox.WriteCount;

        SyncSummary summary = await world.SyncAsync(maxDuration: TimeSpan.FromSeconds(3));

        Assert.Equal(writes, world.Sandbox.WriteCount);
        Assert.Equal((EffectStatus.Planned, 1), (Assert.Single(world.Effects()).Status, summary.Waiting));
    }

    [Fact]
    public async Task A_change_that_the_search_never_shows_is_found_by_the_complete_listing()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord missed = world.Linked();
        await world.AnnounceAsync(missed.ContactId);
        await world.ChangeAsync(static store =>
            store.Values.SetAsync(StateKeys.Cursor, DateTimeOffset.UtcNow + TimeSpan.FromHours(3)));
        world.Sandbox.Advance(TimeSpan.FromHours(2));
        Assert.Empty((await world.SyncAsync()).Warnings);
        Assert.DoesNotContain("announce", world.Record(missed.ContactId)!.Tags);

        world.Sandbox.Advance(CompletePass.Interval - TimeSpan.FromHours(1));
        SyncSummary summary = await world.SyncAsync();

        Assert.Contains(summary.Warnings, static one => one.Contains("1 contacts", StringComparison.Ordinal));
        Assert.Contains("announce", world.Record(missed.ContactId)!.Tags);
        Assert.Single(await world.PostsAsync());
    }

    [Fact]
    public async Task A_contact_without_a_handle_that_was_deleted_is_noticed()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord gone = world.Records().First(static record => record.Link == LinkStatus.None);
        await world.Ghl.SendAsync(Contacts.Delete, new Arguments { { "contactId", gone.ContactId } }, default);
        world.Sandbox.Advance(CompletePass.Interval + TimeSpan.FromMinutes(1));

        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Null(world.Record(gone.ContactId));
    }

    private static Task FaultAsync(SyncWorld world, string path, int status, string body, int times) =>
        world.FaultAsync(new { service = "highLevel", method = "GET", path, kind = "status", status, body, times });

    /// <summary>Uses up what is left of the faults of a contact.</summary>
    private static async Task ClearAsync(SyncWorld world, string contactId)
    {
        for (int i = 0; i < 5; i++)
        {
            try
            {
                await world.Ghl.SendAsync(Contacts.Get, new Arguments { { "contactId", contactId } }, default);
            }
            catch (ApiException)
            {
                continue;
            }
        }
    }
}

using GhlStockTwits.Api;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>What keeps an update from being sent: age, hour, cap, number, repetition, a missing token.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task The_same_text_is_not_sent_twice()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId);

        await world.SyncAsync();
        world.Sandbox.Advance(TimeSpan.FromHours(1));
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        Assert.Equal([EffectStatus.Done, EffectStatus.Parked], world.Effects().Select(static effect => effect.Status));
    }

    [Fact]
    public async Task A_change_that_is_too_old_has_no_effect()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        world.Sandbox.Advance(TimeSpan.FromDays(2));

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Contains("older", Assert.Single(world.Effects()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recent_edit_does_not_make_an_old_change_recent()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        await world.AnnounceAsync(contactId);
        world.Sandbox.Advance(TimeSpan.FromDays(6));
        await world.UpdateAsync(contactId, new Arguments { { "city", "Springfield" } });

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Parked, Assert.Single(world.Effects()).Status);
    }

    [Fact]
    public async Task Nothing_is_sent_in_quiet_hours()
    {
        using SyncWorld world = new();
        DateTimeOffset night = new(world.Sandbox.Now.UtcDateTime.Date.AddHours(23), TimeSpan.Zero);
        world.Sandbox.Advance(night - world.Sandbox.Now);
        world.Recipe = SyncWorld.RecipeText(quietHours: "'22:00-00:30', timeZone: UTC");
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);

        await world.SyncAsync();
        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Planned, Assert.Single(world.Effects()).Status);

        world.Sandbox.Advance(TimeSpan.FromHours(2));
        await world.SyncAsync();
        Assert.Single(await world.PostsAsync());
    }

    [Fact]
    public async Task The_rest_waits_for_the_hourly_cap()
    {
        using SyncWorld world = new();
        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 1");
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId, "First Example");
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId, "Second Example");

        await world.SyncAsync();
        Assert.Single(await world.PostsAsync());

        world.Sandbox.Advance(TimeSpan.FromMinutes(61));
        await world.SyncAsync();
        Assert.Equal(2, (await world.PostsAsync()).Count);
    }

    [Fact]
    public async Task A_second_attempt_counts_for_the_hour_in_which_it_was_made()
    {
        using SyncWorld world = new();
        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 1");
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId, "First Example");
        await world.FaultAsync(new
        {
            service = "stockTwits", method = "POST", path = "messages/create", kind = "resetBefore",
        });
        await world.FaultAsync(new
        {
            service = "stockTwits", method = "GET", path = "streams/user", kind = "status", status = 422, skip = 1,
            times = 100,
        });
        await world.SyncAsync();
        await world.ClearFaultsAsync();
        Assert.Equal((EffectStatus.Unknown, 1), (world.Effects().Single().Status, world.Effects().Single().Attempts));
        world.Sandbox.Advance(TimeSpan.FromMinutes(20));
        await world.SyncAsync();
        Assert.Single(await world.PostsAsync());

        world.Sandbox.Advance(TimeSpan.FromMinutes(45));
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId, "Second Example");
        await world.SyncAsync();
        Assert.Single(await world.PostsAsync());

        world.Sandbox.Advance(TimeSpan.FromMinutes(20));
        await world.SyncAsync();
        Assert.Equal(2, (await world.PostsAsync()).Count);
    }

    [Fact]
    public async Task More_than_MaxChange_sends_none()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId, "First Example");
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId, "Second Example");

        SyncSummary summary = await world.SyncAsync(maxChange: 1);

        Assert.Empty(await world.PostsAsync());
        Assert.Contains(summary.Warnings, static warning => warning.Contains("-MaxChange", StringComparison.Ordinal));
        Assert.Equal(2, summary.Waiting);
    }

    [Fact]
    public async Task Without_a_token_updates_wait_for_a_person()
    {
        using SyncWorld world = new();
        world.StockTwits = new StockTwitsConnection(world.Sandbox.StockTwitsUri, token: null);
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        int writes = world.Sandbox.WriteCount;

        await world.SyncAsync();

        Assert.Equal(writes, world.Sandbox.WriteCount);
        Assert.Equal(EffectStatus.AwaitingApproval, Assert.Single(world.Effects()).Status);
    }

    [Fact]
    public async Task Two_contacts_with_one_handle_lead_to_one_effect()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord first = world.Linked();
        ContactRecord second = world.Linked(skip: 1);
        await world.SetFieldAsync(second.ContactId, "stocktwits_handle", first.Handle!);
        await world.SyncAsync();

        await world.AnnounceAsync(first.ContactId, "Kites");
        await world.AnnounceAsync(second.ContactId, "Balloons");
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        Assert.Contains(world.Effects(), static effect =>
            effect.Reason?.Contains("same person", StringComparison.Ordinal) == true);
    }

    /// <summary>The rules together, with random times, people, caps and hours: see also GuardPropertyTests.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_the_times_and_people_the_account_shows_no_more_than_the_guards_allow(int seed)
    {
        Random random = new(seed);
        using SyncWorld world = new();
        int perHour = random.Next(1, 3);
        int maxChange = random.Next(2, 4);
        int from = random.Next(24);
        int to = (from + random.Next(2, 12)) % 24;
        world.Recipe = SyncWorld.RecipeText(
            text: "@{{ handle }} is with us in {{ industry }}", publish: "[handle, industry]",
            guards: $", perHour: {perHour}, timeZone: Asia/Kathmandu", quietHours: $"'{from:00}:00-{to:00}:00'",
            more: $"maxChange: {maxChange}");
        await world.SyncAsync();
        string[] people = [.. Enumerable.Range(0, 4).Select(i => world.Linked(i).ContactId)];
        HashSet<string> forbidden = [];
        for (int round = 0; round < 8; round++)
        {
            foreach (string contactId in people.Where(_ => random.Next(2) == 0))
            {
                bool consents = random.Next(3) > 0;
                string industry = $"Kites {round} {Array.IndexOf(people, contactId)}";
                await world.SetFieldAsync(contactId, "stocktwits_consent", consents ? "yes" : "no");
                await world.UntagAsync(contactId, "announce");
                await world.AnnounceAsync(contactId, industry);
                if (!consents)
                {
                    forbidden.Add(industry);
                }
            }

            int before = (await world.PostsAsync()).Count;
            await world.SyncAsync();
            Assert.InRange((await world.PostsAsync()).Count - before, 0, Math.Min(perHour, maxChange));
            world.Sandbox.Advance(TimeSpan.FromMinutes(random.Next(5, 200)));
        }

        DateTimeOffset[] times = [.. (await world.PostsAsync()).Select(static post => post.CreatedAt!.Value).Order()];
        Assert.NotEmpty(times);
        for (int i = 0; i + perHour < times.Length; i++)
        {
            // The services' clocks are read to the second.
            Assert.True(times[i + perHour] - times[i] > TimeSpan.FromSeconds(3595));
        }

        Assert.All(times, time =>
        {
            int hour = time.ToOffset(new TimeSpan(5, 45, 0)).Hour;
            Assert.False(from < to ? hour >= from && hour < to : hour >= from || hour < to);
        });
        Assert.DoesNotContain(await world.PostsAsync(), post =>
            forbidden.Any(industry => post.Body.EndsWith(industry, StringComparison.Ordinal)));
    }
}

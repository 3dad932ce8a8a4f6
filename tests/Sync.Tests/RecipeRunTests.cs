using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>Recipes of one state in runs of their own, a restored state, another handle field, a dry run.</summary>
public sealed class RecipeRunTests
{
    private static readonly string s_other = SyncWorld.RecipeText(
            text: "Hello from {{ industry }}, which is with us", when: "tag.added: hello")
        .Replace("name: test", "name: other", StringComparison.Ordinal)
        .Replace("vip:", "other:", StringComparison.Ordinal);

    [Fact]
    public async Task Recipes_of_one_state_can_run_at_different_times()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.SyncAsync(recipes: s_other);
        string contactId = world.Linked().ContactId;
        await world.TagAsync(contactId, "vip");
        await world.AnnounceAsync(contactId);
        await world.TagAsync(contactId, "hello");

        SyncSummary own = await world.SyncAsync();
        SyncSummary other = await world.SyncAsync(recipes: s_other);

        Assert.Equal((1, 1), (own.Sent, other.Sent));
        Assert.Empty(own.Warnings.Concat(other.Warnings));
        Assert.Equal(["other", "vip"], world.Record(contactId)!.Audiences);
        Assert.Equal((0, 0), ((await world.SyncAsync()).Sent, (await world.SyncAsync(recipes: s_other)).Sent));
        Assert.Equal(2, (await world.PostsAsync()).Count);
    }

    [Fact]
    public async Task A_recipe_that_joins_later_has_no_effect_of_what_was_before()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.TagAsync(world.Linked().ContactId, "hello");
        await world.SyncAsync();

        await world.SyncAsync(recipes: s_other);
        SyncSummary second = await world.SyncAsync(recipes: s_other);

        Assert.Equal((0, false), (second.Sent, second.Baseline));
        Assert.Single(await world.PostsAsync());
    }

    [Fact]
    public async Task A_state_that_was_restored_with_its_marker_is_recognised_by_the_stream()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        File.Copy(world.StatePath, world.StatePath + ".copy");
        File.Copy(world.StatePath + ".run", world.StatePath + ".run.copy");
        world.Sandbox.Advance(TimeSpan.FromMinutes(30));
        await world.AnnounceAsync(contactId, "Kites");
        Assert.Equal(1, (await world.SyncAsync()).Sent);

        File.Copy(world.StatePath + ".copy", world.StatePath, overwrite: true);
        File.Copy(world.StatePath + ".run.copy", world.StatePath + ".run", overwrite: true);
        await world.SetFieldAsync(contactId, "industry", "Boats");
        SyncSummary summary = await world.SyncAsync();
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        Assert.Contains(summary.Warnings, static one => one.Contains("restored", StringComparison.Ordinal));
        Assert.Equal(EffectStatus.Parked, Assert.Single(world.Effects()).Status);
    }

    [Fact]
    public async Task Another_handle_field_links_all_records_anew()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord before = world.Linked();
        world.Recipe = SyncWorld.RecipeText(more: "handle: industry");

        SyncSummary summary = await world.SyncAsync();

        Assert.Contains(summary.Warnings, static one => one.Contains("'industry'", StringComparison.Ordinal));
        ContactRecord after = world.Record(before.ContactId)!;
        Assert.NotEqual(before.Handle, after.Handle);
        Assert.Contains(before.Handle, after.FormerHandles);
        Assert.Null(after.User);
    }

    [Fact]
    public async Task A_dry_run_foresees_the_guards_and_sends_nothing()
    {
        using SyncWorld world = new();
        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 1");
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId, "Kites");
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId, "Kites");
        await world.AnnounceAsync(world.Linked(skip: 2).ContactId, "Boats");
        int writes = world.Sandbox.WriteCount;

        SyncSummary foreseen = await world.SyncAsync(dryRun: true);
        Assert.Equal(writes, world.Sandbox.WriteCount);
        Assert.Empty(world.Effects());
        Assert.Equal((0, 0), (foreseen.Sent, foreseen.Writes));
        Effect sent = Assert.Single(foreseen.Effects, static one => one.Reason == EffectForecast.WouldBeSent);
        Assert.Equal("Kites is with us. $AAPL", sent.Text);

        await world.SyncAsync();
        Assert.Equal(
            foreseen.Effects.Select(static one => (one.ContactId, one.Reason == EffectForecast.WouldBeSent)).Order(),
            world.Effects().Select(static one => (one.ContactId, one.Status == EffectStatus.Done)).Order());
    }

    [Fact]
    public async Task A_machine_whose_clock_is_days_behind_takes_the_time_of_the_service()
    {
        using SyncWorld world = new();
        world.Sandbox.Advance(TimeSpan.FromDays(3));
        await world.SyncAsync();
        DateTimeOffset readAt = world.Read(static store => store.Values.GetTimeAsync(StateKeys.ContactsRead))!.Value;
        Assert.InRange(readAt - DateTimeOffset.UtcNow, TimeSpan.FromDays(2.9), TimeSpan.FromDays(3.1));

        await world.AnnounceAsync(world.Linked().ContactId);
        Assert.Equal(1, (await world.SyncAsync()).Sent);
    }

    [Fact]
    public async Task What_is_due_is_sent_before_anything_is_read_again()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        world.Sandbox.Advance(TimeSpan.FromMinutes(16));
        await world.FaultAsync(new
        {
            service = "highLevel", method = "GET", path = "/tasks$", kind = "latency", milliseconds = 20_000,
            times = 100, skip = 1,
        });

        SyncSummary summary = await world.SyncAsync(maxDuration: TimeSpan.FromSeconds(4));

        Assert.Equal(1, summary.Sent);
        Assert.Contains(summary.Warnings, static one => one.Contains("read again", StringComparison.Ordinal));
        Assert.True(summary.Duration < TimeSpan.FromSeconds(6), $"{summary.Duration}");
    }

    [Fact]
    public async Task Drafts_pass_the_same_guards()
    {
        using SyncWorld world = new();
        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 1");
        world.StockTwits = new GhlStockTwits.StockTwits.StockTwitsConnection(world.Sandbox.StockTwitsUri, token: null);
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId, "Kites");
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId, "Boats");

        SyncSummary summary = await world.SyncAsync();
        Assert.Equal(2, summary.Waiting);
        Assert.Equal(
            [EffectStatus.AwaitingApproval, EffectStatus.Planned],
            world.Effects().Select(static one => one.Status).Order().Reverse());

        world.Sandbox.Advance(TimeSpan.FromHours(25));
        Assert.Equal(0, (await world.SyncAsync()).Waiting);
    }
}

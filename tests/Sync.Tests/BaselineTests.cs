using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Sync.Tests;

/// <summary>A post cannot be taken back: what starts new first records a baseline and sends nothing.</summary>
public sealed class BaselineTests
{
    [Fact]
    public async Task The_first_run_on_a_thousand_contacts_sends_nothing()
    {
        using SyncWorld world = new(contacts: 1000);
        world.Recipe = SyncWorld.RecipeText(when: "contact.created: x")
            .Replace("{ contact.created: x }", "[contact.created, tag.added]", StringComparison.Ordinal);

        SyncSummary summary = await world.SyncAsync();

        Assert.Equal(0, world.Sandbox.WriteCount);
        Assert.Equal(1000, summary.RecordsCreated);
        Assert.True(summary.Baseline);
        Assert.Empty(world.Effects());
    }

    [Fact]
    public async Task An_edited_recipe_first_records_a_baseline()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        world.Recipe = SyncWorld.RecipeText(text: "{{ industry }} is with us now. $AAPL");

        SyncSummary summary = await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Contains(summary.Warnings, static warning => warning.Contains("edited", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_edited_recipe_had_planned_is_parked()
    {
        using SyncWorld world = new();
        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 0");
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.SyncAsync();
        Assert.Equal(EffectStatus.Planned, Assert.Single(world.Effects()).Status);

        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 5");
        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Parked, Assert.Single(world.Effects()).Status);
    }

    [Fact]
    public async Task A_restored_state_first_records_a_baseline()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        byte[] copy = await File.ReadAllBytesAsync(world.StatePath);
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.SyncAsync();
        Assert.Single(await world.PostsAsync());

        await File.WriteAllBytesAsync(world.StatePath, copy);
        SyncSummary summary = await world.SyncAsync();
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        Assert.Contains(summary.Warnings, static warning => warning.Contains("restored", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_state_restored_with_its_marker_finds_its_posts_on_the_stream()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        byte[] copy = await File.ReadAllBytesAsync(world.StatePath);
        byte[] marker = await File.ReadAllBytesAsync(world.StatePath + ".run");
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.SyncAsync();

        await File.WriteAllBytesAsync(world.StatePath, copy);
        await File.WriteAllBytesAsync(world.StatePath + ".run", marker);
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        Effect effect = Assert.Single(world.Effects());
        Assert.Equal(EffectStatus.Done, effect.Status);
        Assert.Equal("It was already on the stream.", effect.Reason);
    }

    [Fact]
    public async Task Another_account_is_refused()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        world.StockTwits = await world.OtherAccountAsync();
        int before = world.Sandbox.WriteCount;

        GhlStockTwitsException refusal = await Assert.ThrowsAsync<GhlStockTwitsException>(() => world.SyncAsync());

        Assert.Equal("GhlStockTwits.StateOfOtherAccount", refusal.ErrorId);
        Assert.Equal(before, world.Sandbox.WriteCount);
    }

    [Fact]
    public async Task Another_location_is_refused()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        world.Ghl =
            new HighLevelConnection(world.Sandbox.HighLevelUri, world.Sandbox.HighLevelToken, "anotherLocation00001");

        GhlStockTwitsException refusal = await Assert.ThrowsAsync<GhlStockTwitsException>(() => world.SyncAsync());

        Assert.Equal("GhlStockTwits.StateOfOtherLocation", refusal.ErrorId);
        Assert.Equal(0, world.Sandbox.WriteCount);
    }

    [Fact]
    public async Task A_dry_run_leaves_no_trace()
    {
        using SyncWorld world = new();
        await world.SyncAsync(dryRun: true);
        Assert.False(File.Exists(world.StatePath));

        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        byte[] before = await File.ReadAllBytesAsync(world.StatePath);
        int writes = world.Sandbox.WriteCount;

        SyncSummary summary = await world.SyncAsync(dryRun: true);

        Assert.Equal(EffectStatus.Planned, Assert.Single(summary.Effects).Status);
        Assert.Equal(writes, world.Sandbox.WriteCount);
        Assert.Equal(before, await File.ReadAllBytesAsync(world.StatePath));
    }
}

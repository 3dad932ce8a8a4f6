using GhlStockTwits.Api;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// One process works on a state: a second one is refused, a killed one is followed, and one that was overtaken stops.
/// </summary>
public sealed class LeaseTests
{
    public static TheoryData<string> Kinds => TestState.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_second_run_is_refused_and_a_dry_run_is_not(string kind)
    {
        using SyncWorld world = new(kind: kind);
        await world.SyncAsync();
        await using IStateStore held = await world.State.OpenAsync();
        string before = await world.State.RowsAsync();

        GhlStockTwitsException error = await Assert.ThrowsAsync<GhlStockTwitsException>(() => world.SyncAsync());
        SyncSummary plan = await world.SyncAsync(dryRun: true);

        Assert.Equal("GhlStockTwits.StateLocked", error.ErrorId);
        Assert.NotEqual(0, plan.RunId);
        Assert.Equal(before, await world.State.RowsAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_lease_of_a_killed_process_is_taken_over(string kind)
    {
        using SyncWorld world = new(kind: kind);
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        Assert.Equal(SyncWorld.Killed, (await world.RunHostAsync(killAt: 4)).Exit);

        if (kind == TestState.Database)
        {
            GhlStockTwitsException error = await Assert.ThrowsAsync<GhlStockTwitsException>(() => world.SyncAsync());
            Assert.Equal("GhlStockTwits.StateLocked", error.ErrorId);
            Assert.Contains("process ", error.Message, StringComparison.Ordinal);
        }

        await world.State.ExpireAsync();
        await world.SyncAsync();
        Assert.Single(await world.PostsAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_run_that_was_overtaken_sends_nothing(string kind)
    {
        using SyncWorld world = new(kind: kind);
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        await world.AnnounceAsync(contactId);

        GhlStockTwitsException error = await Assert.ThrowsAsync<GhlStockTwitsException>(() => world.SyncAsync(
            call: new CallContext(default, new Overtaker(world.State, $"contact {contactId} stored"))));

        Assert.Equal("GhlStockTwits.StateLeaseLost", error.ErrorId);
        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Planned, Assert.Single(world.Effects()).Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_watched_trigger_keeps_its_checkpoint_beside_a_run(string kind)
    {
        using TestState state = new(kind);
        User account = new() { Id = 7 };
        TriggerSubscription subscription = new(StockTwitsTriggers.Follower, new TriggerQuery());
        await using (TriggerCheckpoints first = await TriggerCheckpoints.OpenAsync(state.Place, "location", account))
        {
            await using IStateStore run = await state.OpenAsync();
            TriggerSubscription begun = await first.ContinueAsync(subscription);
            Assert.False(begun.Checkpoint.HasBaseline);
            begun.Checkpoint.Add(["one", "two"]);
            await first.SaveAsync(begun);
            await run.Values.SetAsync("of the run", "kept");
        }

        await using TriggerCheckpoints second = await TriggerCheckpoints.OpenAsync(state.Place, "location", account);
        Assert.Equal(["one", "two"], (await second.ContinueAsync(subscription)).Checkpoint.Keys);
        TriggerSubscription other = subscription with { Query = new TriggerQuery("another") };
        Assert.False((await second.ContinueAsync(other)).Checkpoint.HasBaseline);
        GhlStockTwitsException error = await Assert.ThrowsAsync<GhlStockTwitsException>(
            () => TriggerCheckpoints.OpenAsync(state.Place, "location", new User { Id = 8 }));
        Assert.Equal("GhlStockTwits.StateOfOtherAccount", error.ErrorId);
    }

    /// <summary>Takes over the state when the run reports a step.</summary>
    private sealed class Overtaker(TestState state, string step) : IProgress<ProgressMessage>
    {
        public void Report(ProgressMessage value)
        {
            if (value.Text == step)
            {
                Task.Run(state.TakeOverAsync).GetAwaiter().GetResult();
            }
        }
    }
}

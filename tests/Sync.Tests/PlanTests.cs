using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Sync.Tests;

/// <summary>A plan is run as it was looked at, or not at all.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly SyncWorld _world = new(contacts: 12);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_is_in_it_happens_and_what_came_later_waits()
    {
        SyncPlan plan = await AnnouncedAsync();
        PlannedEffect effect = Assert.Single(plan.Effects);
        Assert.True(effect.WouldHappen);
        Assert.Equal("Windmills is with us. $AAPL", effect.Text);
        Assert.Empty(await _world.PostsAsync());
        string later = _world.Linked(skip: 1).ContactId;
        await _world.AnnounceAsync(later, "Boats");

        SyncSummary summary = await _world.SyncAsync(plan: plan);

        Assert.Equal(1, summary.Sent);
        Assert.Equal("Windmills is with us. $AAPL", Assert.Single(await _world.PostsAsync()).Body);
        Effect left = Assert.Single(_world.Effects(), effect => effect.ContactId == later);
        Assert.Equal((EffectStatus.Planned, "It is not in the plan, or differs from it."), (left.Status, left.Reason));
        await _world.SyncAsync();
        Assert.Equal(2, (await _world.PostsAsync()).Count);
    }

    [Fact]
    public async Task A_text_that_is_another_by_now_is_not_sent()
    {
        SyncPlan plan = await AnnouncedAsync();
        await _world.SetFieldAsync(Assert.Single(plan.Effects).ContactId, "industry", "Boats");

        await _world.SyncAsync(plan: plan);

        Assert.Empty(await _world.PostsAsync());
    }

    [Fact]
    public async Task What_a_person_denied_meanwhile_is_not_sent()
    {
        _world.Recipe = SyncWorld.RecipeText(quietHours: "\"00:00-23:59\"");
        SyncPlan waiting = await AnnouncedAsync();
        Assert.False(Assert.Single(waiting.Effects).WouldHappen);
        await _world.SyncAsync(plan: waiting);

        string key = Assert.Single(_world.Effects()).Key;
        SyncPlan plan = await _world.PlanAsync();
        await _world.ChangeAsync(store => store.Effects.ChangeAsync(
            key, static effect => EffectDecision.Deny(effect, DateTimeOffset.Now)));
        await _world.SyncAsync(plan: plan);

        Assert.Empty(await _world.PostsAsync());
        Assert.Equal(EffectStatus.Denied, Assert.Single(_world.Effects()).Status);
    }

    [Fact]
    public async Task A_plan_that_was_changed_or_whose_recipe_was_edited_or_after_which_there_was_a_run_sends_nothing()
    {
        SyncPlan plan = await AnnouncedAsync();
        PlannedEffect effect = Assert.Single(plan.Effects);
        await AssertRefusedAsync("PlanInvalid", plan with { Effects = [effect with { Text = "Buy $AAPL" }] });

        string recipe = _world.Recipe;
        _world.Recipe += "# edited";
        await AssertRefusedAsync("PlanStale", plan);

        _world.Recipe = recipe;
        await _world.SyncAsync(maxChange: 0);
        await AssertRefusedAsync("PlanStale", plan);
    }

    [Fact]
    public async Task A_plan_of_another_state_or_account_is_refused()
    {
        SyncPlan plan = await AnnouncedAsync();
        _world.StockTwits = await _world.OtherAccountAsync();
        await AssertRefusedAsync("PlanMismatch", plan);
        _world.NewState();
        await AssertRefusedAsync("PlanMismatch", plan);
    }

    [Fact]
    public async Task A_backtest_shows_what_a_new_recipe_would_have_done_and_can_not_be_run()
    {
        DateTimeOffset begun = DateTimeOffset.UtcNow - TimeSpan.FromHours(1);
        await AnnouncedAsync();
        await _world.SyncAsync();
        int runs = _world.Read(static store => store.Runs.NewestAsync(9)).Count;
        int posts = (await _world.PostsAsync()).Count;
        string recipe = SyncWorld.RecipeText("{{ industry }} joined")
            .Replace("name: test", "name: new", StringComparison.Ordinal);

        SyncPlan plan = await _world.BacktestAsync(recipe, begun);

        Assert.Equal(("Windmills joined", true), Assert.Single(plan.Effects.Select(static effect =>
            (effect.Text, effect.WouldHappen))));
        Assert.Empty((await _world.BacktestAsync(recipe, DateTimeOffset.UtcNow + TimeSpan.FromDays(1))).Effects);
        await AssertRefusedAsync("PlanInvalid", plan);
        Assert.Equal(posts, (await _world.PostsAsync()).Count);
        Assert.Equal(runs, _world.Read(static store => store.Runs.NewestAsync(9)).Count);
    }

    private async Task<SyncPlan> AnnouncedAsync()
    {
        await _world.SyncAsync();
        await _world.AnnounceAsync(_world.Linked().ContactId);
        return await _world.PlanAsync();
    }

    private async Task AssertRefusedAsync(string id, SyncPlan plan)
    {
        int before = (await _world.PostsAsync()).Count;
        GhlStockTwitsException refusal =
            await Assert.ThrowsAsync<GhlStockTwitsException>(() => _world.SyncAsync(plan: plan));
        Assert.Equal($"GhlStockTwits.{id}", refusal.ErrorId);
        Assert.Equal(before, (await _world.PostsAsync()).Count);
    }
}

using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Sync.Tests;

/// <summary>What is there already is acted on only when asked for, and never on more than -MaxChange.</summary>
public sealed class BackfillTests : IDisposable
{
    private readonly SyncWorld _world = new(contacts: 12)
    {
        Recipe = SyncWorld.RecipeText(guards: ", perHour: 50"),
    };

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task It_sends_nothing_without_being_asked_for_and_never_more_than_the_most_changes()
    {
        await _world.SyncAsync();
        string[] announced = [.. Enumerable.Range(0, 3).Select(skip => _world.Linked(skip).ContactId)];
        foreach (string contactId in announced)
        {
            await _world.AnnounceAsync(contactId, $"Boats {contactId[..4]}");
        }

        _world.NewState();
        await _world.SyncAsync();
        await _world.SyncAsync();
        Assert.Empty(await _world.PostsAsync());

        SyncSummary none = await _world.SyncAsync(backfill: true, maxChange: 0);
        Assert.Equal(0, none.Sent);
        SyncSummary first = await _world.SyncAsync(backfill: true, maxChange: 2);
        Assert.Equal(2, first.Sent);
        Assert.Contains(first.Warnings, static warning => warning.Contains("-Backfill", StringComparison.Ordinal));
        SyncSummary later = await _world.SyncAsync();
        Assert.Equal(0, later.Sent);

        SyncSummary rest = await _world.SyncAsync(backfill: true);
        SyncSummary nothing = await _world.SyncAsync(backfill: true);

        Assert.Equal((1, 0), (rest.Sent, nothing.Sent));
        Assert.Equal(3, (await _world.PostsAsync()).Count);
    }

    [Fact]
    public async Task What_was_done_when_it_changed_is_not_done_again()
    {
        await _world.SyncAsync();
        await _world.AnnounceAsync(_world.Linked().ContactId);
        await _world.SyncAsync();
        _world.Sandbox.Advance(TimeSpan.FromDays(2));

        SyncSummary summary = await _world.SyncAsync(backfill: true);

        Assert.Equal(0, summary.Sent);
        Assert.Equal(EffectStatus.Done, Assert.Single(_world.Effects()).Status);
    }

    [Fact]
    public async Task A_recipe_without_a_baseline_is_not_backfilled()
    {
        await _world.AnnounceAsync((await FirstAsync()).ContactId);
        _world.NewState();

        SyncSummary summary = await _world.SyncAsync(backfill: true);

        Assert.Equal(0, summary.Sent);
        Assert.Contains(summary.Warnings, static text => text.Contains("baseline", StringComparison.Ordinal));
    }

    private async Task<Records.ContactRecord> FirstAsync()
    {
        await _world.SyncAsync();
        return _world.Linked();
    }
}

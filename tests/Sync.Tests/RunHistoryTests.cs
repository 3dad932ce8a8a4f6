using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Sync.Tests;

/// <summary>What the state remembers of runs, also of those that fail or are stopped.</summary>
public sealed class RunHistoryTests : IDisposable
{
    private readonly SyncWorld _world = new(contacts: 12);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task It_says_why_nothing_happened_and_what_did()
    {
        _world.Recipe = SyncWorld.RecipeText(more: "if: { firstName: Nowhere }");
        await _world.SyncAsync();
        string contactId = _world.Linked().ContactId;
        await _world.AnnounceAsync(contactId);
        await _world.SyncAsync();
        await _world.SyncAsync();

        IReadOnlyList<SyncRun> runs = Runs();
        Assert.Equal("No change was noticed.", runs[0].What);
        Assert.Equal(
            $"test: tag.added announce {contactId}: firstName: Nowhere (line 10)",
            Assert.Single(runs[1].Explanations));
        Assert.Equal(1, runs[1].Changes["tag.added"]);
        Assert.Equal("A baseline was recorded.", runs[2].What);
        Assert.All(runs, static run => Assert.NotNull(run.EndedAt));
    }

    [Fact]
    public async Task What_waits_for_the_end_of_the_quiet_hours_says_so_and_shows_no_words()
    {
        _world.Recipe = SyncWorld.RecipeText(quietHours: "\"00:00-23:59\"");
        await _world.SyncAsync();
        await _world.AnnounceAsync(_world.Linked().ContactId);
        await _world.SyncAsync();

        RunEffect effect = Assert.Single(Runs()[0].Effects);
        Assert.Equal(EffectStatus.Planned, effect.Status);
        Assert.Equal("Waits for the end of the quiet hours.", effect.Reason);
        Assert.DoesNotContain(
            SyncWorld.Industry, string.Join('\n', Runs()[0].History), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_run_that_fails_and_one_that_is_stopped_are_kept_with_what_they_did()
    {
        await _world.SyncAsync();
        await _world.AnnounceAsync(_world.Linked().ContactId);
        using CancellationTokenSource stop = new();
        StopAt atFirstRead = new(stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _world.SyncAsync(call: new CallContext(stop.Token, atFirstRead)));
        await _world.FaultAsync(new
        {
            service = "highLevel",
            method = "POST",
            path = "^/contacts/search",
            kind = "status",
            status = 401,
            times = 9,
        });
        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => _world.SyncAsync());

        IReadOnlyList<SyncRun> runs = Runs();
        Assert.Equal(
            [RunOutcome.Failed, RunOutcome.Stopped, RunOutcome.Complete], runs.Select(static run => run.Outcome));
        Assert.Equal(failure.ErrorId, runs[0].ErrorId);
        Assert.Equal(1, runs[1].Changes["tag.added"]);
        Assert.NotNull(runs[1].Duration);
    }

    private IReadOnlyList<SyncRun> Runs() => _world.Read(static store => store.Runs.NewestAsync(10));

    /// <summary>Stops a run as soon as it has stored a contact.</summary>
    private sealed class StopAt(CancellationTokenSource stop) : IProgress<ProgressMessage>
    {
        public void Report(ProgressMessage value)
        {
            if (value.Text.StartsWith("contact ", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        }
    }
}

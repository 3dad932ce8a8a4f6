using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// One pass: find what changed, read it once, store records and the effects that follow together, then bring effects to their end.
/// See docs/decisions/0005-sync.md.
/// </summary>
internal sealed class SyncEngine
{
    private const string Cursor = "contacts updated";

    private static readonly string[] s_parts = ["tasks", "notes", "appointments", "profile"];

    private readonly SyncRun _run;
    private readonly ContactFinder _finder;
    private readonly RecordSynchronizer _mirror;

    private SyncEngine(SyncRun run)
    {
        _run = run;
        _finder = new ContactFinder(run);
        _mirror = new RecordSynchronizer(run);
    }

    /// <summary>Does one pass on a state that is open.</summary>
    /// <exception cref="StateException">The state belongs to another location or account.</exception>
    /// <exception cref="ArgumentException">A recipe presupposes what the location does not have.</exception>
    /// <exception cref="Api.ApiException">A service failed so that nothing can go on; what was stored stays.</exception>
    public static async Task<SyncSummary> RunAsync(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, StateStore store, SyncSettings settings, CallContext call)
    {
        SyncRun run = new(ghl, stockTwits, store, settings, call);
        int ghlBefore = ghl.Calls;
        int stockTwitsBefore = stockTwits.Calls;
        try
        {
            await new SyncEngine(run).PassAsync().ConfigureAwait(false);
        }
        finally
        {
            run.Summary.HighLevelCalls = ghl.Calls - ghlBefore;
            run.Summary.StockTwitsCalls = stockTwits.Calls - stockTwitsBefore;
            run.Summary.Duration = settings.Time.GetUtcNow() - run.Started;
        }

        return run.Summary;
    }

    private async Task PassAsync()
    {
        StateBinding.Bind(_run);
        await StateBinding.RequireFieldsAsync(_run).ConfigureAwait(false);
        RecipeActivation recipes = new(_run);
        DateTimeOffset? cursor = _run.Store.GetMoment(Cursor);
        _run.Store.Transact(() =>
        {
            _run.RunId = _run.Store.BeginRun(_run.Now);
            recipes.Begin(isFirst: cursor is null);
        });
        _run.Store.MarkRun(_run.RunId);
        _run.Summary.RunId = _run.RunId;
        await FindChangesAsync(cursor).ConfigureAwait(false);
        if (_run.Summary.Baseline)
        {
            _mirror.SortAudiences();
        }

        await RefreshAsync().ConfigureAwait(false);
        if (!_run.Settings.IsDryRun)
        {
            await new EffectRunner(_run).RunAsync().ConfigureAwait(false);
        }

        recipes.End();
        Conclude();
    }

    private async Task FindChangesAsync(DateTimeOffset? cursor)
    {
        DateTimeOffset begun = _run.Now;
        DateTimeOffset? newest = cursor is null
            ? await RecordBaselineAsync().ConfigureAwait(false)
            : await FollowAsync(cursor.Value).ConfigureAwait(false);
        _run.Store.Transact(() =>
        {
            // An empty location has no newest contact: begin from now.
            _run.Store.Set(Cursor, newest ?? begun);
            if (!_run.IsOutOfTime)
            {
                _run.Store.Set(SyncRun.LastReadAt, begun);
            }
        });
        _run.Report("cursor stored");
    }

    private async Task<DateTimeOffset?> RecordBaselineAsync()
    {
        DateTimeOffset? newest = null;
        await foreach (Contact[] page in _finder.AllAsync().ConfigureAwait(false))
        {
            _mirror.RecordBaseline(page);
            newest = page.Aggregate(newest, static (max, one) => max is null || one.DateUpdated > max ? one.DateUpdated ?? max : max);
        }

        return newest;
    }

    private async Task<DateTimeOffset> FollowAsync(DateTimeOffset cursor)
    {
        DateTimeOffset newest = cursor;
        await foreach ((string Id, DateTimeOffset? Updated)[] page in _finder.ChangedAsync(cursor).ConfigureAwait(false))
        {
            foreach ((string id, DateTimeOffset? updated) in page)
            {
                if (_run.IsOutOfTime)
                {
                    _run.Summary.Warn("The time is up: the remaining contacts are read by the next run.");
                    return newest;
                }

                await _mirror.UpdateAsync(id, updated).ConfigureAwait(false);
                newest = updated > newest ? updated.Value : newest;
            }
        }

        return newest;
    }

    /// <summary>Reads again what may have changed without a word: handles, tasks, notes, appointments of linked contacts.</summary>
    private async Task RefreshAsync()
    {
        IReadOnlyList<Recipe> recipes = _run.Settings.Recipes;
        ReadTimes due = new()
        {
            Profile = _run.Now - recipes.Min(static recipe => recipe.Freshness.Profile),
            Tasks = _run.Now - recipes.Min(static recipe => recipe.Freshness.Tasks),
            Notes = _run.Now - recipes.Min(static recipe => recipe.Freshness.Notes),
            Appointments = _run.Now - recipes.Min(static recipe => recipe.Freshness.Appointments),
        };
        foreach (string contactId in _run.Store.Records.Due(due))
        {
            if (_run.IsOutOfTime || IsDayNearlyUsedUp())
            {
                _run.Summary.Warn("Not everything that is due could be read again; the next run goes on with the oldest.");
                return;
            }

            await _mirror.RefreshAsync(contactId, due).ConfigureAwait(false);
        }
    }

    /// <summary>A tenth of the day's calls is left for changed contacts and for people.</summary>
    private bool IsDayNearlyUsedUp() =>
        _run.Ghl.RateLimit is { DailyRemaining: { } left, DailyLimit: { } limit } && left < limit / 10;

    private void Conclude()
    {
        _run.Store.Effects.EraseOrphans();
        Dictionary<LinkStatus, int> links = _run.Store.Records.CountByLink();
        _run.Summary.Linked = links.GetValueOrDefault(LinkStatus.Linked);
        _run.Summary.Unlinked = links.GetValueOrDefault(LinkStatus.Unlinked);
        _run.Summary.Pending = links.GetValueOrDefault(LinkStatus.Pending);
        _run.Summary.Staleness = s_parts
            .Select(part => (Part: part, Oldest: _run.Store.Records.OldestReading(part)))
            .Where(static one => one.Oldest is not null)
            .ToDictionary(static one => one.Part, one => _run.Now - one.Oldest!.Value);
        _run.Store.Runs.End(_run.RunId, _run.Now, _run.Summary.Warnings.Count == 0 ? "complete" : "with warnings");
    }
}

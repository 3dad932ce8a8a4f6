using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// One run: find what changed, read it once, store records and the effects that follow together, then bring effects to
/// their end. See docs/decisions/0005-sync.md.
/// </summary>
internal sealed class SyncEngine
{
    private static readonly string[] s_parts = ["tasks", "notes", "appointments", "profile"];

    private readonly HighLevelConnection _ghl;
    private readonly StateStore _store;
    private readonly SyncSettings _settings;
    private readonly SyncContext _context;
    private readonly SyncReport _report = new();
    private readonly IReadOnlyList<RecipeDecision> _recipes;
    private readonly ContactFinder _finder;
    private readonly ContactReader _reader;
    private readonly HandleResolver _handles;
    private readonly RecordSynchronizer _records;
    private readonly EffectSender _sender;

    private SyncEngine(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, StateStore store, SyncSettings settings,
            SyncContext context,
        IReadOnlyList<RecipeDecision> recipes)
    {
        _ghl = ghl;
        _store = store;
        _settings = settings;
        _context = context;
        _recipes = recipes;
        _finder = new ContactFinder(ghl, context);
        _reader = new ContactReader(ghl, context);
        _handles = new HandleResolver(stockTwits, context);
        _records = new RecordSynchronizer(store, _reader, _handles, recipes, context, _report);
        _sender = new EffectSender(store, stockTwits, _reader, settings, recipes, context, _report);
    }

    /// <summary>Does one run on a state that is open.</summary>
    /// <exception cref="GhlStockTwitsException">
    /// The state belongs to another location or account, a recipe requires what the location does not have, or a
    /// service failed so
    /// that nothing can go on. What was stored stays.
    /// </exception>
    public static async Task<SyncSummary> RunAsync(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, StateStore store, SyncSettings settings,
            CallContext call)
    {
        try
        {
            return await RunCoreAsync(ghl, stockTwits, store, settings, call).ConfigureAwait(false);
        }
        catch (SqliteException failure)
        {
            throw StateErrors.From(failure, store.Path);
        }
    }

    private static async Task<SyncSummary> RunCoreAsync(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, StateStore store, SyncSettings settings,
            CallContext call)
    {
        DateTimeOffset started = ghl.Time.GetUtcNow();
        TimeSpan patience = settings.Patience < settings.MaxDuration ? settings.Patience : settings.MaxDuration;
        call = call with { Patience = patience };
        int ghlBefore = ghl.Calls;
        int stockTwitsBefore = stockTwits.Calls;
        RecipeRequirements.RequireDistinctNames(settings.Recipes);
        StateOwner.Require(store, ghl.LocationId, stockTwits.Account);
        RecipeRequirements.RequireFields(
            settings.Recipes, await ghl.CustomFieldsAsync(call).ConfigureAwait(false), RecordFields.Names);
        settings = settings with
        {
            Recipes = RecipeRequirements.WithTimeZone(
                settings.Recipes, await ghl.TimeZoneAsync(call).ConfigureAwait(false), RecordFields.Moments),
        };

        ServiceClock clock = new(ghl.Time);
        DateTimeOffset? cursor = store.GetTime(StateKeys.Cursor);
        IReadOnlyList<RecipeDecision> recipes = [];
        long runId = 0;
        store.Transact(() =>
        {
            runId = store.Runs.Begin(clock.Now);
            recipes = Activate(store, settings, runId, isFirstRun: cursor is null);
        });
        store.MarkRun(runId);

        SyncContext context = new(runId, clock, started + settings.MaxDuration, call);
        SyncEngine engine = new(ghl, stockTwits, store, settings, context, recipes);
        await engine.RunAsync(cursor).ConfigureAwait(false);
        return engine.Summarize() with
        {
            LocationId = ghl.LocationId,
            Account = stockTwits.Account?.Username,
            HighLevelCalls = ghl.Calls - ghlBefore,
            StockTwitsCalls = stockTwits.Calls - stockTwitsBefore,
            Duration = ghl.Time.GetUtcNow() - started,
        };
    }

    /// <summary>Decides which recipes are active. An active one has taken part in this run, come what may.</summary>
    private static IReadOnlyList<RecipeDecision> Activate(StateStore store, SyncSettings settings, long runId,
        bool isFirstRun)
    {
        if (store.IsRestored)
        {
            store.Set(StateKeys.BaselineRequired, "yes");
        }

        IReadOnlyList<RecipeDecision> recipes = RecipeActivation.Decide(
            settings.Recipes, store.Runs.Recipes(), runId, isFirstRun, store.Get(StateKeys.BaselineRequired) == "yes");
        foreach (RecipeDecision active in recipes.Where(static one => one.IsActive))
        {
            store.Runs.SaveRecipe(active.Recipe.Name, new KnownRecipe(active.Recipe.Hash, runId, active.ActiveSince));
        }

        return recipes;
    }

    private async Task RunAsync(DateTimeOffset? cursor)
    {
        Explain();
        DateTimeOffset begun = _context.Now;
        bool isComplete = await FindChangesAsync(cursor).ConfigureAwait(false);
        if (_recipes.Any(static recipe => !recipe.IsActive))
        {
            _records.SortAudiences();
        }

        await RefreshAsync().ConfigureAwait(false);
        if (_handles.IsLimitReached)
        {
            _report.Warn("StockTwits' hourly limit is nearly used up: later runs look up the remaining handles.");
        }

        if (!_settings.IsDryRun)
        {
            await _sender.RunAsync().ConfigureAwait(false);
        }

        _store.Transact(() => Complete(begun, isComplete));
    }

    /// <summary>Says which recipes only record a baseline, and parks what they had planned.</summary>
    private void Explain()
    {
        if (_store.IsRestored)
        {
            _report.Warn(
                "The state was restored from a backup, or moved without its marker: this run only records a baseline, "
                + "and nothing is sent for what changed meanwhile.");
        }

        foreach (RecipeDecision decision in _recipes.Where(static one => one.Reason is not null))
        {
            int parked = _store.Effects.ParkPlanned(decision.Recipe.Name, $"Parked because {decision.Reason}.");
            _report.Warn(
                $"Recipe '{decision.Recipe.Name}' only records a baseline in this run, because {decision.Reason}. "
                + $"Planned updates parked: {parked}.");
        }
    }

    /// <summary>Reads what changed since the last run; true if all of it was read.</summary>
    private async Task<bool> FindChangesAsync(DateTimeOffset? cursor)
    {
        DateTimeOffset begun = _context.Now;
        bool isComplete = true;
        DateTimeOffset? newest = cursor;
        if (cursor is null)
        {
            newest = await RecordBaselineAsync().ConfigureAwait(false);
        }
        else
        {
            (newest, isComplete) = await FollowAsync(cursor.Value).ConfigureAwait(false);
        }

        _store.Transact(() =>
        {
            // An empty location has no newest contact: begin from now.
            _store.Set(StateKeys.Cursor, newest ?? begun);
            if (isComplete)
            {
                _store.Set(StateKeys.ContactsRead, begun);
            }
        });
        _context.Call.Report("cursor stored");
        return isComplete;
    }

    private async Task<DateTimeOffset?> RecordBaselineAsync()
    {
        DateTimeOffset? newest = null;
        await foreach (Contact[] page in _finder.AllAsync().ConfigureAwait(false))
        {
            _records.RecordBaseline(page);
            newest = page.Aggregate(newest, static (max, one) => max is null || one.DateUpdated > max ? one.DateUpdated
                ?? max : max);
        }

        return newest;
    }

    private async Task<(DateTimeOffset? Newest, bool IsComplete)> FollowAsync(DateTimeOffset cursor)
    {
        DateTimeOffset newest = cursor;
        await foreach ((string Id, DateTimeOffset? Updated)[] page in _finder.ChangedAsync(cursor)
            .ConfigureAwait(false))
        {
            Dictionary<string, long?> known = _store.Records.UpdateTimes(page.Select(static one => one.Id));
            foreach ((string id, DateTimeOffset? updated) in page.Where(one =>
                !known.TryGetValue(one.Id, out long? stored) || stored != one.Updated?.ToUnixTimeMilliseconds()))
            {
                if (_context.IsOutOfTime)
                {
                    _report.Warn("The time is up: the next run reads the remaining contacts.");
                    return (newest, false);
                }

                await _records.UpdateAsync(id, updated).ConfigureAwait(false);
                newest = updated > newest ? updated.Value : newest;
            }
        }

        return (newest, true);
    }

    /// <summary>
    /// Reads again what may have changed without being announced: handles, tasks, notes, appointments of linked
    /// contacts.
    /// </summary>
    private async Task RefreshAsync()
    {
        IReadOnlyList<Recipe> recipes = _settings.Recipes;
        ReadTimes due = new()
        {
            Profile = _context.Now - recipes.Min(static recipe => recipe.Freshness.Profile),
            Tasks = _context.Now - recipes.Min(static recipe => recipe.Freshness.Tasks),
            Notes = _context.Now - recipes.Min(static recipe => recipe.Freshness.Notes),
            Appointments = _context.Now - recipes.Min(static recipe => recipe.Freshness.Appointments),
        };
        foreach (string contactId in _store.Records.Due(due))
        {
            if (_context.IsOutOfTime || IsDayNearlyUsedUp())
            {
                _report.Warn("Not everything that is due could be read again; the next run continues with the oldest.");
                return;
            }

            await _records.RefreshAsync(contactId, due).ConfigureAwait(false);
        }
    }

    /// <summary>A tenth of the day's calls is left for changed contacts and for people.</summary>
    private bool IsDayNearlyUsedUp() =>
        _ghl.RateLimit is { DailyRemaining: { } left, DailyLimit: { } limit } && left < limit / 10;

    /// <summary>Ends the run. A baseline is recorded only if the run read all changes.</summary>
    private void Complete(DateTimeOffset begun, bool isComplete)
    {
        _store.Effects.EraseOrphans();
        if (isComplete)
        {
            _store.Set(StateKeys.BaselineRequired, "no");
            foreach (RecipeDecision decision in _recipes.Where(static one => !one.IsActive))
            {
                _store.Runs.SaveRecipe(
                    decision.Recipe.Name, new KnownRecipe(decision.Recipe.Hash, _context.RunId, begun));
            }
        }

        _store.Runs.End(_context.RunId, _context.Now, _report.Warnings.Count == 0 ? "complete" : "with warnings");
    }

    private SyncSummary Summarize()
    {
        Dictionary<LinkStatus, int> links = _store.Records.CountByLink();
        return new SyncSummary
        {
            RunId = _context.RunId,
            Baseline = _recipes.Any(static recipe => !recipe.IsActive),
            ContactsRead = _reader.Count,
            RecordsCreated = _report.RecordsCreated,
            RecordsUpdated = _report.RecordsUpdated,
            RecordsRemoved = _report.RecordsRemoved,
            Linked = links.GetValueOrDefault(LinkStatus.Linked),
            Unlinked = links.GetValueOrDefault(LinkStatus.Unlinked),
            Pending = links.GetValueOrDefault(LinkStatus.Pending),
            Writes = _sender.Posts,
            Staleness = s_parts
                .Select(part => (Part: part, Oldest: _store.Records.OldestReading(part)))
                .Where(static one => one.Oldest is not null)
                .ToDictionary(static one => one.Part, one => _context.Now - one.Oldest!.Value),
            Warnings = _report.Warnings,
            Effects = _report.Effects,
        };
    }
}

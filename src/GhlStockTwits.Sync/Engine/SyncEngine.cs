using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Effects;
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
    private readonly SyncReport _report;
    private readonly IReadOnlyList<RecipeDecision> _recipes;
    private readonly ContactFinder _finder;
    private readonly ContactReader _reader;
    private readonly HandleResolver _handles;
    private readonly RecordSynchronizer _records;
    private readonly EffectSender _sender;

    private SyncEngine(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, StateStore store, SyncSettings settings,
            SyncContext context,
        IReadOnlyList<RecipeDecision> recipes, SyncReport report)
    {
        _report = report;
        _ghl = ghl;
        _store = store;
        _settings = settings;
        _context = context;
        _recipes = recipes;
        _finder = new ContactFinder(ghl, context);
        _reader = new ContactReader(ghl, context);
        _handles = new HandleResolver(
            stockTwits, context, store.Records.CountProfilesRead(context.Now - TimeSpan.FromHours(1)));
        _records = new RecordSynchronizer(
            store, _reader, _handles, recipes, OtherAudiences(store, settings), IsBaselineRequired(store), context,
            _report);
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
        CallLog? log = (ghl.Log ?? stockTwits.Log)?.OfRun(call);
        log?.RunBegan(new Dictionary<string, long>
        {
            ["recipes"] = settings.Recipes.Count,
            ["dryRun"] = settings.IsDryRun ? 1 : 0,
        });
        long begin = ghl.Time.GetTimestamp();
        try
        {
            SyncSummary summary =
                await RunOnAsync(ghl, stockTwits, store, settings, call with { Log = log }).ConfigureAwait(false);
            log?.RunEnded(ghl.Time.GetElapsedTime(begin), summary.Counts());
            return summary;
        }
        catch (Exception failure)
        {
            log?.RunEnded(ghl.Time.GetElapsedTime(begin), null, failure);
            throw;
        }
    }

    private static async Task<SyncSummary> RunOnAsync(
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
        HighLevelConnection ghl, StockTwitsConnection stockTwits, StateStore store, SyncSettings wanted,
            CallContext call)
    {
        SyncReport report = new(call.Log);
        call = call with { Progress = report.Listening(call.Progress) };
        DateTimeOffset started = ghl.Time.GetUtcNow();
        TimeSpan patience = wanted.Patience < wanted.MaxDuration ? wanted.Patience : wanted.MaxDuration;
        call = call with { Patience = patience };
        int ghlBefore = ghl.Calls;
        int stockTwitsBefore = stockTwits.Calls;
        RecipeRequirements.RequireDistinctNames(wanted.Recipes);
        StateOwner.Require(store, ghl.RequiredLocationId, stockTwits.Account);

        // The service's own time, before anything is judged by time.
        ServiceClock clock = new(ghl.Time);
        LocationFacts location = await LocationFacts.ReadAsync(ghl, wanted.Recipes, clock, call).ConfigureAwait(false);
        RecipeRequirements.RequireFields(wanted.Recipes, location.Fields, OtherAudiences(store, wanted));
        SyncSettings settings = wanted with
        {
            Recipes = RecipeRequirements.WithTimeZone(wanted.Recipes, location.Zone, RecordFields.Moments),
        };

        DateTimeOffset? cursor = store.GetTime(StateKeys.Cursor);
        IReadOnlyList<RecipeDecision> recipes = [];
        long runId = 0;
        store.Transact(() =>
        {
            runId = store.Runs.Begin(clock.Now);
            recipes = Activate(store, settings, runId, isFirstRun: cursor is null);
        });
        store.MarkRun(runId);

        TimeSpan time = TimeSpan.FromTicks(
            Math.Clamp(settings.MaxDuration.Ticks, 0, SyncSettings.LongestDuration.Ticks));
        using CancellationTokenSource end = new(time, ghl.Time);
        using CancellationTokenSource endOrStop =
            CancellationTokenSource.CreateLinkedTokenSource(end.Token, call.CancellationToken);
        SyncContext context = new(runId, clock, started + time, call)
        {
            Reads = call with { CancellationToken = endOrStop.Token },
        };
        SyncEngine engine = new(ghl, stockTwits, store, settings, context, recipes, report);
        location.Warnings.ForEach(report.Warn);
        await engine.RunAsync(cursor).ConfigureAwait(false);
        return engine.Summarize() with
        {
            LocationId = ghl.RequiredLocationId,
            Account = stockTwits.Account?.Username,
            HighLevelCalls = ghl.Calls - ghlBefore,
            StockTwitsCalls = stockTwits.Calls - stockTwitsBefore,
            Duration = ghl.Time.GetUtcNow() - started,
        };
    }

    private static bool IsBaselineRequired(StateStore store) => store.Get(StateKeys.BaselineRequired) == "yes";

    /// <summary>The audiences of recipes that the state knows and that do not take part in this run.</summary>
    private static HashSet<string> OtherAudiences(StateStore store, SyncSettings settings) =>
    [
        .. store.Runs.Recipes()
            .Where(known => !settings.Recipes.Any(recipe => recipe.Name == known.Key))
            .SelectMany(static known => known.Value.Audiences),
    ];

    /// <summary>Decides which recipes are active. An active one has taken part in this run, come what may.</summary>
    private static IReadOnlyList<RecipeDecision> Activate(StateStore store, SyncSettings settings, long runId,
        bool isFirstRun)
    {
        if (store.IsRestored)
        {
            store.Set(StateKeys.BaselineRequired, "yes");
            store.Changes.Clear();
        }

        long forgotten = store.GetNumber(StateKeys.ChangesForgotten);
        IReadOnlyList<RecipeDecision> recipes = RecipeActivation.Decide(
            settings.Recipes, store.Runs.Recipes(), forgotten, isFirstRun, IsBaselineRequired(store));
        foreach (RecipeDecision active in recipes.Where(static one => one.IsActive))
        {
            store.Runs.SaveRecipe(active.Recipe.Name, Known(active, runId));
        }

        return recipes;
    }

    private static KnownRecipe Known(RecipeDecision decision, long runId) =>
        new(decision.Recipe.Hash, runId, decision.ActiveSince)
        {
            LastChange = decision.LastChange,
            Audiences = [.. decision.Recipe.Audiences.Select(static audience => audience.Name)],
        };

    /// <summary>
    /// First what may lead to an update and what is due to be sent; what is only read again takes the rest of the time.
    /// </summary>
    private async Task RunAsync(DateTimeOffset? cursor)
    {
        Explain();
        DateTimeOffset begun = _context.Now;
        FollowHandleField();
        foreach (RecipeDecision decision in _recipes.Where(static one => one.IsActive))
        {
            _records.CatchUp(decision);
        }

        bool isComplete = await FindChangesAsync(cursor, begun).ConfigureAwait(false);
        if (_recipes.Any(static recipe => !recipe.IsActive))
        {
            _records.SortAudiences();
        }

        await _sender.RunAsync().ConfigureAwait(false);
        if (!await ReadTheRestAsync(begun, isComplete).ConfigureAwait(false))
        {
            _report.Warn("Not everything that is due could be read again; the next run continues with the oldest.");
        }

        if (_handles.IsLimitReached)
        {
            _report.Warn("StockTwits' hourly limit is nearly used up: later runs look up the remaining handles.");
        }

        await _sender.RunAsync().ConfigureAwait(false);
        _store.Transact(() => Complete(begun, isComplete));
    }

    /// <summary>Links all records anew if the recipes read the handle from another field than before.</summary>
    private void FollowHandleField()
    {
        string field = _settings.Recipes[0].HandleField;
        string? before = _store.Get(StateKeys.HandleField);
        if (before is not null && before != field)
        {
            int count = _records.LinkAnew();
            _report.Warn(
                $"Handles are now read from '{field}' and no longer from '{before}'. Records that have another handle "
                + $"now: {count}. They are linked again.");
        }

        _store.Set(StateKeys.HandleField, field);
    }

    /// <summary>Says which recipes only record a baseline, and parks what they had planned.</summary>
    private void Explain()
    {
        if (_store.IsRestored)
        {
            _report.Warn(
                "The state was restored from a backup, or moved without its marker: this run only records a baseline, "
                + "and nothing is sent for what changed meanwhile.");
            _store.Effects.ParkPlanned(null, "Parked because the state was restored from a backup.");
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
    private async Task<bool> FindChangesAsync(DateTimeOffset? cursor, DateTimeOffset begun)
    {
        (DateTimeOffset? newest, bool isComplete) = cursor is null
            ? await RecordBaselineAsync().ConfigureAwait(false)
            : await FollowAsync(cursor.Value).ConfigureAwait(false);
        if (cursor is null && !isComplete)
        {
            return false;
        }

        _store.Transact(() =>
        {
            // An empty location has no newest contact: begin from now.
            _store.Set(StateKeys.Cursor, newest ?? begun);
            if (isComplete)
            {
                _store.Set(StateKeys.ContactsRead, begun);
            }

            if (cursor is null)
            {
                _store.Set(StateKeys.ContactsListed, begun);
            }
        });
        _context.Call.Report("cursor stored");
        return isComplete;
    }

    private async Task<(DateTimeOffset? Newest, bool IsComplete)> RecordBaselineAsync()
    {
        DateTimeOffset? newest = null;
        int recorded = 0;
        try
        {
            await foreach (Contact[] page in _finder.AllAsync().ConfigureAwait(false))
            {
                _records.RecordBaseline(page);
                recorded += page.Length;
                _context.Call.ReportProgress("contacts recorded", recorded, total: null);
                newest = page.Aggregate(newest, static (max, one) =>
                    max is null || one.DateUpdated > max ? one.DateUpdated ?? max : max);
            }
        }
        catch (OperationCanceledException) when (_context.IsCutShort)
        {
            _report.Warn("The time is up: the first listing of all contacts begins again with the next run. Give it a "
                + "longer -MaxDuration.");
            return (null, false);
        }

        return (newest, true);
    }

    private async Task<(DateTimeOffset? Newest, bool IsComplete)> FollowAsync(DateTimeOffset cursor)
    {
        DateTimeOffset? lastReadAt = _store.GetTime(StateKeys.ContactsRead);
        DateTimeOffset newest = cursor;
        Streak failures = new();
        int read = 0;
        try
        {
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

                    if (!failures.Add(await _records.UpdateAsync(id, updated, lastReadAt).ConfigureAwait(false)))
                    {
                        _report.Warn(
                            "HighLevel answers no contact any more: the next run reads the remaining contacts.");
                        return (newest, false);
                    }

                    _context.Call.ReportProgress("changed contacts read", ++read, total: null);
                    newest = updated > newest ? updated.Value : newest;
                }
            }
        }
        catch (OperationCanceledException) when (_context.IsCutShort)
        {
            _report.Warn("The time is up: the next run reads the remaining contacts.");
            return (newest, false);
        }

        return (newest, true);
    }

    /// <summary>
    /// What can wait: contacts that could not be read before, now and then all contacts, and what may have
    /// changed without being announced. False if the time, the day's calls or the service did not last.
    /// </summary>
    private async Task<bool> ReadTheRestAsync(DateTimeOffset begun, bool isComplete)
    {
        try
        {
            return await ReadUnreadAsync().ConfigureAwait(false)
                && (!isComplete || !CompletePass.IsDue(_store.GetTime(StateKeys.ContactsListed), begun)
                    || await ReadMissedAsync(begun).ConfigureAwait(false))
                && await RefreshAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_context.IsCutShort)
        {
            return false;
        }
    }

    private async Task<bool> ReadUnreadAsync() =>
        await ReadEachAsync(
            _store.Unread.Ids(_context.RunId),
            id => _records.UpdateAsync(id, updated: null, _store.GetTime(StateKeys.ContactsRead)))
            .ConfigureAwait(false);

    /// <summary>Lists all contacts, and reads those that the search has missed or that are no longer listed.</summary>
    private async Task<bool> ReadMissedAsync(DateTimeOffset begun)
    {
        DateTimeOffset? lastPass = _store.GetTime(StateKeys.ContactsListed);
        HashSet<string> listed = [];
        List<(string Id, DateTimeOffset? Updated)> missed = [];
        try
        {
            await foreach (Contact[] page in _finder.AllAsync().ConfigureAwait(false))
            {
                listed.UnionWith(page.Select(static contact => contact.Id));
                Dictionary<string, long?> known = _store.Records.UpdateTimes(page.Select(static one => one.Id));
                missed.AddRange(page
                    .Where(one => CompletePass.IsMissed(
                        known.ContainsKey(one.Id), StateTime.From(known.GetValueOrDefault(one.Id)), one.DateUpdated,
                        _context.Now))
                    .Select(static one => (one.Id, one.DateUpdated)));
            }
        }
        catch (ApiException failure) when (ReadFailure.CanWait(failure))
        {
            _report.Warn($"The listing of all contacts failed ({failure.ErrorId}). The next run tries again.");
            return false;
        }

        missed.AddRange(_store.Records.Ids().Where(id => !listed.Contains(id))
            .Select(static id => (id, (DateTimeOffset?)null)));
        int updatedBefore = _report.RecordsUpdated + _report.RecordsCreated;
        bool isComplete = await ReadEachAsync(
            missed, one => _records.UpdateAsync(one.Id, one.Updated, lastPass)).ConfigureAwait(false);
        int found = _report.RecordsUpdated + _report.RecordsCreated - updatedBefore;
        if (found > 0)
        {
            _report.Warn(
                $"The complete listing showed changes of {found} contacts that HighLevel's search had missed.");
        }

        if (isComplete)
        {
            _store.Set(StateKeys.ContactsListed, begun);
        }

        return isComplete;
    }

    /// <summary>
    /// Reads again what may have changed without being announced: handles, tasks, notes, appointments of linked
    /// contacts.
    /// </summary>
    private async Task<bool> RefreshAsync()
    {
        IReadOnlyList<Recipe> recipes = _settings.Recipes;
        ReadTimes due = new()
        {
            Profile = _context.Now - recipes.Min(static recipe => recipe.Freshness.Profile),
            Tasks = _context.Now - recipes.Min(static recipe => recipe.Freshness.Tasks),
            Notes = _context.Now - recipes.Min(static recipe => recipe.Freshness.Notes),
            Appointments = _context.Now - recipes.Min(static recipe => recipe.Freshness.Appointments),
        };
        return await ReadEachAsync(_store.Records.Due(due), id => _records.RefreshAsync(id, due))
            .ConfigureAwait(false);
    }

    /// <summary>Reads contacts as long as time, the day's calls and the service last; true if all were read.</summary>
    private async Task<bool> ReadEachAsync<T>(IEnumerable<T> contacts, Func<T, Task<bool>> readAsync)
    {
        Streak failures = new();
        T[] all = [.. contacts];
        int read = 0;
        foreach (T contact in all)
        {
            _context.Call.ReportProgress("contacts read again", read++, all.Length);
            if (_context.IsOutOfTime || IsDayNearlyUsedUp()
                || !failures.Add(await readAsync(contact).ConfigureAwait(false)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A tenth of the day's calls is left for changed contacts and for people.</summary>
    private bool IsDayNearlyUsedUp() =>
        _ghl.RateLimit is { DailyShareLeft: { } left, DailyShare: { } share } && left < share / 10;

    /// <summary>Ends the run. A baseline is recorded only if the run read all changes.</summary>
    private void Complete(DateTimeOffset begun, bool isComplete)
    {
        _store.Effects.EraseOrphans();
        long lastChange = _store.Changes.Last;
        foreach (RecipeDecision decision in _recipes.Where(one => one.IsActive || isComplete))
        {
            _store.Runs.SaveRecipe(
                decision.Recipe.Name,
                Known(decision, _context.RunId) with
                {
                    LastChange = lastChange,
                    ActiveSince = decision.IsActive ? decision.ActiveSince : begun,
                });
        }

        if (isComplete && IsBaselineRequired(_store))
        {
            _store.Set(StateKeys.BaselineRequired, "no");
            _store.Runs.RestartRecipes(begun, lastChange);
        }

        if (_store.Changes.Trim(_context.Now - ChangeTable.Retention) is { } forgotten)
        {
            _store.Set(StateKeys.ChangesForgotten, forgotten.ToString(CultureInfo.InvariantCulture));
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
            Writes = _settings.IsDryRun ? 0 : _sender.Posts,
            Waiting = _store.Effects.Count(
                EffectStatus.Planned, EffectStatus.AwaitingApproval, EffectStatus.Unknown, EffectStatus.Sending),
            Staleness = s_parts
                .Select(part => (Part: part, Oldest: _store.Records.OldestReading(part)))
                .Where(static one => one.Oldest is not null)
                .ToDictionary(static one => one.Part, one => _context.Now - one.Oldest!.Value),
            Warnings = _report.Warnings,
            Effects = _report.Effects,
        };
    }
}

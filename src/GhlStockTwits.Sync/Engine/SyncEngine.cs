using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// One run: find what changed, read it once, store records and the effects that follow together, then bring effects to
/// their end. See docs/decisions/0005-sync.md.
/// </summary>
internal sealed class SyncEngine
{
    private const int MostReaders = 16;

    /// <summary>How often the inbox is looked at while something else is done, or nothing.</summary>
    private static readonly TimeSpan s_inboxPause = TimeSpan.FromMilliseconds(250);

    private static readonly string[] s_parts = ["tasks", "notes", "appointments", "profile"];

    private readonly HighLevelConnection _ghl;
    private readonly IStateStore _store;
    private readonly SyncSettings _settings;
    private readonly SyncContext _context;
    private readonly SyncReport _report;
    private readonly IReadOnlyList<RecipeDecision> _recipes;
    private readonly ContactFinder _finder;
    private readonly ContactReader _reader;
    private readonly HandleResolver _handles;
    private readonly ChangePlanner _planner;
    private readonly RecordSynchronizer _records;
    private readonly bool _isRestored;
    private readonly EffectRunner _effects;
    private readonly EventPoller _events;
    private readonly DateTimeOffset? _suspendedSince;
    private readonly InboxReader? _inbox;

    private volatile bool _hasDeliveries;
    private bool _isListed;
    private bool _hasLingered;

    private SyncEngine(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, IStateStore store, SyncSettings settings,
            SyncContext context, IReadOnlyList<RecipeDecision> recipes, StateFacts facts, SyncReport report)
    {
        _report = report;
        _suspendedSince = facts.SuspendedSince;
        _ghl = ghl;
        _store = store;
        _settings = settings;
        _context = context;
        _recipes = recipes;
        _isRestored = facts.IsRestored;
        _finder = new ContactFinder(ghl, context);
        _reader = new ContactReader(ghl, context);
        _handles = new HandleResolver(stockTwits, context, facts.ProfilesReadInLastHour);
        TaskSearch tasks = new(ghl, context, _report);
        _planner = new ChangePlanner(
            store, recipes, facts.OtherAudiences, facts.IsBaselineRequired, context, _report);
        _records = new RecordSynchronizer(
            store, _reader, tasks, _handles, _planner, settings.Recipes[0].HandleField, context, _report);
        EffectJournal journal = new(store, _report);
        EffectReviewer reviewer = new(store, context);
        _effects = new EffectRunner(
            store, new UpdatePoster(store, stockTwits, _reader, settings, reviewer, journal, context, _report),
            new OperationCaller(store, ghl, stockTwits, settings, journal, context, _report), reviewer, journal,
            settings, recipes, context, _report);
        _events = new EventPoller(store, stockTwits, _planner, recipes, context, _report);
        _inbox = settings is { Inbox: { } inbox, IsDryRun: false }
            ? new InboxReader(
                inbox, ghl.RequiredLocationId, facts.StateId, store, _planner, tasks, recipes, context, _report)
            : null;
    }

    /// <summary>Does one run on a state that is open.</summary>
    /// <exception cref="GhlStockTwitsException">
    /// The state belongs to another location or account, a recipe requires what the location does not have, or a
    /// service failed so
    /// that nothing can go on. What was stored stays.
    /// </exception>
    public static async Task<SyncSummary> RunAsync(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, IStateStore store, SyncSettings settings,
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
                await RunCoreAsync(ghl, stockTwits, store, settings, call with { Log = log }).ConfigureAwait(false);
            log?.RunEnded(ghl.Time.GetElapsedTime(begin), summary.Counts());
            return summary;
        }
        catch (Exception failure)
        {
            log?.RunEnded(ghl.Time.GetElapsedTime(begin), null, failure);
            throw;
        }
    }

    private static async Task<SyncSummary> RunCoreAsync(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, IStateStore store, SyncSettings wanted,
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
        if (wanted.Plan is not null)
        {
            PlanTarget target = new(
                ghl.RequiredLocationId, stockTwits.Account?.Id,
                await store.Values.GetAsync(StateKeys.Id).ConfigureAwait(false),
                await store.Runs.LastAsync().ConfigureAwait(false), wanted.Recipes, ghl.Time.GetUtcNow());
            if (PlanCheck.Refusal(wanted.Plan, target) is { } refusal)
            {
                throw refusal;
            }
        }

        await StateOwner.RequireAsync(store, ghl.RequiredLocationId, stockTwits.Account).ConfigureAwait(false);

        // The service's own time, before anything is judged by time.
        ServiceClock clock = new(ghl.Time);
        LocationFacts location = await LocationFacts.ReadAsync(ghl, wanted.Recipes, clock, call).ConfigureAwait(false);
        HashSet<string> otherAudiences = await OtherAudiencesAsync(store, wanted).ConfigureAwait(false);
        RecipeRequirements.RequireFields(wanted.Recipes, location.Fields, otherAudiences);
        SyncSettings settings = wanted with
        {
            Recipes = RecipeRequirements.WithTimeZone(wanted.Recipes, location.Zone, RecipeFields.Moments),
        };

        DateTimeOffset? cursor = await store.Values.GetTimeAsync(StateKeys.Cursor).ConfigureAwait(false);
        IReadOnlyList<RecipeDecision> recipes = [];
        long runId = 0;
        await store.TransactAsync(async () =>
        {
            runId = await store.Runs.BeginAsync(clock.Now).ConfigureAwait(false);
            recipes = await ActivateAsync(store, settings, runId, isFirstRun: cursor is null).ConfigureAwait(false);
        }).ConfigureAwait(false);
        bool isRestored = store.IsRestored;
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
        RunFacts run = new(runId, recipes, report, clock);
        return await RunJournal.KeepAsync(store, run, async () =>
        {
            StateFacts facts = new(
                await store.Records.CountProfilesReadAsync(context.Now - TimeSpan.FromHours(1)).ConfigureAwait(false),
                otherAudiences,
                await IsBaselineRequiredAsync(store).ConfigureAwait(false),
                isRestored,
                await StateSuspension.SinceAsync(store).ConfigureAwait(false),
                await store.Values.GetAsync(StateKeys.Id).ConfigureAwait(false) ?? string.Empty);
            SyncEngine engine = new(ghl, stockTwits, store, settings, context, recipes, facts, report);
            location.Warnings.ForEach(report.Warn);
            if (settings is { Inbox: null, IsDryRun: false })
            {
                RecipeRequirements.WithoutInbox(settings.Recipes).ToList().ForEach(report.Warn);
            }

            await engine.RunAsync(cursor).ConfigureAwait(false);
            SyncSummary summary = await engine.SummarizeAsync().ConfigureAwait(false);
            return summary with
            {
                LocationId = ghl.RequiredLocationId,
                Account = stockTwits.Account?.Username,
                HighLevelCalls = ghl.Calls - ghlBefore,
                StockTwitsCalls = stockTwits.Calls - stockTwitsBefore,
                HighLevelCallsLeft = ghl.RateLimit.DailyShareLeft,
                StockTwitsCallsLeft = stockTwits.RateLimit.Available,
                Duration = ghl.Time.GetUtcNow() - started,
            };
        }).ConfigureAwait(false);
    }

    /// <summary>What a run takes from the state when it begins.</summary>
    private sealed record StateFacts(
        int ProfilesReadInLastHour, HashSet<string> OtherAudiences, bool IsBaselineRequired, bool IsRestored,
        DateTimeOffset? SuspendedSince, string StateId);

    private static async Task<bool> IsBaselineRequiredAsync(IStateStore store) =>
        await store.Values.GetAsync(StateKeys.BaselineRequired).ConfigureAwait(false) == "yes";

    /// <summary>The audiences of recipes that the state knows and that do not take part in this run.</summary>
    private static async Task<HashSet<string>> OtherAudiencesAsync(IStateStore store, SyncSettings settings) =>
    [
        .. (await store.Runs.RecipesAsync().ConfigureAwait(false))
            .Where(known => !settings.Recipes.Any(recipe => recipe.Name == known.Key))
            .SelectMany(static known => known.Value.Audiences),
    ];

    /// <summary>Decides which recipes are active. An active one has taken part in this run, come what may.</summary>
    private static async Task<IReadOnlyList<RecipeDecision>> ActivateAsync(
        IStateStore store, SyncSettings settings, long runId, bool isFirstRun)
    {
        if (store.IsRestored)
        {
            await store.Values.SetAsync(StateKeys.BaselineRequired, "yes").ConfigureAwait(false);
            await store.Changes.ClearAsync().ConfigureAwait(false);
        }

        IReadOnlyList<RecipeDecision> recipes = RecipeActivation.Decide(
            settings.Recipes,
            await store.Runs.RecipesAsync().ConfigureAwait(false),
            await store.Values.GetNumberAsync(StateKeys.ChangesForgotten).ConfigureAwait(false),
            isFirstRun,
            await IsBaselineRequiredAsync(store).ConfigureAwait(false));
        foreach (RecipeDecision active in recipes.Where(static one => one.IsActive))
        {
            await store.Runs.SaveRecipeAsync(active.Recipe.Name, Known(active, runId)).ConfigureAwait(false);
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
        await ExplainAsync().ConfigureAwait(false);
        DateTimeOffset begun = _context.Now;
        await FollowHandleFieldAsync().ConfigureAwait(false);
        foreach (RecipeDecision decision in _recipes.Where(static one => one.IsActive))
        {
            await _records.CatchUpAsync(decision).ConfigureAwait(false);
        }

        if (_inbox is not null)
        {
            await _inbox.ReleaseAsync().ConfigureAwait(false);
        }

        if (cursor is not null)
        {
            // Before the search, which then finds these contacts as they are stored.
            await ReadInboxAsync().ConfigureAwait(false);
        }

        bool isComplete = await FindChangesAsync(cursor, begun).ConfigureAwait(false);
        if (_recipes.Any(static recipe => !recipe.IsActive))
        {
            await _records.SortAudiencesAsync().ConfigureAwait(false);
        }

        await _planner.PlanDueTasksAsync().ConfigureAwait(false);
        if (_settings.IsBackfill)
        {
            await _planner.BackfillAsync(_settings.MaxChange).ConfigureAwait(false);
        }

        await _events.PollAsync().ConfigureAwait(false);
        await RunEffectsAsync().ConfigureAwait(false);
        if (!await ReadTheRestBetweenDeliveriesAsync(begun, isComplete).ConfigureAwait(false))
        {
            _report.Warn("Not everything that is due could be read again; the next run continues with the oldest.");
        }

        if (_handles.Failure is { } failure)
        {
            _report.Warn($"Handles could not be looked up ({failure.ErrorId}). The next run tries again.");
        }

        if (_handles.IsLimitReached)
        {
            _report.Warn("StockTwits' hourly limit is nearly used up: later runs look up the remaining handles.");
        }

        await _planner.PlanDueTasksAsync().ConfigureAwait(false);
        await RunEffectsAsync().ConfigureAwait(false);
        await _store.TransactAsync(() => CompleteAsync(begun, isComplete)).ConfigureAwait(false);
        if (_inbox is not null && _recipes.All(static recipe => recipe.IsActive))
        {
            await LingerAsync(_inbox).ConfigureAwait(false);
        }
    }

    /// <summary>Reads what webhooks were about.</summary>
    private async Task ReadInboxAsync()
    {
        if (_inbox is not null)
        {
            await _inbox.ReadAsync(() => !_context.IsOutOfTime, ReadHintsAsync, ReadAllTasksAsync)
                .ConfigureAwait(false);
            _hasDeliveries = false;
        }
    }

    /// <returns>The contacts that were not read.</returns>
    private async Task<IReadOnlySet<string>> ReadHintsAsync(IReadOnlyList<ChangeHint> hints)
    {
        HashSet<string> unread = [.. hints.Select(static hint => hint.ContactId)];
        DeliverySource source = new(_store, hints);
        await new ReaderPool(Readers, () => !_context.IsOutOfTime).ReadAsync(source.FindAsync(), async hint =>
        {
            Func<Task<bool>> storeAsync = await _records.ReadAsync(hint).ConfigureAwait(false);
            return async () =>
            {
                bool isRead = await storeAsync().ConfigureAwait(false);
                if (isRead)
                {
                    unread.Remove(hint.ContactId);
                }

                return isRead;
            };
        }).ConfigureAwait(false);
        return unread;
    }

    /// <summary>Reads the tasks of all contacts again: one of them has a new one.</summary>
    private async Task<bool> ReadAllTasksAsync()
    {
        DateTimeOffset now = _context.Now;
        return await SearchTasksAsync(now, () => !_context.IsOutOfTime).ConfigureAwait(false)
            && await ReadAsync(new FreshnessSource(_store, new ReadTimes { Tasks = now }), () => !_context.IsOutOfTime)
                .ConfigureAwait(false) == ReadEnd.Complete;
    }

    /// <summary>Waits for deliveries, and acts on each at once. The run is complete already.</summary>
    private async Task LingerAsync(InboxReader inbox)
    {
        _hasLingered = _settings.Linger > TimeSpan.Zero;
        DateTimeOffset end = _context.Now + _settings.Linger;
        while (_context.Now < end && !_context.IsOutOfTime)
        {
            if (await inbox.HasQueuedAsync().ConfigureAwait(false))
            {
                await ReadInboxAsync().ConfigureAwait(false);
                await _planner.PlanDueTasksAsync().ConfigureAwait(false);
                await RunEffectsAsync().ConfigureAwait(false);
                await _store.TransactAsync(() => SaveRecipesAsync(_context.Now, isComplete: false))
                    .ConfigureAwait(false);
                continue;
            }

            try
            {
                await Task.Delay(s_inboxPause, _context.Clock.Time, _context.Call.CancellationToken)
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Nothing is left undone.
                return;
            }
        }
    }

    /// <summary>Brings effects to their end, unless the state is suspended.</summary>
    private async Task RunEffectsAsync()
    {
        if (_suspendedSince is not { } since)
        {
            await _effects.RunAsync().ConfigureAwait(false);
            return;
        }

        _report.Warn(
            $"The state is suspended since {since.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}: "
            + "changes are recorded and planned, and nothing is done. See Resume-GhlStockTwits.");
    }

    /// <summary>Links all records anew if the recipes read the handle from another field than before.</summary>
    private async Task FollowHandleFieldAsync()
    {
        string field = _settings.Recipes[0].HandleField;
        string? before = await _store.Values.GetAsync(StateKeys.HandleField).ConfigureAwait(false);
        if (before is not null && before != field)
        {
            int count = await _records.LinkAnewAsync().ConfigureAwait(false);
            _report.Warn(
                $"Handles are now read from '{field}' and no longer from '{before}'. Records that have another handle "
                + $"now: {count}. They are linked again.");
        }

        await _store.Values.SetAsync(StateKeys.HandleField, field).ConfigureAwait(false);
    }

    /// <summary>Says which recipes only record a baseline, and parks what they had planned.</summary>
    private async Task ExplainAsync()
    {
        if (_isRestored)
        {
            _report.Warn(
                "The state was restored from a backup, or moved without its marker: this run only records a baseline, "
                + "and nothing is sent for what changed meanwhile.");
            await _store.Effects.ParkPlannedAsync(null, "Parked because the state was restored from a backup.")
                .ConfigureAwait(false);
        }

        foreach (RecipeDecision decision in _recipes.Where(static one => one.Reason is not null))
        {
            int parked = await _store.Effects
                .ParkPlannedAsync(decision.Recipe.Name, $"Parked because {decision.Reason}.").ConfigureAwait(false);
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

        await _store.TransactAsync(async () =>
        {
            // An empty location has no newest contact: begin from now.
            await _store.Values.SetAsync(StateKeys.Cursor, newest ?? begun).ConfigureAwait(false);
            if (isComplete)
            {
                await _store.Values.SetAsync(StateKeys.ContactsRead, begun).ConfigureAwait(false);
            }

            if (cursor is null)
            {
                await _store.Values.SetAsync(StateKeys.ContactsListed, begun).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
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
                await _records.RecordBaselineAsync(page).ConfigureAwait(false);
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
        DateTimeOffset? lastReadAt =
            await _store.Values.GetTimeAsync(StateKeys.ContactsRead).ConfigureAwait(false);
        DateTimeOffset newest = lastReadAt > cursor ? lastReadAt.Value : cursor;
        ReadEnd end;
        try
        {
            end = await ReadAsync(
                new SearchSource(_finder, _store, newest, lastReadAt), () => !_context.IsOutOfTime,
                hint => newest = hint.ChangedAt > newest ? hint.ChangedAt.Value : newest).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_context.IsCutShort)
        {
            end = ReadEnd.OutOfTime;
        }

        if (end != ReadEnd.Complete)
        {
            _report.Warn(end == ReadEnd.OutOfTime
                ? "The time is up: the next run reads the remaining contacts."
                : "HighLevel answers no contact any more: the next run reads the remaining contacts.");
        }

        return (newest, end == ReadEnd.Complete);
    }

    /// <summary>What can wait, interrupted by each delivery: someone may be waiting for what it leads to.</summary>
    private async Task<bool> ReadTheRestBetweenDeliveriesAsync(DateTimeOffset begun, bool isComplete)
    {
        using CancellationTokenSource end = new();
        Task watching = _inbox is null ? Task.CompletedTask : WatchInboxAsync(_inbox, end.Token);
        try
        {
            while (true)
            {
                if (await ReadTheRestAsync(begun, isComplete).ConfigureAwait(false))
                {
                    return true;
                }

                if (!_hasDeliveries || _context.IsOutOfTime)
                {
                    return false;
                }

                await ReadInboxAsync().ConfigureAwait(false);
                await RunEffectsAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchInboxAsync(InboxReader inbox, CancellationToken end)
    {
        using PeriodicTimer timer = new(s_inboxPause, _context.Clock.Time);
        while (await timer.WaitForNextTickAsync(end).ConfigureAwait(false))
        {
            _hasDeliveries = _hasDeliveries || await inbox.HasQueuedAsync().ConfigureAwait(false);
        }
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
                && (!isComplete || _isListed
                    || (!_settings.IsFull && !CompletePass.IsDue(
                        await _store.Values.GetTimeAsync(StateKeys.ContactsListed).ConfigureAwait(false), begun))
                    || await ReadMissedAsync(begun).ConfigureAwait(false))
                && await RefreshAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_context.IsCutShort)
        {
            return false;
        }
    }

    private async Task<bool> ReadUnreadAsync() =>
        await ReadAsync(new UnreadSource(_store, _context.RunId)).ConfigureAwait(false);

    /// <summary>Lists all contacts, and reads those that the search has missed or that are no longer listed.</summary>
    private async Task<bool> ReadMissedAsync(DateTimeOffset begun)
    {
        ListingSource listing = new(_finder, _store, _context);
        int updatedBefore = _report.RecordsUpdated + _report.RecordsCreated;
        bool isComplete = await ReadAsync(listing, () => !_context.IsOutOfTime && !IsDayNearlyUsedUp())
            .ConfigureAwait(false) == ReadEnd.Complete;
        if (listing.Failure is { } failure)
        {
            _report.Warn($"The listing of all contacts failed ({failure.ErrorId}). The next run tries again.");
            return false;
        }

        int found = _report.RecordsUpdated + _report.RecordsCreated - updatedBefore;
        if (found > 0)
        {
            _report.Warn(
                $"The complete listing showed changes of {found} contacts that HighLevel's search had missed.");
        }

        if (isComplete)
        {
            await _store.Values.SetAsync(StateKeys.ContactsListed, begun).ConfigureAwait(false);
        }

        _isListed = isComplete;
        return isComplete;
    }

    /// <summary>
    /// Reads again what may have changed without being announced: handles, tasks, notes, appointments of linked
    /// contacts. Tasks come first: a search tells at once for many contacts that nothing changed.
    /// </summary>
    private async Task<bool> RefreshAsync()
    {
        IReadOnlyList<Recipe> recipes = _settings.Recipes;
        Freshness freshness = new()
        {
            Profile = recipes.Min(static recipe => recipe.Freshness.Profile),
            Tasks = recipes.Min(static recipe => recipe.Freshness.Tasks),
            Notes = recipes.Min(static recipe => recipe.Freshness.Notes),
            Appointments = recipes.Min(static recipe => recipe.Freshness.Appointments),
        };
        ReadTimes due = new()
        {
            Profile = _context.Now - freshness.Profile,
            Tasks = _context.Now - freshness.Tasks,
            Notes = _context.Now - freshness.Notes,
            Appointments = _context.Now - freshness.Appointments,
        };
        await EstimateAsync(freshness, due).ConfigureAwait(false);
        return await SearchTasksAsync(due.Tasks.Value, MayReadMore).ConfigureAwait(false)
            && await ReadAsync(new FreshnessSource(_store, due)).ConfigureAwait(false);
    }

    /// <summary>Says how long the round takes, and whether the limits allow what the recipes state.</summary>
    private async Task EstimateAsync(Freshness freshness, ReadTimes due)
    {
        RateLimiter limit = _ghl.RateLimit;
        long calls = RoundEstimate.Calls(await _store.Records.CountPartsAsync(due).ConfigureAwait(false));
        if (calls > 0)
        {
            TimeSpan time = RoundEstimate.Time(calls, limit.Share, limit.Window);
            _context.Call.Report(FormattableString.Invariant(
                $"Tasks, notes and appointments that are due take about {calls} calls, {time:g} at the limit."));
        }

        double perDay = Math.Min(
            limit.Share * (TimeSpan.FromDays(1) / limit.Window), limit.DailyShare ?? double.PositiveInfinity);
        PartCounts followed = await _store.Records.CountPartsAsync(new ReadTimes()).ConfigureAwait(false);
        if (RoundEstimate.Warning(followed, freshness, perDay) is { } warning)
        {
            _report.Warn(warning);
        }
    }

    private async Task<bool> SearchTasksAsync(DateTimeOffset before, Func<bool> mayGoOn) =>
        await new ReaderPool(Readers, mayGoOn).ReadAsync(
            TaskBatchesAsync(before), _records.SearchTasksAsync).ConfigureAwait(false) == ReadEnd.Complete;

    private async IAsyncEnumerable<string[]> TaskBatchesAsync(DateTimeOffset before)
    {
        IReadOnlyList<string> due = await _store.Records.WithTasksReadBeforeAsync(before).ConfigureAwait(false);
        foreach (string[] batch in due.Chunk(TaskSearch.BatchSize))
        {
            yield return batch;
        }
    }

    /// <summary>Reads what a source finds as long as time, the day's calls and the service last.</summary>
    private async Task<bool> ReadAsync(IChangeSource source) =>
        await ReadAsync(source, MayReadMore).ConfigureAwait(false) == ReadEnd.Complete;

    private Task<ReadEnd> ReadAsync(IChangeSource source, Func<bool> mayGoOn, Action<ChangeHint>? stored = null)
    {
        int count = 0;
        return new ReaderPool(Readers, mayGoOn).ReadAsync(source.FindAsync(), _records.ReadAsync, hint =>
        {
            _context.Call.ReportProgress(source.Name, ++count, source.Total);
            stored?.Invoke(hint);
        });
    }

    /// <summary>
    /// How many contacts are read at once: enough to use up a window of HighLevel's although each response takes a
    /// second and a half, but no more than the window allows.
    /// </summary>
    private int Readers => Math.Clamp(_ghl.RateLimit.Share, 1, MostReaders);

    private bool MayReadMore() => !_hasDeliveries && !_context.IsOutOfTime && !IsDayNearlyUsedUp();

    /// <summary>A tenth of the day's calls is left for changed contacts and for people.</summary>
    private bool IsDayNearlyUsedUp() =>
        _ghl.RateLimit is { DailyShareLeft: { } left, DailyShare: { } share } && left < share / 10;

    /// <summary>Ends the run. A baseline is recorded only if the run read all changes.</summary>
    private async Task CompleteAsync(DateTimeOffset begun, bool isComplete)
    {
        await _store.Effects.EraseOrphansAsync().ConfigureAwait(false);
        long lastChange = await SaveRecipesAsync(begun, isComplete).ConfigureAwait(false);
        if (isComplete && await IsBaselineRequiredAsync(_store).ConfigureAwait(false))
        {
            await _store.Values.SetAsync(StateKeys.BaselineRequired, "no").ConfigureAwait(false);
            await _store.Runs.RestartRecipesAsync(begun, lastChange).ConfigureAwait(false);
        }

        if (await _store.Changes.TrimAsync(_context.Now - ChangeTable.Retention).ConfigureAwait(false)
            is { } forgotten)
        {
            await _store.Values
                .SetAsync(StateKeys.ChangesForgotten, forgotten.ToString(CultureInfo.InvariantCulture))
                .ConfigureAwait(false);
        }

        await _store.Runs.TrimAsync(_context.Now - RunTable.Retention).ConfigureAwait(false);
        await _store.Effects.TrimAsync(_context.Now - RunTable.Retention).ConfigureAwait(false);
        await _store.Runs.EndAsync(
            _context.RunId, _context.Now,
            _report.Warnings.Count == 0 ? RunOutcome.Complete : RunOutcome.CompleteWithWarnings)
            .ConfigureAwait(false);
    }

    /// <summary>Notes how far each recipe has come.</summary>
    /// <param name="begun">When the run began, for recipes that have a baseline now.</param>
    /// <param name="isComplete">Whether the run read all changes, so that it recorded a baseline.</param>
    /// <returns>The number of the last change.</returns>
    private async Task<long> SaveRecipesAsync(DateTimeOffset begun, bool isComplete)
    {
        long lastChange = await _store.Changes.LastAsync().ConfigureAwait(false);
        foreach (RecipeDecision decision in _recipes.Where(one => one.IsActive || isComplete))
        {
            KnownRecipe known = Known(decision, _context.RunId) with
            {
                LastChange = lastChange,
                ActiveSince = decision.IsActive ? decision.ActiveSince : begun,
            };
            await _store.Runs.SaveRecipeAsync(decision.Recipe.Name, known).ConfigureAwait(false);
        }

        return lastChange;
    }

    private async Task<SyncSummary> SummarizeAsync()
    {
        Dictionary<LinkStatus, int> links = await _store.Records.CountByLinkAsync().ConfigureAwait(false);
        Dictionary<string, TimeSpan> staleness = [];
        foreach (string part in s_parts)
        {
            if (await _store.Records.OldestReadingAsync(part).ConfigureAwait(false) is { } oldest)
            {
                staleness[part] = _context.Now - oldest;
            }
        }

        return new SyncSummary
        {
            RunId = _context.RunId,
            HasLingered = _hasLingered,
            Baseline = _recipes.Any(static recipe => !recipe.IsActive),
            ContactsRead = _reader.Count,
            RecordsCreated = _report.RecordsCreated,
            RecordsUpdated = _report.RecordsUpdated,
            RecordsRemoved = _report.RecordsRemoved,
            Linked = links.GetValueOrDefault(LinkStatus.Linked),
            Unlinked = links.GetValueOrDefault(LinkStatus.Unlinked),
            Pending = links.GetValueOrDefault(LinkStatus.Pending),
            Writes = _settings.IsDryRun ? 0 : _effects.Writes,
            Waiting = await _store.Effects.CountAsync(
                EffectStatus.Planned, EffectStatus.AwaitingApproval, EffectStatus.Unknown, EffectStatus.Sending)
                .ConfigureAwait(false),
            Staleness = staleness,
            Warnings = _report.Warnings,
            Effects = _report.Effects,
        };
    }
}

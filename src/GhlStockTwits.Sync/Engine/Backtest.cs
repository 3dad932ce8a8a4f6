using GhlStockTwits.Api;
using GhlStockTwits.Events;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Plays the log of changes through recipes, with the records as they are now, and shows what they would have done.
/// Sends nothing and stores nothing.
/// </summary>
internal static class Backtest
{
    /// <summary>Plays the changes that were noticed since a time.</summary>
    /// <exception cref="GhlStockTwitsException">
    /// The state does not exist, or a recipe requires what the location does not have.
    /// </exception>
    public static async Task<SyncPlan> RunAsync(
        HighLevelConnection ghl, StockTwitsConnection stockTwits, string place, IReadOnlyList<Recipe> recipes,
        DateTimeOffset since, CallContext call)
    {
        ServiceClock clock = new(ghl.Time);
        LocationFacts location = await LocationFacts.ReadAsync(ghl, recipes, clock, call).ConfigureAwait(false);
        IStateStore store = await StateStores.OpenToReadAsync(place).ConfigureAwait(false)
            ?? throw DatabaseErrors.State.Missing(StateStores.NameOf(place));
        await using (store.ConfigureAwait(false))
        {
            RecipeRequirements.RequireFields(recipes, location.Fields, new HashSet<string>());
            IReadOnlyList<Recipe> inZone =
                RecipeRequirements.WithTimeZone(recipes, location.Zone, RecipeFields.Moments);
            BacktestRun run = new(inZone, stockTwits.Account is not null);
            foreach (LoggedChange change in await store.Changes.AfterAsync(0).ConfigureAwait(false))
            {
                if (change.SeenAt >= since)
                {
                    run.Play(
                        change, change.ContactId.Length == 0 ? null
                            : await store.Records.FindAsync(change.ContactId).ConfigureAwait(false));
                }
            }

            return PlanCheck.Sealed(new SyncPlan
            {
                MadeAt = ghl.Time.GetUtcNow(),
                Since = since,
                LocationId = ghl.RequiredLocationId,
                Account = stockTwits.Account?.Username,
                AccountId = stockTwits.Account?.Id,
                Recipes = [.. recipes.Select(SyncPlanner.Describe)],
                Effects = [.. run.Effects],
                Explanations = [.. run.Unmet],
                Warnings = [.. location.Warnings.Concat(run.Warnings)],
            });
        }
    }
}

/// <summary>What recipes would have done, change by change. It has no access to a service or a state.</summary>
/// <param name="recipes">The recipes, with their time zones.</param>
/// <param name="hasAccount">Whether updates would be sent, or be drafts.</param>
internal sealed class BacktestRun(IReadOnlyList<Recipe> recipes, bool hasAccount)
{
    private readonly RecipeDecision[] _decisions =
        [.. recipes.Select(static recipe => new RecipeDecision(recipe, IsActive: true, Reason: null))];

    // What would have been public, and when.
    private readonly List<(DateTimeOffset Time, string? Text)> _public = [];
    private readonly List<PlannedEffect> _effects = [];
    private readonly List<string> _unmet = [];
    private int _withdrawn;

    public IReadOnlyList<PlannedEffect> Effects => _effects;

    public IReadOnlyList<string> Unmet => _unmet;

    /// <summary>What could not be played.</summary>
    public IEnumerable<string> Warnings => _withdrawn == 0 ? [] :
    [
        $"Changes whose contact is gone or that do not hold any more: {_withdrawn}. What they would have led to is not "
        + "known.",
    ];

    /// <summary>Plays one change as if it were noticed when it was.</summary>
    /// <param name="change">The change.</param>
    /// <param name="record">The record of its contact as it is now, or null.</param>
    public void Play(LoggedChange change, ContactRecord? record)
    {
        ChangeEvent? cause = !EventKind.IsOfRecord(ChangeEvent.Split(change.Trigger).Kind) ? change.ToEvent()
            : record is null || record.MissingInRun is not null ? null
            : EffectReview.CauseOf(change.Trigger, record, change.SeenAt);
        if (cause is null)
        {
            _withdrawn++;
            return;
        }

        PlanFacts facts = new(change.SeenAt, change.LastReadAt, RunId: 0, OfPerson: []) { Logged = change };
        ChangeEvent seen = cause with { LastReadAt = change.PartReadAt ?? cause.LastReadAt };
        ChangePlan plan = EffectPlanner.Plan(record, [seen], _decisions, facts);
        _unmet.AddRange(plan.Unmet);
        foreach (Effect effect in plan.Effects)
        {
            _effects.Add(PlannedEffect.From(Guarded(effect, change.SeenAt)));
        }
    }

    /// <summary>An effect after the guards of its time: quiet hours, the cap, and texts that repeat.</summary>
    private Effect Guarded(Effect effect, DateTimeOffset time)
    {
        if (effect.Status != EffectStatus.Planned || (effect.Text ?? effect.Arguments) is null)
        {
            return effect;
        }

        bool isUpdate = effect.Operation == UpdateSender.OperationName;
        bool isPublic = effect.Operation.StartsWith("stocktwits.", StringComparison.Ordinal);
        Recipe recipe = recipes.First(recipe => recipe.Name == effect.Recipe);
        int inLastHour = _public.Count(one => time - one.Time < SendGuard.CapWindow);
        SendFacts facts = new(
            time, hasAccount, inLastHour,
            _public.Where(one => time - one.Time < SendGuard.NoRepeat).Select(static one => one.Text)
                .OfType<string>().ToHashSet());
        SendDecision decision = isUpdate ? SendGuard.Decide(effect, recipe, facts)
            : isPublic && SendGuard.Wait(recipe, time, inLastHour) is { } wait
                ? new SendDecision(EffectStatus.Planned, wait)
            : new SendDecision(EffectStatus.Sending);
        if (decision.Status != EffectStatus.Sending)
        {
            return effect with { Status = decision.Status, Reason = decision.Reason };
        }

        if (isPublic)
        {
            _public.Add((time, Fingerprint.OfText(effect.Text)));
        }

        return effect with { Reason = isUpdate ? EffectForecast.WouldBeSent : EffectForecast.WouldBeDone };
    }
}

using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Brings effects to their end, in their order: first those that were begun and have no known outcome, then those that
/// are planned. Each is looked at once more before it is begun. See docs/decisions/0006-effects.md.
/// </summary>
internal sealed class EffectRunner(
    IStateStore store, UpdatePoster updates, OperationCaller operations, EffectReviewer reviewer,
    EffectJournal journal, SyncSettings settings, IReadOnlyList<RecipeDecision> recipes, SyncContext context,
    SyncReport report)
{
    // Each effect is asked about once a run: what waits or was refused for now waits for the next one.
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);

    /// <summary>How many calls that change something were made, or may have been; in a dry run, would be.</summary>
    public int Writes => updates.Writes + operations.Writes;

    /// <summary>Brings to their end what earlier runs left, what is planned, and what this run leaves open.</summary>
    public async Task RunAsync()
    {
        await VerifyAsync().ConfigureAwait(false);
        await ReviewDraftsAsync().ConfigureAwait(false);
        await DoPlannedAsync().ConfigureAwait(false);
        await VerifyAsync().ConfigureAwait(false);
        if (updates.IsRestored)
        {
            await store.Effects.ParkPlannedAsync(null, UpdatePoster.RestoredReason).ConfigureAwait(false);
        }
    }

    private IEffectActor ActorOf(Effect effect) =>
        effect.Operation == UpdateSender.OperationName ? updates : operations;

    private Recipe? RecipeOf(Effect effect) => settings.Recipes.FirstOrDefault(recipe => recipe.Name == effect.Recipe);

    /// <summary>What a person is asked about can be withdrawn or become too old, too.</summary>
    private async Task ReviewDraftsAsync()
    {
        foreach (Effect draft in await store.Effects.InAsync(EffectStatus.AwaitingApproval).ConfigureAwait(false))
        {
            if (RecipeOf(draft) is { } recipe
                && await ReviewAsync(draft, recipe).ConfigureAwait(false) is { } reviewed && reviewed != draft)
            {
                await journal.SaveAsync(reviewed).ConfigureAwait(false);
            }
        }
    }

    private async Task DoPlannedAsync()
    {
        List<Effect> planned = [];
        foreach (Effect effect in await store.Effects.InAsync(EffectStatus.Planned).ConfigureAwait(false))
        {
            if (!_asked.Add(effect.Key))
            {
                continue;
            }

            if (RecipeOf(effect) is not { } recipe)
            {
                await journal.SaveAsync(effect with { Reason = "The recipe does not take part in this run." })
                    .ConfigureAwait(false);
            }
            else if (await ReviewAsync(effect, recipe).ConfigureAwait(false) is { } reviewed)
            {
                if (settings.Plan is null || PlanCheck.Covers(settings.Plan, reviewed))
                {
                    planned.Add(reviewed);
                    continue;
                }

                await journal.SaveAsync(reviewed with { Reason = "It is not in the plan, or differs from it." })
                    .ConfigureAwait(false);
            }
        }

        foreach (Effect held in Held(planned))
        {
            report.Add(held);
            planned.Remove(held);
        }

        int handled = 0;
        foreach (Effect effect in planned)
        {
            context.Call.ReportProgress("effects handled", handled++, planned.Count);
            if (context.IsOutOfTime)
            {
                report.Warn("The time is up: the remaining updates wait for the next run.");
                break;
            }

            await DoAsync(effect, RecipeOf(effect)!).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The effects that exceed what a run, or a recipe in a run, may change: then none of them happens.
    /// </summary>
    private List<Effect> Held(List<Effect> planned)
    {
        List<Effect> held = [];
        foreach (IGrouping<string, Effect> ofRecipe in planned.GroupBy(static effect => effect.Recipe))
        {
            int before = _held.GetValueOrDefault(ofRecipe.Key);
            if (RecipeOf(ofRecipe.First())?.MaxChange is { } most && before + ofRecipe.Count() > most)
            {
                _held[ofRecipe.Key] = before + ofRecipe.Count();
                held.AddRange(ofRecipe);
                report.Warn(
                    $"Recipe '{ofRecipe.Key}' has {ofRecipe.Count()} effects, more than its 'maxChange: {most}' "
                    + "allows: none of them was done. See Get-GhlStockTwitsEffect -Status Planned.");
            }
        }

        int count = planned.Count - held.Count;
        int heldBefore = _held.GetValueOrDefault(string.Empty);
        if (count > 0 && Writes + heldBefore + count > settings.MaxChange)
        {
            _held[string.Empty] = heldBefore + count;
            held = planned.ToList();
            report.Warn(
                $"{count} updates are planned, more than -MaxChange {settings.MaxChange} allows: none of them was "
                + "sent. See Get-GhlStockTwitsEffect -Status Planned, then run again with a larger -MaxChange, "
                + "or wait until they are too old.");
        }

        return held;
    }

    /// <summary>An effect as it is now, or null if it was parked, because it is too old or withdrawn.</summary>
    private async Task<Effect?> ReviewAsync(Effect effect, Recipe recipe)
    {
        Effect reviewed = await reviewer.ReviewAsync(effect, recipe).ConfigureAwait(false);
        if (reviewed.Status != EffectStatus.Parked)
        {
            return reviewed;
        }

        await journal.SaveAsync(reviewed with { FinishedAt = context.Now }).ConfigureAwait(false);
        return null;
    }

    private async Task DoAsync(Effect planned, Recipe recipe)
    {
        // A step that waits for the result of another may have it by now.
        Effect? effect = IsReady(planned) ? planned : await ReviewAsync(planned, recipe).ConfigureAwait(false);
        if (effect is null)
        {
            return;
        }

        if (!IsReady(effect))
        {
            await journal.SaveAsync(effect).ConfigureAwait(false);
            return;
        }

        string service = OperationCatalog.Operations[effect.Operation].Service.Name;
        if (journal.IsAway(service))
        {
            string reason = $"Waits, because {service} does not answer.";
            await journal.SaveAsync(effect with { Reason = reason }).ConfigureAwait(false);
            report.Warn($"Effects wait for the next run, because {service} does not answer.");
            return;
        }

        try
        {
            await ActorOf(effect).DoAsync(effect, recipe).ConfigureAwait(false);
        }
        catch (ApiException failure) when (ReadFailure.CanWait(failure))
        {
            await journal.SaveAsync(
                effect with { Reason = $"Waits, because a read failed ({failure.ErrorId})." }, failure)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.IsCutShort)
        {
            await journal.SaveAsync(effect with { Reason = "Waits, because the time was up." }).ConfigureAwait(false);
        }
    }

    private static bool IsReady(Effect effect) => (effect.Text ?? effect.Arguments) is not null;

    private async Task VerifyAsync()
    {
        foreach (Effect effect in await store.Effects.InAsync(EffectStatus.Sending, EffectStatus.Unknown)
            .ConfigureAwait(false))
        {
            Guards guards = RecipeOf(effect)?.Guards ?? new Guards();
            TimeSpan wait = effect.SendingAt!.Value + guards.VerifyAfter - context.Now;
            if (settings.IsDryRun || context.IsOutOfTime || wait > context.Left)
            {
                report.Add(effect);
                continue;
            }

            if (wait > TimeSpan.Zero)
            {
                context.Call.Report("Waiting until the services show what was sent", wait);
                await Task.Delay(wait, context.Clock.Time, context.Call.CancellationToken).ConfigureAwait(false);
            }

            try
            {
                RecipeDecision? decision = recipes.FirstOrDefault(one => one.Recipe.Name == effect.Recipe);
                await ActorOf(effect).VerifyAsync(effect, decision).ConfigureAwait(false);
            }
            catch (ApiException failure) when (ReadFailure.CanWait(failure))
            {
                await journal.SaveAsync(effect with
                {
                    Status = EffectStatus.Unknown,
                    Reason = $"It could not be verified yet ({failure.ErrorId}).",
                }).ConfigureAwait(false);
                report.Warn($"What was sent could not be verified yet ({failure.ErrorId}). The next run tries again.");
            }
            catch (OperationCanceledException) when (context.IsCutShort)
            {
                report.Add(effect);
            }
        }
    }
}

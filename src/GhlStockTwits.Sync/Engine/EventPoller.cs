using GhlStockTwits.Api;
using GhlStockTwits.Events;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Finds what happens apart from contacts: followers, messages and trends at StockTwits by polling, and the times of
/// schedules. How far a trigger has come is in the state, and changes together with what follows from it.
/// </summary>
internal sealed class EventPoller(
    IStateStore store, StockTwitsConnection stockTwits, ChangePlanner planner,
    IReadOnlyList<RecipeDecision> recipes, SyncContext context, SyncReport report)
{
    /// <summary>Polls what the recipes of the run wait for.</summary>
    public async Task PollAsync()
    {
        await PlanSchedulesAsync().ConfigureAwait(false);
        foreach ((PolledTrigger trigger, string kind, string? subject) in Subscriptions())
        {
            if (context.IsOutOfTime)
            {
                report.Warn("The time is up: the next run polls the remaining triggers.");
                return;
            }

            try
            {
                await PollAsync(trigger, kind, subject).ConfigureAwait(false);
            }
            catch (ApiException failure) when (ReadFailure.CanWait(failure))
            {
                report.Warn($"{trigger.Name} could not be polled ({failure.ErrorId}). The next run tries again.");
            }
            catch (OperationCanceledException) when (context.IsCutShort)
            {
                report.Warn("The time is up: the next run polls the remaining triggers.");
                return;
            }
        }
    }

    private IEnumerable<(PolledTrigger Trigger, string Kind, string? Subject)> Subscriptions()
    {
        IEnumerable<Trigger> wanted = recipes.SelectMany(static decision => decision.Recipe.Triggers)
            .Where(static trigger => !EventKind.IsOfRecord(trigger.Kind) && trigger.Kind != EventKind.Schedule)
            .DistinctBy(static trigger => (trigger.Kind, trigger.Subject?.ToUpperInvariant()));
        foreach (Trigger trigger in wanted)
        {
            if (PolledTrigger.Named(trigger.Kind) is not { } polled
                || trigger is { Kind: EventKind.MessagePosted, Subject: null })
            {
                continue;
            }

            if (polled.Reads.Scope is not null && stockTwits.Account is null)
            {
                report.Warn($"'{trigger.Kind}' requires a StockTwits token.");
                continue;
            }

            yield return (polled, trigger.Kind, polled.Subject is null ? null : trigger.Subject);
        }
    }

    private async Task PollAsync(PolledTrigger trigger, string kind, string? subject)
    {
        string name = $"checkpoint {trigger.Name} {subject}".TrimEnd();
        PollingCheckpoint checkpoint =
            PollingCheckpoint.Read(await store.Values.GetAsync(name).ConfigureAwait(false));
        bool isFirst = !checkpoint.HasBaseline;
        object[] found = await trigger.PollAsync(stockTwits, new TriggerQuery(subject), checkpoint, context.Reads)
            .ConfigureAwait(false);
        DateTimeOffset polledAt = context.Now;
        DateTimeOffset? before = await store.Values.GetTimeAsync(name + " at").ConfigureAwait(false);
        await store.TransactAsync(async () =>
        {
            await store.Values.SetAsync(name, checkpoint.Write()).ConfigureAwait(false);
            await store.Values.SetAsync(name + " at", polledAt).ConfigureAwait(false);
            if (!isFirst)
            {
                ChangeEvent[] events =
                [
                    .. found.Where(one => !PolledEvents.IsOwn(one, stockTwits.Account?.Id))
                        .Select(one => PolledEvents.Of(kind, one, subject, before ?? polledAt, polledAt)),
                ];
                await planner.PlanEventsAsync(events, recipes).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        context.Call.Report($"{trigger.Name} polled");
    }

    private async Task PlanSchedulesAsync()
    {
        foreach (RecipeDecision decision in recipes.Where(static one => one.IsActive))
        {
            ChangeEvent[] due =
            [
                .. decision.Recipe.Triggers.Select(static trigger => trigger.Schedule).OfType<Schedule>()
                    .Select(schedule => PolledEvents.LastOf(
                        schedule, decision.ActiveSince, context.Now, decision.Recipe.Guards.MaxAge,
                        decision.Recipe.Zone))
                    .OfType<ChangeEvent>(),
            ];
            if (due.Length > 0)
            {
                await store.TransactAsync(() => planner.PlanEventsAsync(due, [decision])).ConfigureAwait(false);
            }
        }
    }
}

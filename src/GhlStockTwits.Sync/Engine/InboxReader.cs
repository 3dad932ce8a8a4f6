using GhlStockTwits.Api;
using GhlStockTwits.Events;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Takes deliveries from the inbox, reads what they are about and settles them. One that is not settled, because
/// something could not be read or the process ended, is taken again: reading again changes nothing, so it is never
/// counted twice.
/// </summary>
internal sealed class InboxReader(
    DeliveryInbox inbox, string locationId, string worker, IStateStore store, ChangePlanner planner,
    TaskSearch tasks, IReadOnlyList<RecipeDecision> recipes, SyncContext context, SyncReport report)
{
    private const int BatchSize = 200;

    // What cannot be read is not tried for ever. A process that ends before it knows does not count.
    private const int MostAttempts = 10;

    private bool _isAway;

    /// <summary>Gives back what an earlier run took and did not settle.</summary>
    public Task ReleaseAsync() => GuardAsync(async () =>
    {
        await inbox.ReleaseAsync(locationId, worker).ConfigureAwait(false);
        return true;
    });

    /// <summary>Whether something waits. False if the inbox cannot be asked.</summary>
    public Task<bool> HasQueuedAsync() => GuardAsync(() => inbox.HasQueuedAsync(locationId));

    /// <summary>Reads all that waits.</summary>
    /// <param name="mayGoOn">Whether more may be begun.</param>
    /// <param name="readAsync">Reads what hints name, and returns the contacts that were not read.</param>
    /// <param name="readTasksAsync">Reads the tasks of all contacts again, and returns whether all were read.</param>
    public async Task ReadAsync(
        Func<bool> mayGoOn, Func<IReadOnlyList<ChangeHint>, Task<IReadOnlySet<string>>> readAsync,
        Func<Task<bool>> readTasksAsync)
    {
        while (mayGoOn())
        {
            IReadOnlyList<WebhookReceipt> taken = [];
            await GuardAsync(async () =>
            {
                taken = await inbox.TakeAsync(locationId, worker, BatchSize).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            if (taken.Count == 0)
            {
                return;
            }

            await ReadAsync(taken, readAsync, readTasksAsync).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(
        IReadOnlyList<WebhookReceipt> taken, Func<IReadOnlyList<ChangeHint>, Task<IReadOnlySet<string>>> readAsync,
        Func<Task<bool>> readTasksAsync)
    {
        WebhookReceipt[] given = [.. taken.Where(static one => one.Attempts >= MostAttempts)];
        DeliveryPlan plan = DeliveryPlan.Of(taken.Except(given), await WantedAsync().ConfigureAwait(false));
        bool hasTasks = plan.Tasks.Count == 0 || await FindTasksAsync(plan, readTasksAsync).ConfigureAwait(false);

        DateTimeOffset? lastReadAt = await store.Values.GetTimeAsync(StateKeys.ContactsRead).ConfigureAwait(false);
        IReadOnlySet<string> unread =
            await readAsync(plan.Hints(context.Now, lastReadAt)).ConfigureAwait(false);
        WebhookReceipt[] announced = [.. plan.Announced.Where(one => !unread.Contains(one.ContactId ?? string.Empty))];
        await store.TransactAsync(() => planner.PlanEventsAsync(
            [.. announced.Select(DeliveryPlan.EventOf)])).ConfigureAwait(false);
        WebhookReceipt[] read =
        [
            .. taken.Except(given).Except(plan.Ignored.Select(static one => one.Delivery))
                .Except(hasTasks ? [] : plan.Tasks)
                .Where(one => one.ContactId is not { } contactId || !unread.Contains(contactId)),
        ];
        WebhookReceipt[] waiting =
            [.. taken.Except(given).Except(plan.Ignored.Select(static one => one.Delivery)).Except(read)];
        await GuardAsync(() => SettleAsync(given, plan, read, waiting)).ConfigureAwait(false);
        if (given.Length > 0)
        {
            report.Warn($"Deliveries that could not be read in {MostAttempts} attempts: {given.Length}. "
                + "See Get-GhlWebhookDelivery Failed.");
        }

        context.Call.Report($"{taken.Count} deliveries read");
    }

    private async Task<bool> SettleAsync(
        WebhookReceipt[] given, DeliveryPlan plan, WebhookReceipt[] read, WebhookReceipt[] waiting)
    {
        await inbox.SettleAsync(
            Numbers(given), DeliveryStatus.Failed, $"It could not be read in {MostAttempts} attempts.")
            .ConfigureAwait(false);
        foreach (IGrouping<string, long> group in plan.Ignored
            .GroupBy(static one => one.Reason, static one => one.Delivery.Number))
        {
            await inbox.SettleAsync([.. group], DeliveryStatus.Ignored, group.Key).ConfigureAwait(false);
        }

        await inbox.SettleAsync(Numbers(waiting), DeliveryStatus.Queued, "What it is about could not be read yet.")
            .ConfigureAwait(false);
        await inbox.SettleAsync(Numbers(read), DeliveryStatus.Applied, null).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Finds the contacts of new tasks. One search shows many tasks; only if that does not show them, the tasks of all
    /// contacts that are followed are compared, many contacts in one call.
    /// </summary>
    /// <returns>Whether the tasks were found, or all were read.</returns>
    private async Task<bool> FindTasksAsync(DeliveryPlan plan, Func<Task<bool>> readTasksAsync)
    {
        string[] wanted = [.. plan.Tasks.Select(static one => one.ObjectId!).Distinct()];
        PartCounts followed = await store.Records.CountPartsAsync(new ReadTimes()).ConfigureAwait(false);
        int mostPages = (int)Math.Max(1, followed.Tasks / TaskSearch.BatchSize);
        IReadOnlyDictionary<string, string> owners =
            await tasks.FindOwnersAsync(wanted, mostPages).ConfigureAwait(false);
        foreach (string contactId in owners.Values.Distinct())
        {
            plan.AddTasksOf(contactId);
        }

        return owners.Count == wanted.Length || await readTasksAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// The kinds that recipes of the state wait for: those of this run, and those of recipes in other tasks.
    /// </summary>
    private async Task<IReadOnlySet<string>> WantedAsync()
    {
        foreach (string kind in AnnouncedKinds(recipes.Select(static one => one.Recipe)))
        {
            await store.Values.SetAsync(StateKeys.Wanted(kind), "yes").ConfigureAwait(false);
        }

        HashSet<string> wanted = [];
        foreach (string kind in EventKind.Announced)
        {
            if (await store.Values.GetAsync(StateKeys.Wanted(kind)).ConfigureAwait(false) is not null)
            {
                wanted.Add(kind);
            }
        }

        return wanted;
    }

    /// <summary>The kinds of some recipes that only webhooks announce.</summary>
    public static IEnumerable<string> AnnouncedKinds(IEnumerable<Recipe> recipes) =>
        recipes.SelectMany(static recipe => recipe.Triggers).Select(static trigger => trigger.Kind)
            .Where(EventKind.Announced.Contains).Distinct();

    /// <summary>
    /// Uses the inbox. If it is away, the run goes on without it: what waits there waits, and polling finds changes.
    /// </summary>
    private async Task<bool> GuardAsync(Func<Task<bool>> use)
    {
        try
        {
            bool result = await use().ConfigureAwait(false);
            _isAway = false;
            return result;
        }
        catch (GhlStockTwitsException failure) when (failure is not ApiException)
        {
            if (!_isAway)
            {
                report.Warn(
                    $"The inbox of webhooks could not be used ({failure.ErrorId}). What waits there is read later.");
            }

            _isAway = true;
            return false;
        }
    }

    private static long[] Numbers(IEnumerable<WebhookReceipt> deliveries) =>
        [.. deliveries.Select(static one => one.Number)];
}

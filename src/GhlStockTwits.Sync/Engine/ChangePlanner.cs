using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.Events;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Plans what changes lead to, and stores it: the effects, why there are none, and the changes themselves for recipes
/// that do not take part in this run. What decides is <see cref="EffectPlanner"/>.
/// </summary>
internal sealed class ChangePlanner(
    IStateStore store, IReadOnlyList<RecipeDecision> recipes, IReadOnlySet<string> otherAudiences, bool isRestored,
    SyncContext context, SyncReport report)
{
    // The services' clocks need not agree to the minute.
    private static readonly TimeSpan s_ownChangeShows = TimeSpan.FromMinutes(2);

    private readonly Recipe[] _all = [.. recipes.Select(static one => one.Recipe)];

    /// <summary>Plans what the difference between two readings of a contact leads to, and logs it.</summary>
    /// <param name="before">The record as it was, or null if there was none.</param>
    /// <param name="after">The record as it is stored now.</param>
    /// <param name="lastReadAt">When all changes were last read, or null if they never were.</param>
    public async Task PlanAsync(ContactRecord? before, ContactRecord after, DateTimeOffset? lastReadAt)
    {
        IReadOnlyList<ChangeEvent> changes = await WithoutOwnAsync(
            RecordDiff.Between(before, after, lastReadAt), before, after, lastReadAt).ConfigureAwait(false);
        report.Count(changes);
        await LogAsync(after, changes, lastReadAt).ConfigureAwait(false);
        PlanFacts facts = await FactsOfAsync(after, lastReadAt).ConfigureAwait(false);
        await PlanAsync(after, changes, recipes, facts).ConfigureAwait(false);
        await PlanMapsAsync(after).ConfigureAwait(false);
    }

    /// <summary>Keeps and plans what happened apart from the records, for all recipes of the run.</summary>
    public Task PlanEventsAsync(IReadOnlyList<ChangeEvent> events) => PlanEventsAsync(events, recipes);

    /// <summary>Keeps and plans what happened apart from the records: a follower, a message, a time.</summary>
    /// <param name="events">What happened.</param>
    /// <param name="asked">The recipes that are asked about it.</param>
    public async Task PlanEventsAsync(IReadOnlyList<ChangeEvent> events, IReadOnlyList<RecipeDecision> asked)
    {
        report.Count(events);
        foreach (ChangeEvent one in events)
        {
            ContactRecord? person = await PersonOfAsync(one).ConfigureAwait(false);
            await store.Changes.AddAsync(new LoggedChange(
                person?.ContactId ?? string.Empty, 0, one.Trigger, one.HappenedAt ?? context.Now, context.Now)
            {
                LastReadAt = one.LastReadAt,
                Fields = EffectJson.Write(new Arguments(one.Fields)),
            }).ConfigureAwait(false);
            PlanFacts facts = await FactsOfAsync(person, lastReadAt: null).ConfigureAwait(false);
            await PlanAsync(person, [one], asked, facts).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Plans what a linked user posted since the profile was last read, which brings the latest messages along.
    /// </summary>
    /// <param name="before">The record as it was.</param>
    /// <param name="after">The record as it was read.</param>
    /// <param name="latest">The latest messages of the user.</param>
    public async Task PlanMessagesAsync(
        ContactRecord before, ContactRecord after, IReadOnlyList<Message> latest)
    {
        bool isWanted = Array.Exists(_all, static recipe => recipe.Triggers.Any(static trigger =>
            trigger is { Kind: EventKind.MessagePosted, Subject: null }));
        if (isWanted)
        {
            await store.Values.SetAsync(StateKeys.MessagesWanted, "yes").ConfigureAwait(false);
        }

        // Another recipe of the state may wait for them, in another task.
        if (isWanted || await store.Values.GetAsync(StateKeys.MessagesWanted).ConfigureAwait(false) is not null)
        {
            await PlanEventsAsync(
                PolledEvents.MessagesBetween(before, after, latest, context.Now), recipes)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Plans what changes that other runs noticed mean for a recipe.</summary>
    public async Task CatchUpAsync(RecipeDecision decision, IReadOnlyList<LoggedChange> changes)
    {
        foreach (LoggedChange change in changes)
        {
            ContactRecord? record = change.ContactId.Length == 0 ? null
                : await store.Records.FindAsync(change.ContactId).ConfigureAwait(false);
            ChangeEvent? cause = !EventKind.IsOfRecord(ChangeEvent.Split(change.Trigger).Kind) ? change.ToEvent()
                : record is null ? null
                : EffectReview.CauseOf(change.Trigger, record, context.Now);
            if (cause is not null)
            {
                PlanFacts facts = await FactsOfAsync(record, change.LastReadAt).ConfigureAwait(false);
                ChangeEvent seen = cause with { LastReadAt = change.PartReadAt ?? cause.LastReadAt };
                await PlanAsync(record, [seen], [decision], facts with { Logged = change }).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Plans what the due dates of tasks mean, which come although nothing changes.</summary>
    public async Task PlanDueTasksAsync()
    {
        foreach (RecipeDecision decision in recipes.Where(static one => one.IsActive))
        {
            foreach (Trigger trigger in decision.Recipe.Triggers.Where(static trigger =>
                trigger.Kind is EventKind.TaskDueSoon or EventKind.TaskOverdue))
            {
                TimeSpan within = trigger.Within ?? TimeSpan.Zero;
                foreach (string contactId in await store.Records.WithTasksDueAsync(context.Now + within)
                    .ConfigureAwait(false))
                {
                    await store.TransactAsync(() => PlanDueTasksAsync(decision, trigger, contactId))
                        .ConfigureAwait(false);
                }
            }
        }
    }

    private async Task PlanDueTasksAsync(RecipeDecision decision, Trigger trigger, string contactId)
    {
        if (await store.Records.FindAsync(contactId).ConfigureAwait(false) is not { } record)
        {
            return;
        }

        ChangeEvent[] due =
        [
            .. trigger.Kind == EventKind.TaskOverdue
                ? DueTasks.Overdue(record, context.Now)
                : DueTasks.Soon(record, trigger.Within ?? TimeSpan.Zero, context.Now),
        ];
        PlanFacts facts = await FactsOfAsync(record, lastReadAt: null).ConfigureAwait(false);
        await PlanAsync(record, due, [decision], facts).ConfigureAwait(false);
    }

    /// <summary>
    /// Plans what is there now as if it had just changed, until as many effects are planned as a run may have. What a
    /// recipe already did, or decided not to do, is left alone.
    /// </summary>
    /// <param name="most">The most effects that a run may have.</param>
    public async Task BackfillAsync(int most)
    {
        foreach (RecipeDecision decision in recipes)
        {
            if (!decision.IsActive)
            {
                report.Warn(
                    $"Recipe '{decision.Recipe.Name}' has no baseline yet: run it again with -Backfill.");
                continue;
            }

            int limit = Math.Min(most, decision.Recipe.MaxChange ?? most) - decision.Recipe.Steps.Count;
            foreach (string contactId in await store.Records.IdsAsync().ConfigureAwait(false))
            {
                if (!await BackfillAsync(decision, contactId, limit).ConfigureAwait(false))
                {
                    report.Warn(
                        $"Recipe '{decision.Recipe.Name}': no more than {most} effects are planned in one run. Run it "
                        + "again with -Backfill for the remaining contacts.");
                    break;
                }
            }
        }
    }

    /// <summary>Plans what one record holds; false if that could be more than the limit.</summary>
    private async Task<bool> BackfillAsync(RecipeDecision decision, string contactId, int limit)
    {
        if (await store.Records.FindAsync(contactId).ConfigureAwait(false) is not { } record)
        {
            return true;
        }

        foreach (ChangeEvent change in Backfill.Of(
            record, decision.Recipe, context.Now, decision.ActiveSince))
        {
            IReadOnlyList<Effect> known = await store.Effects.OfAsync(contactId).ConfigureAwait(false);
            if (known.Any(effect => effect.Recipe == decision.Recipe.Name && effect.Trigger == change.Trigger))
            {
                continue;
            }

            int open = await store.Effects.CountAsync(EffectStatus.Planned, EffectStatus.AwaitingApproval)
                .ConfigureAwait(false);
            if (open > limit)
            {
                return false;
            }

            PlanFacts facts = await FactsOfAsync(record, context.Now).ConfigureAwait(false);
            await store.TransactAsync(() => PlanAsync(record, [change], [decision], facts)).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Plans what figures mean for the tags that recipes keep in sync.</summary>
    /// <returns>The record with what is known of those tags.</returns>
    public async Task<ContactRecord> PlanTagMapsAsync(ContactRecord record, bool isChanged)
    {
        foreach (Recipe recipe in recipes.Where(static one => one.IsActive).Select(static one => one.Recipe))
        {
            foreach (TagChange change in
                TagMapping.Plan(recipe, record, isChanged, context.Now, context.RunId).ToArray())
            {
                if (change.Effect is not { } effect)
                {
                    record = change.ApplyTo(record);
                }
                else if (await store.Effects.TryAddAsync(effect, record.Handle).ConfigureAwait(false))
                {
                    record = change.ApplyTo(record);
                    report.Add(effect);
                }
            }
        }

        return record;
    }

    /// <summary>The audiences of a record.</summary>
    public IReadOnlyList<string> AudiencesOf(ContactRecord record) =>
        AudienceMembership.Of(record, _all, context.Now, otherAudiences);

    private async Task PlanMapsAsync(ContactRecord record)
    {
        foreach (Recipe recipe in recipes.Where(static one => one.IsActive).Select(static one => one.Recipe))
        {
            if (FieldMapping.Plan(recipe, record, context.Now, context.RunId) is { } effect
                && await store.Effects.TryAddAsync(effect, record.Handle).ConfigureAwait(false))
            {
                report.Add(effect);
            }
        }
    }

    /// <summary>The changes without those that effects made.</summary>
    private async Task<IReadOnlyList<ChangeEvent>> WithoutOwnAsync(
        IReadOnlyList<ChangeEvent> changes, ContactRecord? before, ContactRecord after, DateTimeOffset? lastReadAt)
    {
        if (changes.Count == 0)
        {
            return changes;
        }

        DateTimeOffset? since = changes.Select(change => change.LastReadAt ?? lastReadAt).Append(lastReadAt).Min();
        Effect[] begun =
        [
            .. (await store.Effects.OfAsync(after.ContactId).ConfigureAwait(false)).Where(effect =>
                effect.Operation.StartsWith("ghl.", StringComparison.Ordinal)
                && (since is null || effect.SendingAt >= since - s_ownChangeShows)),
        ];
        return [.. changes.Where(change => !OwnChanges.IsOwn(change, before, after, begun))];
    }

    /// <summary>
    /// The contact that the event names, or that of the user who wrote or follows; null if there is none. Of several
    /// contacts with one handle it is always the same.
    /// </summary>
    private async Task<ContactRecord?> PersonOfAsync(ChangeEvent change) =>
        change.ContactId is { } contactId ? await store.Records.FindAsync(contactId).ConfigureAwait(false)
        : change.Kind == EventKind.ContactDeleted || change.Fields.GetValueOrDefault("username") is not string username
            ? null
            : (await store.Records.OfHandleAsync(username).ConfigureAwait(false)).FirstOrDefault(record =>
                record.MissingInRun is null && change.Fields.GetValueOrDefault("userId") is string userId
                && record.User?.UserId.ToString(CultureInfo.InvariantCulture) == userId);

    private async Task<PlanFacts> FactsOfAsync(ContactRecord? record, DateTimeOffset? lastReadAt)
    {
        IReadOnlyList<Effect> ofPerson =
            record?.Handle is { } handle ? await store.Effects.OfPersonAsync(handle).ConfigureAwait(false) : [];
        return new PlanFacts(context.Now, lastReadAt, context.RunId, ofPerson);
    }

    /// <summary>Keeps the changes for recipes that do not take part in this run.</summary>
    private async Task LogAsync(ContactRecord record, IReadOnlyList<ChangeEvent> changes, DateTimeOffset? lastReadAt)
    {
        if (isRestored)
        {
            return;
        }

        foreach (ChangeEvent change in changes)
        {
            await store.Changes.AddAsync(new LoggedChange(
                record.ContactId, record.Version, change.Trigger,
                EffectPlanner.ChangedAt(record, change, context.Now), context.Now)
            {
                LastReadAt = lastReadAt,
                PartReadAt = change.LastReadAt,
            }).ConfigureAwait(false);
        }
    }

    private async Task PlanAsync(
        ContactRecord? record, IReadOnlyList<ChangeEvent> changes, IReadOnlyList<RecipeDecision> asked, PlanFacts facts)
    {
        ChangePlan plan = EffectPlanner.Plan(record, changes, asked, facts);
        foreach (Effect planned in plan.Effects)
        {
            Effect effect = await WithMentionsAsync(planned).ConfigureAwait(false);
            if (await store.Effects.TryAddAsync(effect, record?.Handle).ConfigureAwait(false))
            {
                report.Add(effect);
            }
        }

        foreach (string unmet in plan.Unmet)
        {
            report.Explain(unmet);
        }

        if (plan.Record is { } changed && changed != record)
        {
            await store.Records.SaveAsync(changed with { Audiences = AudiencesOf(changed) }).ConfigureAwait(false);
        }
    }

    private async Task<Effect> WithMentionsAsync(Effect planned)
    {
        if (planned.Text is null)
        {
            return planned;
        }

        Recipe recipe = _all.First(recipe => recipe.Name == planned.Recipe);
        List<ContactRecord> people = [];
        foreach (string handle in Mentions.In(planned.Text))
        {
            // A listing does not tell Do Not Disturb. Who is mentioned is read again before each attempt.
            people.AddRange((await store.Records.OfHandleAsync(handle).ConfigureAwait(false))
                .Select(static person => person.IsFull ? person : person with { Dnd = person.Dnd ?? false }));
        }

        string? refusal =
            MentionGuard.Refusal(planned.Text, SendStep.Of(recipe, planned.Step).Template, people, recipe);
        return refusal is null ? planned : planned with
        {
            Status = EffectStatus.Parked,
            Reason = refusal,
            Text = null,
            FinishedAt = context.Now,
        };
    }
}

using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.Events;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Keeps the records in sync with the contacts. A record and the effects of its change are stored together or not at
/// all.
/// </summary>
internal sealed class RecordSynchronizer(
    IStateStore store, ContactReader reader, TaskSearch tasks, HandleResolver handles,
    IReadOnlyList<RecipeDecision> recipes,
    IReadOnlySet<string> otherAudiences, bool isRestored, SyncContext context, SyncReport report)
{
    private static readonly Func<Task<bool>> s_nothing = static () => Task.FromResult(true);

    // The services' clocks need not agree to the minute.
    private static readonly TimeSpan s_ownChangeShows = TimeSpan.FromMinutes(2);

    private readonly Recipe[] _all = [.. recipes.Select(static one => one.Recipe)];

    private string HandleField => _all[0].HandleField;

    /// <summary>Stores a page of contacts as they are, without any effect: the baseline of a state.</summary>
    public async Task RecordBaselineAsync(Contact[] contacts)
    {
        await store.TransactAsync(async () =>
        {
            foreach (Contact contact in contacts)
            {
                ContactRecord? stored = await store.Records.FindAsync(contact.Id).ConfigureAwait(false);
                await SaveAsync(
                    stored, RecordBuilder.From(contact, stored, HandleField), plan: false, lastReadAt: null)
                    .ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        context.Call.Report($"{contacts.Length} contacts stored");
    }

    /// <summary>Reads what a hint names. Hints of several contacts may be read side by side.</summary>
    /// <returns>
    /// Stores what follows from it, and returns whether all of it could be read. If not, later runs try again.
    /// </returns>
    public Task<Func<Task<bool>>> ReadAsync(ChangeHint hint) =>
        hint.Parts is { } due ? RefreshAsync(hint.ContactId, due) : UpdateAsync(hint);

    /// <summary>Reads a contact with the parts of a linked one.</summary>
    private async Task<Func<Task<bool>>> UpdateAsync(ChangeHint hint)
    {
        string contactId = hint.ContactId;
        ContactRecord? stored = await store.Records.FindAsync(contactId).ConfigureAwait(false);
        (bool isUnread, DateTimeOffset? unreadSince) =
            await store.Unread.FindAsync(contactId).ConfigureAwait(false);
        DateTimeOffset? since = isUnread ? unreadSince : hint.LastReadAt;
        Contact? contact;
        try
        {
            contact = await reader.ReadAsync(contactId).ConfigureAwait(false);
        }
        catch (ApiException failure) when (ReadFailure.IsOfOne(failure))
        {
            return async () =>
            {
                await store.Unread.AddAsync(contactId, since, context.RunId).ConfigureAwait(false);
                report.Warn($"Contact {contactId} could not be read ({failure.ErrorId}). The next run tries again.");
                return false;
            };
        }

        if (contact is null)
        {
            return async () =>
            {
                await SaveMissingAsync(stored).ConfigureAwait(false);
                await store.Unread.RemoveAsync(contactId).ConfigureAwait(false);
                return true;
            };
        }

        ContactRecord record = RecordBuilder.From(contact, stored, HandleField);
        record = record with { DateUpdated = hint.ChangedAt ?? record.DateUpdated };
        if (record.Link == LinkStatus.Pending)
        {
            record = await handles.ResolveAsync(record).ConfigureAwait(false);
        }

        (record, ApiException? failedPart) = await reader.ReadPartsAsync(
            record, record.Follows("tasks"), record.Follows("notes"), record.Follows("appointments"))
            .ConfigureAwait(false);

        return async () =>
        {
            await store.TransactAsync(async () =>
            {
                await SaveAsync(stored, record, plan: true, since).ConfigureAwait(false);
                await store.Unread.RemoveAsync(contactId).ConfigureAwait(false);
                await NotePartsAsync(contactId, failedPart).ConfigureAwait(false);
            }).ConfigureAwait(false);
            context.Call.Report($"contact {contactId} stored");
            return failedPart is null;
        };
    }

    /// <summary>
    /// Reads again what of a record was read before the given times, as HighLevel does not announce every change.
    /// </summary>
    private async Task<Func<Task<bool>>> RefreshAsync(string contactId, ReadTimes due)
    {
        if (await store.Records.FindAsync(contactId).ConfigureAwait(false) is not { } stored)
        {
            return s_nothing;
        }

        if (stored.MissingInRun is not null)
        {
            return stored.MissingInRun >= context.RunId
                ? s_nothing
                : await UpdateAsync(new ChangeHint(contactId)
                {
                    LastReadAt = await store.Values.GetTimeAsync(StateKeys.ContactsRead).ConfigureAwait(false),
                }).ConfigureAwait(false);
        }

        ContactRecord record = IsDue(stored.ReadAt.Profile, due.Profile)
            ? await handles.ResolveAsync(stored).ConfigureAwait(false)
            : stored;
        (record, ApiException? failure) = await reader.ReadPartsAsync(
            record,
            record.Follows("tasks") && IsDue(record.ReadAt.Tasks, due.Tasks),
            record.Follows("notes") && IsDue(record.ReadAt.Notes, due.Notes),
            record.Follows("appointments") && IsDue(record.ReadAt.Appointments, due.Appointments))
            .ConfigureAwait(false);

        if (failure?.Kind == ApiErrorKind.NotFound && await IsGoneAsync(contactId).ConfigureAwait(false))
        {
            return async () =>
            {
                await SaveMissingAsync(stored).ConfigureAwait(false);
                return true;
            };
        }

        return async () =>
        {
            await store.TransactAsync(async () =>
            {
                DateTimeOffset? lastReadAt =
                    await store.Values.GetTimeAsync(StateKeys.ContactsRead).ConfigureAwait(false);
                await SaveAsync(stored, record, plan: true, lastReadAt).ConfigureAwait(false);
                await PlanMessagesAsync(stored, record).ConfigureAwait(false);
                await NotePartsAsync(contactId, failure).ConfigureAwait(false);
            }).ConfigureAwait(false);
            context.Call.Report($"contact {contactId} read again");
            return failure is null;
        };
    }

    /// <summary>Searches the tasks of some contacts at once.</summary>
    /// <param name="contactIds">The contacts, the one whose tasks were read the longest time ago first.</param>
    /// <returns>Notes those that are as stored as read.</returns>
    public async Task<Func<Task<bool>>> SearchTasksAsync(IReadOnlyList<string> contactIds)
    {
        List<ContactRecord> batch = [];
        foreach (string contactId in contactIds)
        {
            if (await store.Records.FindAsync(contactId).ConfigureAwait(false) is { } record
                && !record.DoubtfulParts.Contains("tasks"))
            {
                batch.Add(record);
            }
        }

        IReadOnlyList<ContactRecord> unchanged = await tasks.FindUnchangedAsync(batch).ConfigureAwait(false);
        DateTimeOffset now = context.Now;
        return unchanged.Count == 0 ? s_nothing : async () =>
        {
            await store.TransactAsync(async () =>
            {
                DateTimeOffset? lastReadAt =
                    await store.Values.GetTimeAsync(StateKeys.ContactsRead).ConfigureAwait(false);
                foreach (ContactRecord record in unchanged)
                {
                    ContactRecord read = RecordParts.WithTasks(record, record.Tasks, now);
                    await SaveAsync(record, read, plan: true, lastReadAt).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
            context.Call.Report($"tasks of {unchanged.Count} contacts read again");
            return true;
        };
    }

    /// <summary>
    /// Plans what changes that other runs noticed mean for a recipe that did not take part in them, and sorts those
    /// contacts into its audiences.
    /// </summary>
    public async Task CatchUpAsync(RecipeDecision decision)
    {
        IReadOnlyList<LoggedChange> changes =
            await store.Changes.AfterAsync(decision.LastChange).ConfigureAwait(false);
        await SortAudiencesAsync(changes.Select(static change => change.ContactId).Distinct()).ConfigureAwait(false);
        await store.TransactAsync(() => CatchUpAsync(decision, changes)).ConfigureAwait(false);
    }

    private async Task CatchUpAsync(RecipeDecision decision, IReadOnlyList<LoggedChange> changes)
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

    /// <summary>Sorts all records into audiences again, after a recipe was added or edited.</summary>
    public async Task SortAudiencesAsync() =>
        await SortAudiencesAsync(await store.Records.IdsAsync().ConfigureAwait(false)).ConfigureAwait(false);

    private Task<int> SortAudiencesAsync(IEnumerable<string> contactIds) => ForEachRecordAsync(
        contactIds,
        record => record with { Audiences = AudiencesOf(record) },
        static (before, after) => !after.Audiences.SequenceEqual(before.Audiences));

    /// <summary>Links all records anew, after the recipes name another field for the handle.</summary>
    /// <returns>How many records have another handle now.</returns>
    public async Task<int> LinkAnewAsync() => await ForEachRecordAsync(
        await store.Records.IdsAsync().ConfigureAwait(false),
        record => RecordBuilder.Relinked(record, HandleField),
        static (before, after) => before.Handle != after.Handle).ConfigureAwait(false);

    private async Task<int> ForEachRecordAsync(
        IEnumerable<string> contactIds, Func<ContactRecord, ContactRecord> change,
        Func<ContactRecord, ContactRecord, bool> isChanged)
    {
        int count = 0;
        await store.TransactAsync(async () =>
        {
            foreach (string contactId in contactIds)
            {
                if (await store.Records.FindAsync(contactId).ConfigureAwait(false) is { } record
                    && change(record) is { } changed && isChanged(record, changed))
                {
                    await store.Records.SaveAsync(changed).ConfigureAwait(false);
                    count++;
                }
            }
        }).ConfigureAwait(false);
        return count;
    }

    /// <summary>Only the contact itself can tell whether it is gone, or only its listing fails.</summary>
    private async Task<bool> IsGoneAsync(string contactId)
    {
        try
        {
            return await reader.ReadAsync(contactId).ConfigureAwait(false) is null;
        }
        catch (ApiException failure) when (ReadFailure.IsOfOne(failure))
        {
            return false;
        }
    }

    /// <summary>The contact itself is read, but not all of its parts.</summary>
    private async Task NotePartsAsync(string contactId, ApiException? failure)
    {
        if (failure is not null)
        {
            await store.Unread.AddAsync(contactId, context.Now, context.RunId).ConfigureAwait(false);
            report.Warn(
                $"The tasks, notes or appointments of contact {contactId} could not be read ({failure.ErrorId}). "
                + "The next run tries again.");
        }
    }

    private static bool IsDue(DateTimeOffset? read, DateTimeOffset? before) => read is null || read < before;

    private IReadOnlyList<string> AudiencesOf(ContactRecord record) =>
        AudienceMembership.Of(record, _all, context.Now, otherAudiences);

    private async Task SaveAsync(ContactRecord? stored, ContactRecord read, bool plan, DateTimeOffset? lastReadAt)
    {
        int erasedVersion = stored is null
            ? await store.Records.ErasedVersionAsync(read.ContactId).ConfigureAwait(false) ?? 0
            : 0;
        ContactRecord record = read with { Audiences = AudiencesOf(read) };
        bool isChanged = stored is null || !RecordDiff.Same(stored, record);
        if (isChanged)
        {
            record = record with { Version = Math.Max(record.Version, erasedVersion) + 1 };
            if (stored is null)
            {
                report.CountCreated();
            }
            else
            {
                report.CountUpdated();
            }
        }

        // What returns after it was erased has no history: what is there now is where it begins again.
        bool isPlanned = plan && erasedVersion == 0;
        if (isPlanned)
        {
            record = await PlanTagMapsAsync(record, isChanged).ConfigureAwait(false);
        }

        await store.Records.SaveAsync(record).ConfigureAwait(false);
        if (!isPlanned || !isChanged)
        {
            return;
        }

        IReadOnlyList<ChangeEvent> changes = await WithoutOwnAsync(
            RecordDiff.Between(stored, record, lastReadAt), stored, record, lastReadAt).ConfigureAwait(false);
        report.Count(changes);
        await LogAsync(record, changes, lastReadAt).ConfigureAwait(false);
        PlanFacts facts = await FactsOfAsync(record, lastReadAt).ConfigureAwait(false);
        await PlanAsync(record, changes, recipes, facts).ConfigureAwait(false);
        await PlanMapsAsync(record).ConfigureAwait(false);
    }

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

    private async Task<ContactRecord> PlanTagMapsAsync(ContactRecord record, bool isChanged)
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
    /// The contact of the user who wrote or follows, or null if there is none. Of several contacts with one handle it
    /// is always the same.
    /// </summary>
    private async Task<ContactRecord?> PersonOfAsync(ChangeEvent change) =>
        change.Kind == EventKind.ContactDeleted || change.Fields.GetValueOrDefault("username") is not string username
            ? null
            : (await store.Records.OfHandleAsync(username).ConfigureAwait(false)).FirstOrDefault(record =>
                record.MissingInRun is null && change.Fields.GetValueOrDefault("userId") is string userId
                && record.User?.UserId.ToString(CultureInfo.InvariantCulture) == userId);

    /// <summary>
    /// Plans what a linked user posted since the profile was last read, which brings the latest messages along.
    /// </summary>
    private async Task PlanMessagesAsync(ContactRecord before, ContactRecord after)
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
                PolledEvents.MessagesBetween(before, after, handles.LatestOf(after), context.Now), recipes)
                .ConfigureAwait(false);
        }
    }

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

    private async Task SaveMissingAsync(ContactRecord? stored)
    {
        if (stored is null)
        {
            return;
        }

        if (!ContactAbsence.IsProven(stored, context.RunId))
        {
            await store.Records.SaveAsync(stored with { MissingInRun = stored.MissingInRun ?? context.RunId })
                .ConfigureAwait(false);
            context.Call.Report($"contact {stored.ContactId} is reported missing");
            return;
        }

        await store.TransactAsync(async () =>
        {
            await store.Records.EraseAsync(stored.ContactId, stored.Version).ConfigureAwait(false);
            await store.Effects.EraseAsync(stored.ContactId, "The contact is gone.").ConfigureAwait(false);
            await PlanEventsAsync([RecordDiff.Deleted(stored)], recipes).ConfigureAwait(false);
        }).ConfigureAwait(false);
        report.CountRemoved();
        context.Call.Report($"contact {stored.ContactId} erased");
    }
}

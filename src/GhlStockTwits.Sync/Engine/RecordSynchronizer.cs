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
    StateStore store, ContactReader reader, HandleResolver handles, IReadOnlyList<RecipeDecision> recipes,
    IReadOnlySet<string> otherAudiences, bool isRestored, SyncContext context, SyncReport report)
{
    private readonly Recipe[] _all = [.. recipes.Select(static one => one.Recipe)];

    private string HandleField => _all[0].HandleField;

    /// <summary>Stores a page of contacts as they are, without any effect: the baseline of a state.</summary>
    public void RecordBaseline(Contact[] contacts)
    {
        store.Transact(() =>
        {
            foreach (Contact contact in contacts)
            {
                ContactRecord? stored = store.Records.Find(contact.Id);
                Save(stored, RecordBuilder.From(contact, stored, HandleField), plan: false, lastReadAt: null);
            }
        });
        context.Call.Report($"{contacts.Length} contacts stored");
    }

    /// <summary>Reads a contact that changed, with the parts of a linked one, and stores what follows.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="updated">When it last changed, as the search says.</param>
    /// <param name="lastReadAt">When all was last known about it.</param>
    /// <returns>Whether the contact could be read. If not, later runs try again.</returns>
    public async Task<bool> UpdateAsync(string contactId, DateTimeOffset? updated, DateTimeOffset? lastReadAt)
    {
        ContactRecord? stored = store.Records.Find(contactId);
        (bool isUnread, DateTimeOffset? unreadSince) = store.Unread.Find(contactId);
        DateTimeOffset? since = isUnread ? unreadSince : lastReadAt;
        Contact? contact;
        try
        {
            contact = await reader.ReadAsync(contactId).ConfigureAwait(false);
        }
        catch (ApiException failure) when (ReadFailure.IsOfOne(failure))
        {
            store.Transact(() => store.Unread.Add(contactId, since, context.RunId));
            report.Warn($"Contact {contactId} could not be read ({failure.ErrorId}). The next run tries again.");
            return false;
        }

        if (contact is null)
        {
            SaveMissing(stored);
            store.Unread.Remove(contactId);
            return true;
        }

        ContactRecord record = RecordBuilder.From(contact, stored, HandleField);
        record = record with { DateUpdated = updated ?? record.DateUpdated };
        if (record.Link == LinkStatus.Pending)
        {
            record = await handles.ResolveAsync(record).ConfigureAwait(false);
        }

        ApiException? failedPart = null;
        if (record.Link == LinkStatus.Linked)
        {
            (record, failedPart) = await reader
                .ReadPartsAsync(record, tasks: true, notes: true, appointments: true).ConfigureAwait(false);
        }

        store.Transact(() =>
        {
            Save(stored, record, plan: true, since);
            store.Unread.Remove(contactId);
            NoteParts(contactId, failedPart);
        });
        context.Call.Report($"contact {contactId} stored");
        return failedPart is null;
    }

    /// <summary>
    /// Reads again what of a record was read before the given times, as HighLevel does not announce every change.
    /// </summary>
    /// <returns>Whether all of it could be read.</returns>
    public async Task<bool> RefreshAsync(string contactId, ReadTimes due)
    {
        if (store.Records.Find(contactId) is not { } stored)
        {
            return true;
        }

        if (stored.MissingInRun is not null)
        {
            return stored.MissingInRun >= context.RunId
                || await UpdateAsync(contactId, updated: null, store.GetTime(StateKeys.ContactsRead))
                    .ConfigureAwait(false);
        }

        ContactRecord record = IsDue(stored.ReadAt.Profile, due.Profile)
            ? await handles.ResolveAsync(stored).ConfigureAwait(false)
            : stored;
        ApiException? failure = null;
        if (record.Link == LinkStatus.Linked)
        {
            (record, failure) = await reader.ReadPartsAsync(
                record,
                IsDue(record.ReadAt.Tasks, due.Tasks),
                IsDue(record.ReadAt.Notes, due.Notes),
                IsDue(record.ReadAt.Appointments, due.Appointments)).ConfigureAwait(false);
        }

        if (failure?.Kind == ApiErrorKind.NotFound && await IsGoneAsync(contactId).ConfigureAwait(false))
        {
            SaveMissing(stored);
            return true;
        }

        store.Transact(() =>
        {
            Save(stored, record, plan: true, store.GetTime(StateKeys.ContactsRead));
            NoteParts(contactId, failure);
        });
        context.Call.Report($"contact {contactId} read again");
        return failure is null;
    }

    /// <summary>
    /// Plans what changes that other runs noticed mean for a recipe that did not take part in them, and sorts those
    /// contacts into its audiences.
    /// </summary>
    public void CatchUp(RecipeDecision decision)
    {
        IReadOnlyList<LoggedChange> changes = store.Changes.After(decision.LastChange);
        SortAudiences(changes.Select(static change => change.ContactId).Distinct());
        store.Transact(() => CatchUp(decision, changes));
    }

    private void CatchUp(RecipeDecision decision, IReadOnlyList<LoggedChange> changes)
    {
        foreach (LoggedChange change in changes)
        {
            if (store.Records.Find(change.ContactId) is { } record
                && EffectReview.CauseOf(change.Trigger, record) is { } cause)
            {
                PlanFacts facts = FactsOf(record, change.LastReadAt) with { Logged = change };
                Plan(record, [cause with { LastReadAt = change.PartReadAt }], [decision], facts);
            }
        }
    }

    /// <summary>Sorts all records into audiences again, after a recipe was added or edited.</summary>
    public void SortAudiences() => SortAudiences(store.Records.Ids());

    private void SortAudiences(IEnumerable<string> contactIds) => ForEachRecord(
        contactIds,
        record => record with { Audiences = AudiencesOf(record) },
        static (before, after) => !after.Audiences.SequenceEqual(before.Audiences));

    /// <summary>Links all records anew, after the recipes name another field for the handle.</summary>
    /// <returns>How many records have another handle now.</returns>
    public int LinkAnew() => ForEachRecord(
        store.Records.Ids(),
        record => RecordBuilder.Relinked(record, HandleField),
        static (before, after) => before.Handle != after.Handle);

    private int ForEachRecord(
        IEnumerable<string> contactIds, Func<ContactRecord, ContactRecord> change,
        Func<ContactRecord, ContactRecord, bool> isChanged)
    {
        int count = 0;
        store.Transact(() =>
        {
            foreach (string contactId in contactIds)
            {
                if (store.Records.Find(contactId) is { } record && change(record) is { } changed
                    && isChanged(record, changed))
                {
                    store.Records.Save(changed);
                    count++;
                }
            }
        });
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
    private void NoteParts(string contactId, ApiException? failure)
    {
        if (failure is not null)
        {
            store.Unread.Add(contactId, context.Now, context.RunId);
            report.Warn(
                $"The tasks, notes or appointments of contact {contactId} could not be read ({failure.ErrorId}). "
                + "The next run tries again.");
        }
    }

    private static bool IsDue(DateTimeOffset? read, DateTimeOffset? before) => read is null || read < before;

    private IReadOnlyList<string> AudiencesOf(ContactRecord record) =>
        AudienceMembership.Of(record, _all, otherAudiences);

    private void Save(ContactRecord? stored, ContactRecord read, bool plan, DateTimeOffset? lastReadAt)
    {
        int erasedVersion = stored is null ? store.Records.ErasedVersion(read.ContactId) ?? 0 : 0;
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

        store.Records.Save(record);
        if (!plan || !isChanged || erasedVersion > 0)
        {
            // What returns after it was erased has no history: what is there now is where it begins again.
            return;
        }

        IReadOnlyList<ChangeEvent> changes = RecordDiff.Between(stored, record, lastReadAt);
        Log(record, changes, lastReadAt);
        Plan(record, changes, recipes, FactsOf(record, lastReadAt));
    }

    private PlanFacts FactsOf(ContactRecord record, DateTimeOffset? lastReadAt) => new(
        context.Now, lastReadAt, context.RunId, record.Handle is { } handle ? store.Effects.OfPerson(handle) : []);

    /// <summary>Keeps the changes for recipes that do not take part in this run.</summary>
    private void Log(ContactRecord record, IReadOnlyList<ChangeEvent> changes, DateTimeOffset? lastReadAt)
    {
        if (isRestored)
        {
            return;
        }

        foreach (ChangeEvent change in changes)
        {
            store.Changes.Add(new LoggedChange(
                record.ContactId, record.Version, change.Trigger,
                EffectPlanner.ChangedAt(record, change, context.Now), context.Now)
            {
                LastReadAt = lastReadAt,
                PartReadAt = change.LastReadAt,
            });
        }
    }

    private void Plan(
        ContactRecord record, IReadOnlyList<ChangeEvent> changes, IReadOnlyList<RecipeDecision> asked, PlanFacts facts)
    {
        foreach (Effect planned in EffectPlanner.Plan(record, changes, asked, facts))
        {
            Effect effect = WithMentions(planned);
            if (store.Effects.TryAdd(effect, record.Handle))
            {
                report.Add(effect);
            }
        }
    }

    private Effect WithMentions(Effect planned)
    {
        if (planned.Text is null)
        {
            return planned;
        }

        Recipe recipe = _all.First(recipe => recipe.Name == planned.Recipe);
        ContactRecord[] people = [.. Mentions.In(planned.Text).SelectMany(store.Records.All)];
        string? refusal = MentionGuard.Refusal(planned.Text, recipe.Steps[planned.Step - 1].Template, people, recipe);
        return refusal is null ? planned : planned with
        {
            Status = EffectStatus.Parked,
            Reason = refusal,
            Text = null,
            FinishedAt = context.Now,
        };
    }

    private void SaveMissing(ContactRecord? stored)
    {
        if (stored is null)
        {
            return;
        }

        if (!ContactAbsence.IsProven(stored, context.RunId))
        {
            store.Transact(() =>
                store.Records.Save(stored with { MissingInRun = stored.MissingInRun ?? context.RunId }));
            context.Call.Report($"contact {stored.ContactId} is reported missing");
            return;
        }

        store.Transact(() =>
        {
            store.Records.Erase(stored.ContactId, stored.Version);
            store.Effects.Erase(stored.ContactId, "The contact is gone.");
        });
        report.CountRemoved();
        context.Call.Report($"contact {stored.ContactId} erased");
    }
}

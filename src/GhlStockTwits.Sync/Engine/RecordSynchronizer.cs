using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Keeps the records in sync with the contacts. A record and the effects of its change are stored together or not at
/// all.
/// </summary>
internal sealed class RecordSynchronizer(
    IStateStore store, ContactReader reader, TaskSearch tasks, HandleResolver handles, ChangePlanner planner,
    string handleField, SyncContext context, SyncReport report)
{
    private static readonly Func<Task<bool>> s_nothing = static () => Task.FromResult(true);

    /// <summary>Stores a page of contacts as they are, without any effect: the baseline of a state.</summary>
    public async Task RecordBaselineAsync(Contact[] contacts)
    {
        await store.TransactAsync(async () =>
        {
            foreach (Contact contact in contacts)
            {
                ContactRecord? stored = await store.Records.FindAsync(contact.Id).ConfigureAwait(false);
                await SaveAsync(
                    stored, RecordBuilder.From(contact, stored, handleField), plan: false, lastReadAt: null)
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
        hint is { Parts: { } due, IsOfContact: false } ? RefreshAsync(hint.ContactId, due) : UpdateAsync(hint);

    /// <summary>Reads a contact with the parts of a linked one, or those of them that the hint names.</summary>
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

        ContactRecord record = RecordBuilder.From(contact, stored, handleField);
        record = record with { DateUpdated = hint.ChangedAt ?? record.DateUpdated };
        if (record.Link == LinkStatus.Pending)
        {
            record = await handles.ResolveAsync(record).ConfigureAwait(false);
        }

        ReadTimes due = hint.Parts ?? ReadTimes.OfParts(DateTimeOffset.MaxValue);
        (record, ApiException? failedPart) = await ReadPartsAsync(record, due).ConfigureAwait(false);

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
        (record, ApiException? failure) = await ReadPartsAsync(record, due).ConfigureAwait(false);

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
                await planner.PlanMessagesAsync(stored, record, handles.LatestOf(record)).ConfigureAwait(false);
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
        await store.TransactAsync(() => planner.CatchUpAsync(decision, changes)).ConfigureAwait(false);
    }

    /// <summary>Sorts all records into audiences again, after a recipe was added or edited.</summary>
    public async Task SortAudiencesAsync() =>
        await SortAudiencesAsync(await store.Records.IdsAsync().ConfigureAwait(false)).ConfigureAwait(false);

    private Task<int> SortAudiencesAsync(IEnumerable<string> contactIds) => ForEachRecordAsync(
        contactIds,
        record => record with { Audiences = planner.AudiencesOf(record) },
        static (before, after) => !after.Audiences.SequenceEqual(before.Audiences));

    /// <summary>Links all records anew, after the recipes name another field for the handle.</summary>
    /// <returns>How many records have another handle now.</returns>
    public async Task<int> LinkAnewAsync() => await ForEachRecordAsync(
        await store.Records.IdsAsync().ConfigureAwait(false),
        record => RecordBuilder.Relinked(record, handleField),
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

    private Task<(ContactRecord Record, ApiException? Failure)> ReadPartsAsync(ContactRecord record, ReadTimes due) =>
        reader.ReadPartsAsync(
            record,
            record.Follows("tasks") && IsDue(record.ReadAt.Tasks, due.Tasks),
            record.Follows("notes") && IsDue(record.ReadAt.Notes, due.Notes),
            record.Follows("appointments") && IsDue(record.ReadAt.Appointments, due.Appointments));

    private static bool IsDue(DateTimeOffset? read, DateTimeOffset? before) => read is null || read < before;

    private async Task SaveAsync(ContactRecord? stored, ContactRecord read, bool plan, DateTimeOffset? lastReadAt)
    {
        int erasedVersion = stored is null
            ? await store.Records.ErasedVersionAsync(read.ContactId).ConfigureAwait(false) ?? 0
            : 0;
        ContactRecord record = read with { Audiences = planner.AudiencesOf(read) };
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
            record = await planner.PlanTagMapsAsync(record, isChanged).ConfigureAwait(false);
        }

        await store.Records.SaveAsync(record).ConfigureAwait(false);
        if (!isPlanned || !isChanged)
        {
            return;
        }

        await planner.PlanAsync(stored, record, lastReadAt).ConfigureAwait(false);
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
            await planner.PlanEventsAsync([RecordDiff.Deleted(stored)]).ConfigureAwait(false);
        }).ConfigureAwait(false);
        report.CountRemoved();
        context.Call.Report($"contact {stored.ContactId} erased");
    }
}

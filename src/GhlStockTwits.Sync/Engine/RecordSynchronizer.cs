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
    SyncContext context, SyncReport report)
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
                Save(stored, RecordBuilder.From(contact, stored, HandleField), plan: false);
            }
        });
        context.Call.Report($"{contacts.Length} contacts stored");
    }

    /// <summary>Reads a contact that changed, with the parts of a linked one, and stores what follows.</summary>
    public async Task UpdateAsync(string contactId, DateTimeOffset? updated)
    {
        ContactRecord? stored = store.Records.Find(contactId);
        Contact? contact = await reader.ReadAsync(contactId).ConfigureAwait(false);
        if (contact is null)
        {
            SaveMissing(stored);
            return;
        }

        ContactRecord record = RecordBuilder.From(contact, stored, HandleField);
        record = record with { DateUpdated = updated ?? record.DateUpdated };
        if (record.Link == LinkStatus.Pending)
        {
            record = await handles.ResolveAsync(record).ConfigureAwait(false);
        }

        if (record.Link == LinkStatus.Linked)
        {
            record = await reader.ReadPartsAsync(record, tasks: true, notes: true, appointments: true)
                .ConfigureAwait(false);
        }

        store.Transact(() => Save(stored, record, plan: true));
        context.Call.Report($"contact {contactId} stored");
    }

    /// <summary>
    /// Reads again what of a record was read before the given times, as HighLevel does not announce every change.
    /// </summary>
    public async Task RefreshAsync(string contactId, ReadTimes due)
    {
        if (store.Records.Find(contactId) is not { } stored)
        {
            return;
        }

        if (stored.MissingInRun is not null)
        {
            if (stored.MissingInRun < context.RunId)
            {
                await UpdateAsync(contactId, updated: null).ConfigureAwait(false);
            }

            return;
        }

        ContactRecord? record = IsDue(stored.ReadAt.Profile, due.Profile)
            ? await handles.ResolveAsync(stored).ConfigureAwait(false)
            : stored;
        if (record.Link == LinkStatus.Linked)
        {
            record = await ReadPartsAsync(record, due).ConfigureAwait(false);
        }

        if (record is not null)
        {
            store.Transact(() => Save(stored, record, plan: true));
            context.Call.Report($"contact {contactId} read again");
        }
    }

    /// <summary>Sorts all records into audiences again, after a recipe was added or edited.</summary>
    public void SortAudiences() => store.Transact(() =>
    {
        foreach (string contactId in store.Records.Ids())
        {
            ContactRecord record = store.Records.Find(contactId)!;
            ContactRecord sorted = record with { Audiences = AudienceMembership.Of(record, _all) };
            if (!sorted.Audiences.SequenceEqual(record.Audiences))
            {
                store.Records.Save(sorted);
            }
        }
    });

    /// <summary>
    /// The record with the parts that are due, or null if its contact is missing, or if that is uncertain.
    /// </summary>
    private async Task<ContactRecord?> ReadPartsAsync(ContactRecord record, ReadTimes due)
    {
        try
        {
            return await reader.ReadPartsAsync(
                record,
                IsDue(record.ReadAt.Tasks, due.Tasks),
                IsDue(record.ReadAt.Notes, due.Notes),
                IsDue(record.ReadAt.Appointments, due.Appointments)).ConfigureAwait(false);
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.NotFound)
        {
            // Only the contact itself can tell whether it is gone, or only its listing fails.
            if (await reader.ReadAsync(record.ContactId).ConfigureAwait(false) is null)
            {
                SaveMissing(record);
            }
            else
            {
                report.Warn(
                    $"The tasks, notes or appointments of contact {record.ContactId} could not be read; "
                    + "the next run tries again.");
            }

            return null;
        }
    }

    private static bool IsDue(DateTimeOffset? read, DateTimeOffset? before) => read is null || read < before;

    private void Save(ContactRecord? stored, ContactRecord read, bool plan)
    {
        int erasedVersion = stored is null ? store.Records.ErasedVersion(read.ContactId) ?? 0 : 0;
        ContactRecord record = read with { Audiences = AudienceMembership.Of(read, _all) };
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

        DateTimeOffset? lastReadAt = store.GetTime(StateKeys.ContactsRead);
        IReadOnlyList<ChangeEvent> changes = RecordDiff.Between(stored, record, lastReadAt);
        PlanFacts facts = new(
            context.Now, lastReadAt, context.RunId, record.Handle is { } handle ? store.Effects.OfPerson(handle) : []);
        foreach (Effect planned in EffectPlanner.Plan(record, changes, recipes, facts))
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

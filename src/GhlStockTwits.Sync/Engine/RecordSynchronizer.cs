using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Keeps the records in step with the contacts. A record and the effects of its change are stored together or not at all.</summary>
internal sealed class RecordSynchronizer(SyncRun run)
{
    private readonly ContactReader _reader = new(run);
    private readonly HandleResolver _handles = new(run);
    private readonly EffectPlanner _planner = new(run);

    private string HandleField => run.Settings.Recipes[0].HandleField;

    /// <summary>Stores a page of contacts as they are, without any effect: the beginning of a state.</summary>
    public void RecordBaseline(Contact[] contacts)
    {
        run.Store.Transact(() =>
        {
            foreach (Contact contact in contacts)
            {
                ContactRecord? stored = run.Store.Records.Find(contact.Id);
                Store(stored, RecordBuilder.From(contact, stored, HandleField), plan: false);
            }
        });
        run.Report($"{contacts.Length} contacts stored");
    }

    /// <summary>Reads a contact that changed, with the parts of a linked one, and stores what follows.</summary>
    public async Task UpdateAsync(string contactId, DateTimeOffset? seenUpdated)
    {
        ContactRecord? stored = run.Store.Records.Find(contactId);
        Contact? contact = await _reader.ReadAsync(contactId).ConfigureAwait(false);
        if (contact is null)
        {
            Erase(contactId);
            return;
        }

        ContactRecord record = RecordBuilder.From(contact, stored, HandleField);
        record = record with { DateUpdated = seenUpdated ?? record.DateUpdated };
        if (record.Link == LinkStatus.Pending)
        {
            record = await _handles.ResolveAsync(record).ConfigureAwait(false);
        }

        if (record.Link == LinkStatus.Linked)
        {
            record = await _reader.ReadPartsAsync(record, tasks: true, notes: true, appointments: true).ConfigureAwait(false);
        }

        run.Store.Transact(() => Store(stored, record, plan: true));
        run.Report($"contact {contactId} stored");
    }

    /// <summary>Reads again what of a record was read before the moments given, as HighLevel does not announce every change.</summary>
    public async Task RefreshAsync(string contactId, ReadTimes due)
    {
        if (run.Store.Records.Find(contactId) is not { } stored)
        {
            return;
        }

        ContactRecord record = IsDue(stored.ReadAt.Profile, due.Profile)
            ? await _handles.ResolveAsync(stored).ConfigureAwait(false)
            : stored;
        if (record.Link == LinkStatus.Linked)
        {
            ContactRecord? read = await ReadPartsAsync(record, due).ConfigureAwait(false);
            if (read is null)
            {
                Erase(contactId);
                return;
            }

            record = read;
        }

        run.Store.Transact(() => Store(stored, record, plan: true));
        run.Report($"contact {contactId} read again");
    }

    /// <summary>Sorts all records into audiences anew, after a recipe came or changed.</summary>
    public void SortAudiences() => run.Store.Transact(() =>
    {
        foreach (string contactId in run.Store.Records.Ids())
        {
            ContactRecord record = run.Store.Records.Find(contactId)!;
            ContactRecord sorted = record with { Audiences = AudiencesOf(record) };
            if (!sorted.Audiences.SequenceEqual(record.Audiences))
            {
                run.Store.Records.Save(sorted);
            }
        }
    });

    private async Task<ContactRecord?> ReadPartsAsync(ContactRecord record, ReadTimes due)
    {
        try
        {
            return await _reader.ReadPartsAsync(
                record,
                IsDue(record.ReadAt.Tasks, due.Tasks),
                IsDue(record.ReadAt.Notes, due.Notes),
                IsDue(record.ReadAt.Appointments, due.Appointments)).ConfigureAwait(false);
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.NotFound)
        {
            return null;
        }
    }

    private static bool IsDue(DateTimeOffset? read, DateTimeOffset? before) => read is null || read < before;

    private void Store(ContactRecord? stored, ContactRecord read, bool plan)
    {
        ContactRecord record = read with { Audiences = AudiencesOf(read) };
        bool changed = stored is null || !RecordDiff.Same(stored, record);
        if (changed)
        {
            record = record with { Version = record.Version + 1 };
            run.Summary.RecordsCreated += stored is null ? 1 : 0;
            run.Summary.RecordsUpdated += stored is null ? 0 : 1;
        }

        run.Store.Records.Save(record);
        if (!plan || !changed)
        {
            return;
        }

        foreach (Effect effect in _planner.Plan(record, RecordDiff.Between(stored, record)))
        {
            if (run.Store.Effects.TryAdd(effect))
            {
                run.Summary.Touch(effect);
            }
        }
    }

    private string[] AudiencesOf(ContactRecord record)
    {
        Dictionary<string, object?> fields = RecordFields.Of(record, transition: null);
        return
        [
            .. run.Settings.Recipes
                .SelectMany(static recipe => recipe.Audiences)
                .Where(audience => audience.Conditions.All(condition => condition.Holds(fields)))
                .Select(static audience => audience.Name)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private void Erase(string contactId)
    {
        run.Store.Transact(() =>
        {
            run.Store.Records.Delete(contactId);
            run.Store.Effects.Erase(contactId, "the contact is gone");
        });
        run.Summary.RecordsRemoved++;
        run.Report($"contact {contactId} erased");
    }
}

using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Reads a contact and its parts from HighLevel into a record.</summary>
internal sealed class ContactReader(SyncRun run)
{
    /// <summary>The contact as it is now; null when it is gone.</summary>
    public async Task<Contact?> ReadAsync(string contactId)
    {
        try
        {
            ApiResponse<Contact> reply = await SendAsync(Contacts.Get, contactId).ConfigureAwait(false);
            run.Summary.ContactsRead++;
            return reply.Value;
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>The record with some of its parts read anew.</summary>
    public async Task<ContactRecord> ReadPartsAsync(ContactRecord record, bool tasks, bool notes, bool appointments)
    {
        if (tasks)
        {
            ApiResponse<ContactTask[]> reply = await SendAsync(ContactTasks.List, record.ContactId).ConfigureAwait(false);
            record = record with { Tasks = Sorted(reply.Value, ToRecord), ReadAt = record.ReadAt with { Tasks = run.Now } };
        }

        if (notes)
        {
            ApiResponse<ContactNote[]> reply = await SendAsync(ContactNotes.List, record.ContactId).ConfigureAwait(false);
            record = record with { Notes = Sorted(reply.Value, ToRecord), ReadAt = record.ReadAt with { Notes = run.Now } };
        }

        if (appointments)
        {
            ApiResponse<Appointment[]> reply = await SendAsync(Contacts.ListAppointments, record.ContactId).ConfigureAwait(false);
            record = record with { Appointments = Sorted(reply.Value, ToRecord), ReadAt = record.ReadAt with { Appointments = run.Now } };
        }

        return record;
    }

    private async Task<ApiResponse<T>> SendAsync<T>(Operation<T> operation, string contactId)
    {
        ApiResponse<T> reply =
            await run.Ghl.SendAsync(operation, new Arguments { { "contactId", contactId } }, run.Call).ConfigureAwait(false);
        run.Observe(reply.Date);
        return reply;
    }

    private static RecordTask ToRecord(ContactTask task) => new(task.Id, task.Title, task.Status, task.DueDate);

    private static RecordNote ToRecord(ContactNote note) => new(note.Id, note.Title, note.Body, note.DateAdded);

    private static RecordAppointment ToRecord(Appointment one) => new(one.Id, one.Title, one.Status, one.StartTime);

    /// <summary>In the order of their ids, so that an answer in another order is no change.</summary>
    private static TRecord[] Sorted<T, TRecord>(T[]? parts, Func<T, TRecord> convert)
        where T : IHasId =>
        [.. (parts ?? []).DistinctBy(static part => part.Id).OrderBy(static part => part.Id, StringComparer.Ordinal).Select(convert)];
}

using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Reads a contact and its parts from HighLevel.</summary>
internal sealed class ContactReader(HighLevelConnection ghl, SyncContext context)
{
    // One contact that cannot be read must not use up the time of the others.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private int _count;

    /// <summary>How many contacts were read.</summary>
    public int Count => _count;

    /// <summary>The contact as it is now, or null if HighLevel says that it does not exist.</summary>
    /// <exception cref="ApiException">The response proves neither.</exception>
    public async Task<Contact?> ReadAsync(string contactId)
    {
        try
        {
            ApiResponse<Contact> response = await SendAsync(Contacts.Get, contactId).ConfigureAwait(false);
            Interlocked.Increment(ref _count);
            return response.Value?.Id == contactId ? response.Value : throw Incomplete(Contacts.Get);
        }
        catch (ApiException failure) when (ContactAbsence.IsStated(failure))
        {
            return null;
        }
    }

    /// <summary>
    /// The record with some of its parts as they are now. A part that could not be read stays as it was and is due
    /// again.
    /// </summary>
    /// <returns>The record, and why a part could not be read, or null if all were.</returns>
    /// <exception cref="ApiException">The service as a whole fails.</exception>
    public async Task<(ContactRecord Record, ApiException? Failure)> ReadPartsAsync(
        ContactRecord record, bool tasks, bool notes, bool appointments)
    {
        ApiException? failure = null;

        async Task ReadAsync<T>(Operation<T[]> operation, Func<ContactRecord, T[], ContactRecord> take)
        {
            try
            {
                ApiResponse<T[]> response = await SendAsync(operation, record.ContactId).ConfigureAwait(false);
                record = take(record, response.Value ?? throw Incomplete(operation));
            }
            catch (ApiException caught) when (ReadFailure.IsOfOne(caught))
            {
                failure = caught;
            }
        }

        if (tasks)
        {
            await ReadAsync(ContactTasks.List, (known, read) =>
                RecordParts.WithTasks(known, TasksOf(read), context.Now)).ConfigureAwait(false);
        }

        if (notes)
        {
            await ReadAsync(ContactNotes.List, (known, read) =>
                RecordParts.WithNotes(known, Sorted(read, ToRecord), context.Now)).ConfigureAwait(false);
        }

        if (appointments)
        {
            await ReadAsync(Contacts.ListAppointments, (known, read) =>
                RecordParts.WithAppointments(known, Sorted(read, ToRecord), context.Now)).ConfigureAwait(false);
        }

        return (record, failure);
    }

    /// <summary>The tasks of a contact, without when their due dates were first seen.</summary>
    public static RecordTask[] TasksOf(IEnumerable<ContactTask> read) => Sorted(read, ToRecord);

    /// <summary>The call with as much patience as one contact, or one batch, deserves.</summary>
    public static CallContext Patiently(CallContext call) =>
        call.Patience > s_patience ? call with { Patience = s_patience } : call;

    private async Task<ApiResponse<T>> SendAsync<T>(Operation<T> operation, string contactId)
    {
        ApiResponse<T> response = await ghl.SendAsync(
            operation, new Arguments { { "contactId", contactId } }, Patiently(context.Reads)).ConfigureAwait(false);
        context.Clock.Observe(response.Date);

        // What could not be read would look as if it had been deleted. Do Not Disturb is then only unknown.
        return response.Issues.All(static issue => issue.Member is "dnd" or "dndSettings")
            && response.Value is not Contact { LacksFieldNames: true }
            ? response
            : throw Incomplete(operation);
    }

    private static ApiException Incomplete(Operation operation) => new(
        operation, ApiErrorKind.InvalidResponse, "The response lacks what was asked for; nothing is concluded from it");

    private static RecordTask ToRecord(ContactTask task) => new(task.Id, task.Title, task.Status, task.DueDate);

    private static RecordNote ToRecord(ContactNote note) => new(note.Id, note.Title, note.Body, note.DateAdded);

    private static RecordAppointment ToRecord(Appointment one) =>
        new(one.Id, one.Title, one.Status, one.StartTimeAsSent);

    /// <summary>In the order of their IDs, so that a response in another order is not a change.</summary>
    private static TRecord[] Sorted<T, TRecord>(IEnumerable<T> parts, Func<T, TRecord> convert)
        where T : IHasId =>
    [
        .. parts.DistinctBy(static part => part.Id).OrderBy(static part => part.Id, StringComparer.Ordinal)
            .Select(convert),
    ];
}

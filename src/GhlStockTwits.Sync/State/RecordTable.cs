using System.Text.Json;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.State;

/// <summary>The records: one document each, with the columns that are searched.</summary>
internal sealed class RecordTable(StateDatabase database)
{
    private const int PageSize = 500;

    private static readonly HashSet<string> s_parts = ["tasks", "notes", "appointments", "profile"];

    public async Task<ContactRecord?> FindAsync(string contactId) => Read(await database.FindAsync<string>(
        "SELECT document FROM record WHERE contact_id = @contactId", new { contactId }).ConfigureAwait(false));

    /// <summary>All records by contact ID, in pages, so that others can use the state meanwhile.</summary>
    public async IAsyncEnumerable<ContactRecord[]> AllAsync()
    {
        string last = string.Empty;
        ContactRecord[] page;
        do
        {
            string[] documents = await database.QueryAsync<string>(
                "SELECT document FROM record WHERE contact_id > @last ORDER BY contact_id LIMIT @PageSize",
                new { last, PageSize }).ConfigureAwait(false);
            page = [.. documents.Select(document => Read(document)!)];
            if (page.Length > 0)
            {
                last = page[^1].ContactId;
                yield return page;
            }
        }
        while (page.Length == PageSize);
    }

    /// <summary>The records of a handle, by contact ID.</summary>
    public async Task<ContactRecord[]> OfHandleAsync(string handle)
    {
        string[] documents = await database.QueryAsync<string>(
            "SELECT document FROM record WHERE handle = @handle ORDER BY contact_id",
            new { handle = handle.ToLowerInvariant() }).ConfigureAwait(false);
        return [.. documents.Select(document => Read(document)!)];
    }

    public async Task<IReadOnlyList<string>> IdsAsync() => await database.QueryAsync<string>(
        "SELECT contact_id FROM record ORDER BY contact_id").ConfigureAwait(false);

    /// <summary>When each of some contacts last changed, where that is stored.</summary>
    public async Task<Dictionary<string, long?>> UpdateTimesAsync(IEnumerable<string> contactIds)
    {
        (string Id, long? Updated)[] rows = await database.QueryAsync<(string Id, long? Updated)>(
            $"SELECT contact_id, date_updated FROM record WHERE contact_id {database.Dialect.AnyOf("@ids")}",
            new { ids = contactIds.ToArray() }).ConfigureAwait(false);
        return rows.ToDictionary(static row => row.Id, static row => row.Updated);
    }

    /// <summary>
    /// Contacts of which something is due to be read again: a contact that was reported missing, a handle that was
    /// never looked up, a profile or a part of a linked contact that was last read before a given time. Handles first,
    /// then the oldest. Contacts that could not be read are not among them.
    /// </summary>
    public async Task<IReadOnlyList<string>> DueAsync(ReadTimes before) =>
        await database.QueryAsync<string>(
            """
            SELECT contact_id FROM record
            WHERE contact_id NOT IN (SELECT contact_id FROM unread) AND (
                link = 'Pending' OR missing_in_run IS NOT NULL
                OR (link = 'Unlinked' AND profile_read < @profile)
                OR (link = 'Linked' AND profile_read < @profile)
                OR (followed_parts & 1 <> 0 AND COALESCE(tasks_read, 0) < @tasks)
                OR (followed_parts & 2 <> 0 AND COALESCE(notes_read, 0) < @notes)
                OR (followed_parts & 4 <> 0 AND COALESCE(appointments_read, 0) < @appointments))
            ORDER BY link = 'Pending' DESC,
                LEAST(COALESCE(tasks_read, 0), COALESCE(notes_read, 0), COALESCE(appointments_read, 0)), contact_id
            """,
            new
            {
                profile = before.Profile?.ToUnixTimeMilliseconds(),
                tasks = before.Tasks?.ToUnixTimeMilliseconds(),
                notes = before.Notes?.ToUnixTimeMilliseconds(),
                appointments = before.Appointments?.ToUnixTimeMilliseconds(),
            }).ConfigureAwait(false);

    /// <summary>
    /// The contacts whose tasks were read before, but not since a time; those read the longest time ago first.
    /// </summary>
    public async Task<IReadOnlyList<string>> WithTasksReadBeforeAsync(DateTimeOffset time) =>
        await database.QueryAsync<string>(
            """
            SELECT contact_id FROM record
            WHERE contact_id NOT IN (SELECT contact_id FROM unread) AND missing_in_run IS NULL
                AND followed_parts & 1 <> 0 AND tasks_read < @time
            ORDER BY tasks_read, contact_id
            """,
            new { time = time.ToUnixTimeMilliseconds() }).ConfigureAwait(false);

    /// <summary>
    /// How many contacts' parts are followed and were not read since some times; without a time, all that are followed.
    /// </summary>
    public async Task<PartCounts> CountPartsAsync(ReadTimes before) => await database.FindAsync<PartCounts>(
        """
        SELECT
            COUNT(*) FILTER (WHERE followed_parts & 1 <> 0 AND COALESCE(tasks_read, 0) < @tasks) AS Tasks,
            COUNT(*) FILTER (WHERE followed_parts & 2 <> 0 AND COALESCE(notes_read, 0) < @notes) AS Notes,
            COUNT(*) FILTER (WHERE followed_parts & 4 <> 0 AND COALESCE(appointments_read, 0) < @appointments)
                AS Appointments
        FROM record
        """,
        new
        {
            tasks = before.Tasks?.ToUnixTimeMilliseconds() ?? long.MaxValue,
            notes = before.Notes?.ToUnixTimeMilliseconds() ?? long.MaxValue,
            appointments = before.Appointments?.ToUnixTimeMilliseconds() ?? long.MaxValue,
        }).ConfigureAwait(false) ?? new PartCounts(0, 0, 0);

    /// <summary>The contacts with an open task that is due at a time or before.</summary>
    public async Task<IReadOnlyList<string>> WithTasksDueAsync(DateTimeOffset until) =>
        await database.QueryAsync<string>(
            """
            SELECT contact_id FROM record WHERE due_at <= @until AND missing_in_run IS NULL ORDER BY due_at, contact_id
            """,
            new { until = until.ToUnixTimeMilliseconds() }).ConfigureAwait(false);

    /// <summary>When the oldest of a part was read, among linked records, or null if none is linked.</summary>
    public async Task<DateTimeOffset?> OldestReadingAsync(string part) => s_parts.Contains(part)
        && await database.FindAsync<long?>(
            $"SELECT MIN(COALESCE({part}_read, 0)) FROM record WHERE link = 'Linked'").ConfigureAwait(false)
            is { } oldest
            ? DateTimeOffset.FromUnixTimeMilliseconds(oldest)
            : null;

    /// <summary>How many profiles were read since a time.</summary>
    public Task<int> CountProfilesReadAsync(DateTimeOffset since) => database.FindAsync<int>(
        "SELECT COUNT(*) FROM record WHERE profile_read >= @since", new { since = since.ToUnixTimeMilliseconds() });

    public async Task<Dictionary<LinkStatus, int>> CountByLinkAsync()
    {
        (string Link, long Count)[] rows = await database.QueryAsync<(string Link, long Count)>(
            "SELECT link, COUNT(*) FROM record GROUP BY link").ConfigureAwait(false);
        return rows.ToDictionary(static row => Enum.Parse<LinkStatus>(row.Link), static row => (int)row.Count);
    }

    public Task SaveAsync(ContactRecord record) => database.ExecuteAsync(
        """
        INSERT INTO record
            (contact_id, handle, link, date_updated, tasks_read, notes_read, appointments_read, profile_read,
            missing_in_run, document, due_at, followed_parts)
        VALUES (@ContactId, @handle, @link, @updated, @tasks, @notes, @appointments, @profile, @MissingInRun, @document,
            @due, @followed)
        ON CONFLICT (contact_id) DO UPDATE SET handle = @handle, link = @link, date_updated = @updated,
            tasks_read = @tasks, notes_read = @notes, appointments_read = @appointments, profile_read = @profile,
            missing_in_run = @MissingInRun, document = @document, due_at = @due, followed_parts = @followed
        """,
        new
        {
            record.ContactId,
            handle = record.Handle?.ToLowerInvariant(),
            link = record.Link.ToString(),
            record.MissingInRun,
            updated = record.DateUpdated?.ToUnixTimeMilliseconds(),
            tasks = record.ReadAt.Tasks?.ToUnixTimeMilliseconds(),
            notes = record.ReadAt.Notes?.ToUnixTimeMilliseconds(),
            appointments = record.ReadAt.Appointments?.ToUnixTimeMilliseconds(),
            profile = record.ReadAt.Profile?.ToUnixTimeMilliseconds(),
            document = JsonSerializer.Serialize(record, StateJson.Default.ContactRecord),
            due = DueTasks.FirstOf(record)?.ToUnixTimeMilliseconds(),
            followed = (record.Follows("tasks") ? 1 : 0) + (record.Follows("notes") ? 2 : 0)
                + (record.Follows("appointments") ? 4 : 0),
        });

    /// <summary>Deletes a record. Only the number of its version stays.</summary>
    public Task EraseAsync(string contactId, int version) => database.ExecuteAsync(
        """
        DELETE FROM record WHERE contact_id = @contactId;
        DELETE FROM change WHERE contact_id = @contactId;
        INSERT INTO erased (contact_id, version) VALUES (@contactId, @version)
        ON CONFLICT (contact_id) DO UPDATE SET version = @version
        """,
        new { contactId, version });

    /// <summary>The last version of a record that was erased, or null if the contact never had one.</summary>
    public Task<int?> ErasedVersionAsync(string contactId) =>
        database.FindAsync<int?>("SELECT version FROM erased WHERE contact_id = @contactId", new { contactId });

    private ContactRecord? Read(string? document)
    {
        try
        {
            return document is null ? null : JsonSerializer.Deserialize(document, StateJson.Default.ContactRecord);
        }
        catch (JsonException failure)
        {
            throw DatabaseErrors.State.Damaged(database.Place, failure);
        }
    }
}

using System.Text.Json;
using Dapper;
using GhlStockTwits.Sync.Records;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.State;

/// <summary>The records: one document each, with the columns that are searched.</summary>
internal sealed class RecordTable(SqliteConnection connection)
{
    private static readonly HashSet<string> s_parts = ["tasks", "notes", "appointments", "profile"];

    public ContactRecord? Find(string contactId) =>
        Read(connection.QuerySingleOrDefault<string>("SELECT document FROM record WHERE contact_id = @contactId",
            new { contactId }));

    /// <summary>All records, or those of a handle, by contact id; one at a time.</summary>
    public IEnumerable<ContactRecord> All(string? handle = null) =>
        connection.Query<string>(
            "SELECT document FROM record WHERE @handle IS NULL OR handle = @handle ORDER BY contact_id",
            new { handle = handle?.ToLowerInvariant() }, buffered: false).Select(document => Read(document)!);

    public IReadOnlyList<string> Ids() =>
        [.. connection.Query<string>("SELECT contact_id FROM record ORDER BY contact_id")];

    /// <summary>When each of some contacts last changed, where that is stored.</summary>
    public Dictionary<string, long?> UpdateTimes(IEnumerable<string> contactIds) =>
        connection.Query<(string Id, long? Updated)>(
            "SELECT contact_id, date_updated FROM record WHERE contact_id IN @contactIds", new { contactIds })
            .ToDictionary(static row => row.Id, static row => row.Updated);

    /// <summary>
    /// Contacts of which something is due to be read again: a contact that was reported missing, a handle that was
    /// never looked up, a profile or a part of a linked contact that was last read before a given time. Handles first,
    /// then the oldest. Contacts that could not be read are not among them.
    /// </summary>
    public IReadOnlyList<string> Due(ReadTimes before) =>
    [
        .. connection.Query<string>(
            """
            SELECT contact_id FROM record
            WHERE contact_id NOT IN (SELECT contact_id FROM unread) AND (
                link = 'Pending' OR missing_in_run IS NOT NULL
                OR (link = 'Unlinked' AND profile_read < @profile)
                OR (link = 'Linked' AND (profile_read < @profile OR COALESCE(tasks_read, 0) < @tasks
                    OR COALESCE(notes_read, 0) < @notes OR COALESCE(appointments_read, 0) < @appointments)))
            ORDER BY link = 'Pending' DESC,
                MIN(COALESCE(tasks_read, 0), COALESCE(notes_read, 0), COALESCE(appointments_read, 0)), contact_id
            """,
            new
            {
                profile = before.Profile?.ToUnixTimeMilliseconds(),
                tasks = before.Tasks?.ToUnixTimeMilliseconds(),
                notes = before.Notes?.ToUnixTimeMilliseconds(),
                appointments = before.Appointments?.ToUnixTimeMilliseconds(),
            }),
    ];

    /// <summary>When the oldest of a part was read, among linked records, or null if none is linked.</summary>
    public DateTimeOffset? OldestReading(string part) => s_parts.Contains(part)
        && connection.ExecuteScalar<long?>(
            $"SELECT MIN(COALESCE({part}_read, 0)) FROM record WHERE link = 'Linked'") is { } oldest
            ? DateTimeOffset.FromUnixTimeMilliseconds(oldest)
            : null;

    /// <summary>How many profiles were read since a time.</summary>
    public int CountProfilesRead(DateTimeOffset since) => connection.ExecuteScalar<int>(
        "SELECT COUNT(*) FROM record WHERE profile_read >= @since", new { since = since.ToUnixTimeMilliseconds() });

    public Dictionary<LinkStatus, int> CountByLink() =>
        connection.Query<(string Link, long Count)>("SELECT link, COUNT(*) FROM record GROUP BY link")
            .ToDictionary(static row => Enum.Parse<LinkStatus>(row.Link), static row => (int)row.Count);

    public void Save(ContactRecord record) => connection.Execute(
        """
        INSERT OR REPLACE INTO record
            (contact_id, handle, link, date_updated, tasks_read, notes_read, appointments_read, profile_read,
            missing_in_run, document)
        VALUES (@ContactId, @handle, @link, @updated, @tasks, @notes, @appointments, @profile, @MissingInRun, @document)
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
        });

    /// <summary>Deletes a record. Only the number of its version stays.</summary>
    public void Erase(string contactId, int version) => connection.Execute(
        """
        DELETE FROM record WHERE contact_id = @contactId;
        DELETE FROM change WHERE contact_id = @contactId;
        INSERT OR REPLACE INTO erased (contact_id, version) VALUES (@contactId, @version)
        """,
        new { contactId, version });

    /// <summary>The last version of a record that was erased, or null if the contact never had one.</summary>
    public int? ErasedVersion(string contactId) =>
        connection.ExecuteScalar<int?>("SELECT version FROM erased WHERE contact_id = @contactId", new { contactId });

    private ContactRecord? Read(string? document)
    {
        try
        {
            return document is null ? null : JsonSerializer.Deserialize(document, StateJson.Default.ContactRecord);
        }
        catch (JsonException failure)
        {
            throw StateErrors.Damaged(connection.DataSource, failure);
        }
    }
}

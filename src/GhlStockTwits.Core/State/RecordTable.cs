using System.Text.Json;
using Dapper;
using GhlStockTwits.Sync.Records;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.State;

/// <summary>The records: a document each, with the columns that are searched by.</summary>
internal sealed class RecordTable(SqliteConnection connection)
{
    private static readonly HashSet<string> s_parts = ["tasks", "notes", "appointments", "profile"];

    public long Count => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM record");

    public ContactRecord? Find(string contactId) =>
        Read(connection.QuerySingleOrDefault<string>("SELECT document FROM record WHERE contact_id = @contactId", new { contactId }));

    /// <summary>All records, or those of a handle, by contact id; one at a time.</summary>
    public IEnumerable<ContactRecord> All(string? handle = null) =>
        connection.Query<string>(
            "SELECT document FROM record WHERE @handle IS NULL OR handle = @handle ORDER BY contact_id",
            new { handle = handle?.ToLowerInvariant() }, buffered: false).Select(static document => Read(document)!);

    public IReadOnlyList<string> Ids() => [.. connection.Query<string>("SELECT contact_id FROM record ORDER BY contact_id")];

    /// <summary>When HighLevel last changed each of some contacts, as far as it is stored.</summary>
    public Dictionary<string, long?> UpdateTimes(IEnumerable<string> contactIds) =>
        connection.Query<(string Id, long? Updated)>(
            "SELECT contact_id, date_updated FROM record WHERE contact_id IN @contactIds", new { contactIds })
            .ToDictionary(static row => row.Id, static row => row.Updated);

    /// <summary>Linked contacts whose part was read longest ago, before a moment or never.</summary>
    public IReadOnlyList<string> Stale(string part, DateTimeOffset before) => s_parts.Contains(part)
        ? [.. connection.Query<string>(
            $"""
            SELECT contact_id FROM record
            WHERE link = 'Linked' AND COALESCE({part}_read, 0) < @before ORDER BY COALESCE({part}_read, 0), contact_id
            """,
            new { before = before.ToUnixTimeMilliseconds() })]
        : throw new ArgumentException($"A record has no part '{part}'.", nameof(part));

    /// <summary>The oldest reading of a part among linked records; null where none is linked.</summary>
    public DateTimeOffset? OldestReading(string part) => s_parts.Contains(part)
        && connection.ExecuteScalar<long?>($"SELECT MIN(COALESCE({part}_read, 0)) FROM record WHERE link = 'Linked'") is { } oldest
            ? DateTimeOffset.FromUnixTimeMilliseconds(oldest)
            : null;

    /// <summary>Contacts whose handle is still to be looked up, or is to be looked up again.</summary>
    public IReadOnlyList<string> Unresolved(DateTimeOffset profilesBefore) =>
    [
        .. connection.Query<string>(
            """
            SELECT contact_id FROM record
            WHERE link = 'Pending' OR (link IN ('Linked', 'Unlinked') AND profile_read < @before)
            ORDER BY link = 'Pending' DESC, profile_read, contact_id
            """,
            new { before = profilesBefore.ToUnixTimeMilliseconds() }),
    ];

    public Dictionary<LinkStatus, int> CountByLink() =>
        connection.Query<(string Link, long Count)>("SELECT link, COUNT(*) FROM record GROUP BY link")
            .ToDictionary(static row => Enum.Parse<LinkStatus>(row.Link), static row => (int)row.Count);

    public void Save(ContactRecord record) => connection.Execute(
        """
        INSERT OR REPLACE INTO record
            (contact_id, handle, link, date_updated, tasks_read, notes_read, appointments_read, profile_read, document)
        VALUES (@ContactId, @handle, @link, @updated, @tasks, @notes, @appointments, @profile, @document)
        """,
        new
        {
            record.ContactId,
            handle = record.Handle?.ToLowerInvariant(),
            link = record.Link.ToString(),
            updated = record.DateUpdated?.ToUnixTimeMilliseconds(),
            tasks = record.ReadAt.Tasks?.ToUnixTimeMilliseconds(),
            notes = record.ReadAt.Notes?.ToUnixTimeMilliseconds(),
            appointments = record.ReadAt.Appointments?.ToUnixTimeMilliseconds(),
            profile = record.ReadAt.Profile?.ToUnixTimeMilliseconds(),
            document = JsonSerializer.Serialize(record, StateJson.Default.ContactRecord),
        });

    public void Delete(string contactId) =>
        connection.Execute("DELETE FROM record WHERE contact_id = @contactId", new { contactId });

    private static ContactRecord? Read(string? document) =>
        document is null ? null : JsonSerializer.Deserialize(document, StateJson.Default.ContactRecord);
}

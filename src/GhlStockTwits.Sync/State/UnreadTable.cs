using Dapper;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.State;

/// <summary>Contacts that could not be read. Later runs try again, and know since when they are behind.</summary>
internal sealed class UnreadTable(SqliteConnection connection)
{
    /// <summary>Those that this run did not try yet; first those that were not tried for longest.</summary>
    public IReadOnlyList<string> Ids(long runId) =>
    [
        .. connection.Query<string>(
            "SELECT contact_id FROM unread WHERE tried_in_run < @runId ORDER BY tried_in_run, contact_id",
            new { runId }),
    ];

    /// <summary>Notes a contact; since when it is behind stays as it is noted already.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="lastReadAt">When all was last known about it, or null if it never was.</param>
    /// <param name="runId">The run that tried to read it.</param>
    public void Add(string contactId, DateTimeOffset? lastReadAt, long runId) => connection.Execute(
        """
        INSERT INTO unread (contact_id, last_read_at, tried_in_run) VALUES (@contactId, @last, @runId)
        ON CONFLICT (contact_id) DO UPDATE SET tried_in_run = @runId
        """,
        new { contactId, last = lastReadAt?.ToUnixTimeMilliseconds(), runId });

    public void Remove(string contactId) =>
        connection.Execute("DELETE FROM unread WHERE contact_id = @contactId", new { contactId });

    /// <summary>Whether a contact could not be read before, and when all was last known about it.</summary>
    public (bool IsUnread, DateTimeOffset? LastReadAt) Find(string contactId)
    {
        (string Id, long? Last)[] found = [.. connection.Query<(string, long?)>(
            "SELECT contact_id, last_read_at FROM unread WHERE contact_id = @contactId", new { contactId })];
        return found.Length == 0 ? (false, null) : (true, StateTime.From(found[0].Last));
    }
}

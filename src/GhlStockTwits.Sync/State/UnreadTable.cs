namespace GhlStockTwits.Sync.State;

/// <summary>Contacts that could not be read. Later runs try again, and know since when they are behind.</summary>
internal sealed class UnreadTable(StateDatabase database)
{
    /// <summary>Those that this run did not try yet; first those that were not tried for longest.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(long runId) => await database.QueryAsync<string>(
        "SELECT contact_id FROM unread WHERE tried_in_run < @runId ORDER BY tried_in_run, contact_id", new { runId })
        .ConfigureAwait(false);

    /// <summary>Notes a contact; since when it is behind stays as it is noted already.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="lastReadAt">When all was last known about it, or null if it never was.</param>
    /// <param name="runId">The run that tried to read it.</param>
    public Task AddAsync(string contactId, DateTimeOffset? lastReadAt, long runId) => database.ExecuteAsync(
        """
        INSERT INTO unread (contact_id, last_read_at, tried_in_run) VALUES (@contactId, @last, @runId)
        ON CONFLICT (contact_id) DO UPDATE SET tried_in_run = @runId
        """,
        new { contactId, last = lastReadAt?.ToUnixTimeMilliseconds(), runId });

    public Task RemoveAsync(string contactId) =>
        database.ExecuteAsync("DELETE FROM unread WHERE contact_id = @contactId", new { contactId });

    /// <summary>Whether a contact could not be read before, and when all was last known about it.</summary>
    public async Task<(bool IsUnread, DateTimeOffset? LastReadAt)> FindAsync(string contactId)
    {
        (string Id, long? Last)[] found = await database.QueryAsync<(string, long?)>(
            "SELECT contact_id, last_read_at FROM unread WHERE contact_id = @contactId", new { contactId })
            .ConfigureAwait(false);
        return found.Length == 0 ? (false, null) : (true, StateTime.From(found[0].Last));
    }
}

using GhlStockTwits.Events;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.State;

/// <summary>
/// The log of changes: what was noticed by any run, for recipes that did not take part in it. It holds no values of a
/// contact but the tag, and the IDs of tasks, notes and appointments; of followers and messages, what is public.
/// </summary>
internal sealed class ChangeTable(StateDatabase database)
{
    private const string Columns =
        """
        id, contact_id AS contactId, version, trigger, changed_at AS changedAt, seen_at AS seenAt,
        last_read_at AS lastReadAt, part_read_at AS partReadAt, fields
        """;

    /// <summary>How long a change is kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>The number of the newest change that was ever logged; 0 before the first.</summary>
    public async Task<long> LastAsync() =>
        await database.FindAsync<long?>(database.Dialect.LastChange).ConfigureAwait(false) ?? 0;

    public Task AddAsync(LoggedChange change) => database.ExecuteAsync(
        """
        INSERT INTO change (contact_id, version, trigger, changed_at, seen_at, last_read_at, part_read_at, fields)
        VALUES (@ContactId, @Version, @Trigger, @changed, @seen, @last, @part, @Fields)
        """,
        new
        {
            change.ContactId,
            change.Version,
            change.Trigger,
            changed = change.ChangedAt.ToUnixTimeMilliseconds(),
            seen = change.SeenAt.ToUnixTimeMilliseconds(),
            last = change.LastReadAt?.ToUnixTimeMilliseconds(),
            part = change.PartReadAt?.ToUnixTimeMilliseconds(),
            change.Fields,
        });

    /// <summary>The changes after a number, oldest first.</summary>
    public async Task<IReadOnlyList<LoggedChange>> AfterAsync(long id)
    {
        ChangeRow[] rows = await database.QueryAsync<ChangeRow>(
            $"SELECT {Columns} FROM change WHERE id > @id ORDER BY id", new { id }).ConfigureAwait(false);
        return [.. rows.Select(static row => row.ToChange())];
    }

    /// <summary>The newest change of a kind and subject, or null if it is not recorded, or not any more.</summary>
    public async Task<LoggedChange?> FindAsync(string trigger)
    {
        ChangeRow? row = await database.FindAsync<ChangeRow>(
            $"SELECT {Columns} FROM change WHERE trigger = @trigger ORDER BY id DESC LIMIT 1", new { trigger })
            .ConfigureAwait(false);
        return row?.ToChange();
    }

    /// <summary>Forgets changes before a time.</summary>
    /// <returns>The number of the newest of them, or null if there was none.</returns>
    public Task<long?> TrimAsync(DateTimeOffset before) => database.ExecuteScalarAsync<long?>(
        """
        SELECT MAX(id) FROM change WHERE seen_at < @before;
        DELETE FROM change WHERE seen_at < @before;
        """,
        new { before = before.ToUnixTimeMilliseconds() });

    /// <summary>Forgets all changes. Their numbers are not used again.</summary>
    public Task ClearAsync() => database.ExecuteAsync("DELETE FROM change");
}

/// <summary>A change of a contact, as a run noticed it.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Version">The version of its record after the change.</param>
/// <param name="Trigger">The kind and the subject: <see cref="ChangeEvent.Trigger"/>.</param>
/// <param name="ChangedAt">When it happened at the latest.</param>
/// <param name="SeenAt">When it was noticed.</param>
internal sealed record LoggedChange(
    string ContactId, int Version, string Trigger, DateTimeOffset ChangedAt, DateTimeOffset SeenAt)
{
    /// <summary>When the contact was read before, or null if it was not.</summary>
    public DateTimeOffset? LastReadAt { get; init; }

    /// <summary>When the part that changed was read before; null for the contact itself.</summary>
    public DateTimeOffset? PartReadAt { get; init; }

    /// <summary>What is known of a follower, a message or a time, as JSON; null for what a record holds.</summary>
    public string? Fields { get; init; }

    /// <summary>The change, if it is about no record: what a record holds is not in the log.</summary>
    public ChangeEvent ToEvent()
    {
        (string kind, string subject) = ChangeEvent.Split(Trigger);
        return new ChangeEvent(kind, subject, EffectJson.ReadResult(Fields))
        {
            HappenedAt = ChangedAt,
            LastReadAt = LastReadAt,
        };
    }
}

/// <summary>A change as its table holds it.</summary>
internal sealed record ChangeRow
{
    public long Id { get; init; }

    public string ContactId { get; init; } = string.Empty;

    public long Version { get; init; }

    public string Trigger { get; init; } = string.Empty;

    public long ChangedAt { get; init; }

    public long SeenAt { get; init; }

    public long? LastReadAt { get; init; }

    public long? PartReadAt { get; init; }

    public string? Fields { get; init; }

    public LoggedChange ToChange() => new(
        ContactId, (int)Version, Trigger, DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt),
        DateTimeOffset.FromUnixTimeMilliseconds(SeenAt))
    {
        LastReadAt = StateTime.From(LastReadAt),
        PartReadAt = StateTime.From(PartReadAt),
        Fields = Fields,
    };
}

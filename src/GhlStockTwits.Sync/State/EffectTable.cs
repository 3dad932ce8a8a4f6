using Dapper;
using GhlStockTwits.Sync.Effects;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.State;

/// <summary>The effects. A key is never forgotten, so that nothing is done twice.</summary>
internal sealed class EffectTable(SqliteConnection connection)
{
    private const string Columns =
        """
        key, recipe, trigger, step, contact_id AS contactId, status, reason, text, sentiment, attempts, message_id AS messageId,
        changed_at AS changedAt, planned_at AS plannedAt, sending_at AS sendingAt, finished_at AS finishedAt, run_id AS runId
        """;

    /// <summary>Stores a new effect; false where its key is known already.</summary>
    public bool TryAdd(Effect effect) => connection.Execute(
        """
        INSERT INTO effect (key, recipe, trigger, step, contact_id, status, reason, text, sentiment, attempts, message_id,
            changed_at, planned_at, sending_at, finished_at, run_id)
        VALUES (@Key, @Recipe, @Trigger, @Step, @ContactId, @Status, @Reason, @Text, @Sentiment, @Attempts, @MessageId,
            @ChangedAt, @PlannedAt, @SendingAt, @FinishedAt, @RunId)
        ON CONFLICT (key) DO NOTHING
        """,
        EffectRow.From(effect)) == 1;

    public void Update(Effect effect) => connection.Execute(
        """
        UPDATE effect SET status = @Status, reason = @Reason, attempts = @Attempts, message_id = @MessageId, sending_at = @SendingAt, finished_at = @FinishedAt
        WHERE key = @Key
        """,
        EffectRow.From(effect));

    /// <summary>Effects in some statuses, oldest first; all where none is given.</summary>
    public IReadOnlyList<Effect> In(params EffectStatus[] statuses) =>
    [
        .. connection.Query<EffectRow>(
            $"SELECT {Columns} FROM effect WHERE @all OR status IN @names ORDER BY planned_at, rowid",
            new { all = statuses.Length == 0, names = statuses.Select(static status => status.ToString()) })
            .Select(static row => row.ToEffect()),
    ];

    /// <summary>The updates sent about a contact, oldest first.</summary>
    public IReadOnlyList<Effect> Of(string contactId) =>
    [
        .. connection.Query<EffectRow>(
            $"SELECT {Columns} FROM effect WHERE contact_id = @contactId ORDER BY planned_at, rowid", new { contactId })
            .Select(static row => row.ToEffect()),
    ];

    public Dictionary<EffectStatus, int> CountByStatus() =>
        connection.Query<(string Status, long Count)>("SELECT status, COUNT(*) FROM effect GROUP BY status")
            .ToDictionary(static row => Enum.Parse<EffectStatus>(row.Status), static row => (int)row.Count);

    /// <summary>How many updates left, or may have left, since a moment.</summary>
    public int SentSince(DateTimeOffset since) => connection.ExecuteScalar<int>(
        "SELECT COUNT(*) FROM effect WHERE sending_at >= @since AND status IN ('Sending', 'Unknown', 'Done')",
        new { since = since.ToUnixTimeMilliseconds() });

    /// <summary>Texts of other effects that left, or may have left, since a moment.</summary>
    public IReadOnlyList<string> OtherTexts(string key, DateTimeOffset since) =>
    [
        .. connection.Query<string>(
            """
            SELECT text FROM effect
            WHERE key <> @key AND text IS NOT NULL AND sending_at >= @since AND status IN ('Sending', 'Unknown', 'Done')
            """,
            new { key, since = since.ToUnixTimeMilliseconds() }),
    ];

    /// <summary>Whether a message is already known to be an effect's.</summary>
    public bool IsClaimed(long messageId) => connection.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM effect WHERE message_id = @messageId", new { messageId }) > 0;

    /// <summary>Parks what a recipe has planned; for a recipe that was edited since.</summary>
    public int ParkPlanned(string recipe, string reason) => connection.Execute(
        "UPDATE effect SET status = 'Parked', reason = @reason WHERE recipe = @recipe AND status = 'Planned'", new { recipe, reason });

    /// <summary>Takes a contact's words out of its effects; the keys stay.</summary>
    public void Erase(string contactId, string reason) => connection.Execute(
        """
        UPDATE effect SET text = NULL, reason = CASE WHEN status IN ('Planned', 'AwaitingApproval') THEN @reason ELSE reason END,
            status = CASE WHEN status IN ('Planned', 'AwaitingApproval') THEN 'Parked' ELSE status END
        WHERE contact_id = @contactId AND status NOT IN ('Sending', 'Unknown')
        """,
        new { contactId, reason });

    /// <summary>Takes the words out of settled effects whose contact is gone.</summary>
    public void EraseOrphans() => connection.Execute(
        """
        UPDATE effect SET text = NULL
        WHERE text IS NOT NULL AND status NOT IN ('Sending', 'Unknown') AND contact_id NOT IN (SELECT contact_id FROM record)
        """);
}

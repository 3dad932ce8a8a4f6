using Dapper;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.State;

/// <summary>The effects. A key is never forgotten, so that nothing is done twice.</summary>
internal sealed class EffectTable(SqliteConnection connection)
{
    private const string Columns =
        """
        key, recipe, trigger, step, contact_id AS contactId, status, reason, text, sentiment, attempts,
        message_id AS messageId, changed_at AS changedAt, planned_at AS plannedAt, sending_at AS sendingAt,
        finished_at AS finishedAt, run_id AS runId
        """;

    // Whatever was begun to be sent and was not refused counts, also if its outcome stayed uncertain and it was parked;
    // so does what a person was asked to post.
    private const string WasSent =
        """
        key <> @exceptKey AND ((sending_at >= @since AND status <> 'Failed')
            OR (planned_at >= @since AND status = 'AwaitingApproval'))
        """;

    /// <summary>Stores a new effect; false if its key is known already.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="handle">The handle of its contact.</param>
    public bool TryAdd(Effect effect, string? handle) => connection.Execute(
        """
        INSERT INTO effect (key, recipe, trigger, step, contact_id, status, reason, text, sentiment, attempts,
            message_id, changed_at, planned_at, sending_at, finished_at, run_id, text_hash, handle_hash)
        VALUES (@Key, @Recipe, @Trigger, @Step, @ContactId, @Status, @Reason, @Text, @Sentiment, @Attempts, @MessageId,
            @ChangedAt, @PlannedAt, @SendingAt, @FinishedAt, @RunId, @TextHash, @HandleHash)
        ON CONFLICT (key) DO NOTHING
        """,
        EffectRow.From(effect) with { HandleHash = Fingerprint.OfHandle(handle) }) == 1;

    public void Update(Effect effect) => connection.Execute(
        """
        UPDATE effect SET status = @Status, reason = @Reason, text = @Text, text_hash = COALESCE(@TextHash, text_hash),
            attempts = @Attempts, message_id = @MessageId, sending_at = @SendingAt, finished_at = @FinishedAt
        WHERE key = @Key
        """,
        EffectRow.From(effect));

    /// <summary>Effects in some statuses, oldest first; all of them by default.</summary>
    public IReadOnlyList<Effect> In(params EffectStatus[] statuses) =>
    [
        .. connection.Query<EffectRow>(
            $"SELECT {Columns} FROM effect WHERE @all OR status IN @names ORDER BY rowid",
            new { all = statuses.Length == 0, names = statuses.Select(static status => status.ToString()) })
            .Select(row => row.ToEffect(connection.DataSource)),
    ];

    /// <summary>The effects of a contact, oldest first.</summary>
    public IReadOnlyList<Effect> Of(string contactId) =>
    [
        .. connection.Query<EffectRow>(
            $"SELECT {Columns} FROM effect WHERE contact_id = @contactId ORDER BY rowid", new { contactId })
            .Select(row => row.ToEffect(connection.DataSource)),
    ];

    /// <summary>The effects of a person, of whichever contact.</summary>
    public IReadOnlyList<Effect> OfPerson(string handle) =>
    [
        .. connection.Query<EffectRow>(
            $"SELECT {Columns} FROM effect WHERE handle_hash = @hash ORDER BY rowid",
            new { hash = Fingerprint.OfHandle(handle) })
            .Select(row => row.ToEffect(connection.DataSource)),
    ];

    /// <summary>An effect by its key, or null if there is none.</summary>
    public Effect? Find(string key) => connection.QuerySingleOrDefault<EffectRow>(
        $"SELECT {Columns} FROM effect WHERE key = @key", new { key })?.ToEffect(connection.DataSource);

    /// <summary>An effect by its key.</summary>
    /// <exception cref="GhlStockTwitsException">There is none.</exception>
    public Effect Require(string key) => Find(key) ?? throw new GhlStockTwitsException(
        "GhlStockTwits.EffectNotFound", FailureCategory.ObjectNotFound, $"The state has no effect '{key}'.",
        "See Get-GhlStockTwitsEffect.");

    /// <summary>How many effects have one of some statuses.</summary>
    public int Count(params EffectStatus[] statuses) => connection.ExecuteScalar<int>(
        "SELECT COUNT(*) FROM effect WHERE status IN @names",
        new { names = statuses.Select(static status => status.ToString()) });

    /// <summary>How many other updates were sent, or may have been, since a time.</summary>
    public int CountSent(string exceptKey, DateTimeOffset since) => connection.ExecuteScalar<int>(
        $"SELECT COUNT(*) FROM effect WHERE {WasSent}", new { exceptKey, since = since.ToUnixTimeMilliseconds() });

    /// <summary>The fingerprints of texts of other updates that were sent, or may have been, since a time.</summary>
    public HashSet<string> SentTexts(string exceptKey, DateTimeOffset since) =>
    [
        .. connection.Query<string>(
            $"SELECT text_hash FROM effect WHERE text_hash IS NOT NULL AND {WasSent}",
            new { exceptKey, since = since.ToUnixTimeMilliseconds() }),
    ];

    /// <summary>Whether a message is already known to be an effect's.</summary>
    public bool IsClaimed(long messageId) => connection.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM effect WHERE message_id = @messageId", new { messageId }) > 0;

    /// <summary>Whether the words of an effect are the same as a text.</summary>
    public bool Knows(string text) => connection.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM effect WHERE text_hash = @hash", new { hash = Fingerprint.OfText(text) }) > 0;

    /// <summary>Parks what is planned: of one recipe, or of all.</summary>
    public int ParkPlanned(string? recipe, string reason) => connection.Execute(
        """
        UPDATE effect SET status = 'Parked', reason = @reason
        WHERE (@recipe IS NULL OR recipe = @recipe) AND status = 'Planned'
        """,
        new { recipe, reason });

    /// <summary>Erases the words of a contact's effects. Keys and fingerprints stay.</summary>
    public void Erase(string contactId, string reason) => connection.Execute(
        """
        UPDATE effect SET text = NULL,
            reason = CASE WHEN status IN ('Planned', 'AwaitingApproval') THEN @reason ELSE reason END,
            status = CASE WHEN status IN ('Planned', 'AwaitingApproval') THEN 'Parked' ELSE status END
        WHERE contact_id = @contactId AND status NOT IN ('Sending', 'Unknown')
        """,
        new { contactId, reason });

    /// <summary>Erases the words of settled effects whose contact is gone.</summary>
    public void EraseOrphans() => connection.Execute(
        """
        UPDATE effect SET text = NULL
        WHERE text IS NOT NULL AND status NOT IN ('Sending', 'Unknown')
            AND contact_id NOT IN (SELECT contact_id FROM record)
        """);
}

/// <summary>An effect as its table holds it: statuses by name, times in milliseconds.</summary>
internal sealed record EffectRow
{
    public string Key { get; init; } = string.Empty;

    public string Recipe { get; init; } = string.Empty;

    public string Trigger { get; init; } = string.Empty;

    public long Step { get; init; }

    public string ContactId { get; init; } = string.Empty;

    public string Status { get; init; } = string.Empty;

    public string? Reason { get; init; }

    public string? Text { get; init; }

    public string? Sentiment { get; init; }

    public long Attempts { get; init; }

    public long? MessageId { get; init; }

    public long ChangedAt { get; init; }

    public long PlannedAt { get; init; }

    public long? SendingAt { get; init; }

    public long? FinishedAt { get; init; }

    public long RunId { get; init; }

    public string? TextHash { get; init; }

    public string? HandleHash { get; init; }

    public static EffectRow From(Effect effect) => new()
    {
        Key = effect.Key,
        Recipe = effect.Recipe,
        Trigger = effect.Trigger,
        Step = effect.Step,
        ContactId = effect.ContactId,
        Status = effect.Status.ToString(),
        Reason = effect.Reason,
        Text = effect.Text,
        Sentiment = effect.Sentiment,
        Attempts = effect.Attempts,
        MessageId = effect.MessageId,
        ChangedAt = effect.ChangedAt.ToUnixTimeMilliseconds(),
        PlannedAt = effect.PlannedAt.ToUnixTimeMilliseconds(),
        SendingAt = effect.SendingAt?.ToUnixTimeMilliseconds(),
        FinishedAt = effect.FinishedAt?.ToUnixTimeMilliseconds(),
        RunId = effect.RunId,
        TextHash = Fingerprint.OfText(effect.Text),
    };

    /// <exception cref="GhlStockTwitsException">The row is damaged.</exception>
    public Effect ToEffect(string path) => new()
    {
        Key = Key,
        Recipe = Recipe,
        Trigger = Trigger,
        Step = (int)Step,
        ContactId = ContactId,
        Status = Enum.TryParse(Status, out EffectStatus status) && Enum.IsDefined(status)
            ? status
            : throw StateErrors.Damaged(path),
        Reason = Reason,
        Text = Text,
        Sentiment = Sentiment,
        Attempts = (int)Attempts,
        MessageId = MessageId,
        ChangedAt = StateTime.From(ChangedAt),
        PlannedAt = StateTime.From(PlannedAt),
        SendingAt = StateTime.From(SendingAt),
        FinishedAt = StateTime.From(FinishedAt),
        RunId = RunId,
    };
}

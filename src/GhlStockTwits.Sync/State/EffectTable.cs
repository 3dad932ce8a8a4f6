using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.State;

/// <summary>The effects. A key is never forgotten, so that nothing is done twice.</summary>
internal sealed class EffectTable(StateDatabase database)
{
    private const string Columns =
        """
        key, recipe, trigger, step, contact_id AS contactId, status, reason, text, sentiment, attempts,
        message_id AS messageId, changed_at AS changedAt, planned_at AS plannedAt, sending_at AS sendingAt,
        finished_at AS finishedAt, run_id AS runId, operation, arguments, result, event_key AS eventKey
        """;

    // Whatever was begun to be sent and was not refused counts, also if its outcome stayed uncertain and it was parked;
    // so does what a person was asked to post. What happens in the CRM is not public and does not count. A second
    // attempt is later than the first, which is the time that is kept, and not later than the end.
    private const string WasSent =
        """
        key <> @exceptKey AND operation LIKE 'stocktwits.%' AND ((status <> 'Failed' AND (sending_at >= @since
                OR (attempts > 1 AND sending_at IS NOT NULL AND COALESCE(finished_at, @since) >= @since)))
            OR (planned_at >= @since AND status = 'AwaitingApproval'))
        """;

    /// <summary>Stores a new effect; false if its key is known already.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="handle">The handle of its contact.</param>
    public async Task<bool> TryAddAsync(Effect effect, string? handle) => await database.ExecuteAsync(
        """
        INSERT INTO effect (key, recipe, trigger, step, contact_id, status, reason, text, sentiment, attempts,
            message_id, changed_at, planned_at, sending_at, finished_at, run_id, text_hash, handle_hash, operation,
            arguments, result, event_key)
        VALUES (@Key, @Recipe, @Trigger, @Step, @ContactId, @Status, @Reason, @Text, @Sentiment, @Attempts, @MessageId,
            @ChangedAt, @PlannedAt, @SendingAt, @FinishedAt, @RunId, @TextHash, @HandleHash, @Operation, @Arguments,
            @Result, @EventKey)
        ON CONFLICT (key) DO NOTHING
        """,
        EffectRow.From(effect) with { HandleHash = Fingerprint.OfHandle(handle) }).ConfigureAwait(false) == 1;

    public Task UpdateAsync(Effect effect) => database.ExecuteAsync(
        """
        UPDATE effect SET status = @Status, reason = @Reason, text = @Text, text_hash = COALESCE(@TextHash, text_hash),
            attempts = @Attempts, message_id = @MessageId, sending_at = @SendingAt, finished_at = @FinishedAt,
            contact_id = @ContactId, arguments = @Arguments, result = @Result
        WHERE key = @Key
        """,
        EffectRow.From(effect));

    /// <summary>Changes an effect by its key.</summary>
    /// <exception cref="GhlStockTwitsException">There is none, or it cannot be changed so.</exception>
    public async Task<Effect> ChangeAsync(string key, Func<Effect, Effect> change)
    {
        Effect? changed = null;
        await database.TransactAsync(async () =>
        {
            Effect effect = await FindAsync(key).ConfigureAwait(false) ?? throw new GhlStockTwitsException(
                "GhlStockTwits.EffectNotFound", FailureCategory.ObjectNotFound, $"The state has no effect '{key}'.",
                "See Get-GhlStockTwitsEffect.");
            changed = change(effect);
            await UpdateAsync(changed).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return changed!;
    }

    /// <summary>Effects in some statuses, oldest first; all of them by default.</summary>
    public Task<IReadOnlyList<Effect>> InAsync(params EffectStatus[] statuses) => ReadAsync(
        $"@all OR status {database.Dialect.AnyOf("@names")}",
        new { all = statuses.Length == 0, names = Names(statuses) });

    /// <summary>The effects of a contact, oldest first.</summary>
    public Task<IReadOnlyList<Effect>> OfAsync(string contactId) =>
        ReadAsync("contact_id = @contactId", new { contactId });

    /// <summary>The effects of one change on one recipe, in the order of its steps.</summary>
    public Task<IReadOnlyList<Effect>> OfEventAsync(string eventKey) =>
        ReadAsync("event_key = @eventKey", new { eventKey });

    /// <summary>The effects of a person, of whichever contact.</summary>
    public Task<IReadOnlyList<Effect>> OfPersonAsync(string handle) =>
        ReadAsync("handle_hash = @hash", new { hash = Fingerprint.OfHandle(handle) });

    /// <summary>An effect by its key, or null if there is none.</summary>
    public async Task<Effect?> FindAsync(string key) =>
        (await ReadAsync("key = @key", new { key }).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>How many effects have one of some statuses.</summary>
    public Task<int> CountAsync(params EffectStatus[] statuses) => database.FindAsync<int>(
        $"SELECT COUNT(*) FROM effect WHERE status {database.Dialect.AnyOf("@names")}",
        new { names = Names(statuses) });

    /// <summary>How many other updates were sent, or may have been, since a time.</summary>
    public Task<int> CountSentAsync(string exceptKey, DateTimeOffset since) => database.FindAsync<int>(
        $"SELECT COUNT(*) FROM effect WHERE {WasSent}", new { exceptKey, since = since.ToUnixTimeMilliseconds() });

    /// <summary>The fingerprints of texts of other updates that were sent, or may have been, since a time.</summary>
    public async Task<HashSet<string>> SentTextsAsync(string exceptKey, DateTimeOffset since) =>
    [
        .. await database.QueryAsync<string>(
            $"SELECT text_hash FROM effect WHERE text_hash IS NOT NULL AND {WasSent}",
            new { exceptKey, since = since.ToUnixTimeMilliseconds() }).ConfigureAwait(false),
    ];

    /// <summary>Which of some messages are already known to be an effect's.</summary>
    public async Task<HashSet<long>> ClaimedAsync(IEnumerable<long> messageIds) =>
    [
        .. await database.QueryAsync<long>(
            $"SELECT message_id FROM effect WHERE message_id {database.Dialect.AnyOf("@ids")}",
            new { ids = messageIds.ToArray() }).ConfigureAwait(false),
    ];

    /// <summary>Which of some texts have the same words as an effect.</summary>
    public async Task<HashSet<string>> KnownTextsAsync(IEnumerable<string> texts)
    {
        ILookup<string, string> byHash = texts.Distinct().ToLookup(static text => Fingerprint.OfText(text)!);
        string[] known = await database.QueryAsync<string>(
            $"SELECT DISTINCT text_hash FROM effect WHERE text_hash {database.Dialect.AnyOf("@hashes")}",
            new { hashes = byHash.Select(static same => same.Key).ToArray() }).ConfigureAwait(false);
        return [.. known.SelectMany(hash => byHash[hash])];
    }

    /// <summary>Parks what is planned: of one recipe, or of all.</summary>
    public Task<int> ParkPlannedAsync(string? recipe, string reason) => database.ExecuteAsync(
        """
        UPDATE effect SET status = 'Parked', reason = @reason
        WHERE (@recipe IS NULL OR recipe = @recipe) AND status = 'Planned'
        """,
        new { recipe, reason });

    /// <summary>Erases the words of a contact's effects. Keys and fingerprints stay.</summary>
    public Task EraseAsync(string contactId, string reason) => database.ExecuteAsync(
        """
        UPDATE effect SET text = NULL, arguments = NULL, result = NULL,
            reason = CASE WHEN status IN ('Planned', 'AwaitingApproval') THEN @reason ELSE reason END,
            status = CASE WHEN status IN ('Planned', 'AwaitingApproval') THEN 'Parked' ELSE status END
        WHERE contact_id = @contactId AND status NOT IN ('Sending', 'Unknown')
        """,
        new { contactId, reason });

    /// <summary>Erases what settled effects sent, and what came of it, before a time. Keys and outcomes stay.</summary>
    public Task TrimAsync(DateTimeOffset before) => database.ExecuteAsync(
        """
        UPDATE effect SET arguments = NULL, result = NULL
        WHERE (arguments IS NOT NULL OR result IS NOT NULL) AND finished_at < @before
            AND status IN ('Done', 'Parked', 'Failed', 'Denied')
        """,
        new { before = before.ToUnixTimeMilliseconds() });

    /// <summary>Erases the words of settled effects whose contact is gone.</summary>
    public Task EraseOrphansAsync() => database.ExecuteAsync(
        """
        UPDATE effect SET text = NULL, arguments = NULL, result = NULL
        WHERE (text IS NOT NULL OR arguments IS NOT NULL OR result IS NOT NULL)
            AND status NOT IN ('Sending', 'Unknown') AND contact_id <> ''
            AND contact_id NOT IN (SELECT contact_id FROM record)
        """);

    private async Task<IReadOnlyList<Effect>> ReadAsync(string condition, object values)
    {
        EffectRow[] rows = await database.QueryAsync<EffectRow>(
            $"SELECT {Columns} FROM effect WHERE {condition} ORDER BY rowid", values).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToEffect(database.Place))];
    }

    private static string[] Names(EffectStatus[] statuses) =>
        [.. statuses.Select(static status => status.ToString())];
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

    public string Operation { get; init; } = string.Empty;

    public string? Arguments { get; init; }

    public string? Result { get; init; }

    public string? EventKey { get; init; }

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
        Operation = effect.Operation,
        Arguments = effect.Arguments,
        Result = effect.Result,
        EventKey = effect.EventKey,
    };

    /// <exception cref="GhlStockTwitsException">The row is damaged.</exception>
    public Effect ToEffect(string place) => new()
    {
        Key = Key,
        Recipe = Recipe,
        Trigger = Trigger,
        Step = (int)Step,
        ContactId = ContactId,
        Status = Enum.TryParse(Status, out EffectStatus status) && Enum.IsDefined(status)
            ? status
            : throw DatabaseErrors.State.Damaged(place),
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
        Operation = Operation,
        Arguments = Arguments,
        Result = Result,
        EventKey = EventKey,
    };
}

using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Inbox;

/// <summary>
/// The deliveries of webhooks, apart from the states: one receiver takes those of many locations, also while nothing
/// runs. It may be used from several threads; operations follow each other.
/// </summary>
/// <param name="database">The database, which is owned.</param>
/// <param name="isShared">Whether it is PostgreSQL, where others change rows at the same time.</param>
internal sealed class DeliveryInbox(StateDatabase database, bool isShared) : IAsyncDisposable
{
    /// <summary>After this long, another worker takes what one has taken and not settled: it was killed.</summary>
    public static readonly TimeSpan ClaimDuration = TimeSpan.FromMinutes(10);

    /// <summary>How long settled deliveries are kept, unless the replay window is longer.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private const long Hour = 60 * 60 * 1000;
    private const int PageSize = 500;
    private const int TrimSize = 5000;

    private const string Columns =
        """
        number, type, event, webhook_id AS webhookId, location_id AS locationId, company_id AS companyId,
        contact_id AS contactId, object_id AS objectId, app_id AS appId, is_verified AS isVerified, sent_at AS sentAt,
        received_at AS receivedAt, duplicates, last_duplicate_at AS lastDuplicateAt, status, attempts,
        finished_at AS finishedAt, reason
        """;

    private const string Inserted =
        """
        key, type, event, webhook_id, location_id, company_id, contact_id, object_id, app_id, is_verified, sent_at,
        received_at, duplicates, last_duplicate_at, status, finished_at, reason
        """;

    private static readonly string s_installations =
        $"'{WebhookEvents.AppInstall.Name}', '{WebhookEvents.AppUninstall.Name}'";

    /// <summary>What belongs to a location: installations have readers of their own.</summary>
    private static readonly string s_ofLocation =
        $"location_id = @locationId AND (event IS NULL OR event NOT IN ({s_installations}))";

    /// <summary>Where the inbox is, for errors; without secrets.</summary>
    public string Place => database.Place;

    private string IsFree => FormattableString.Invariant(
        $"(claimed_by IS NULL OR claimed_at < {database.Dialect.Now} - {(long)ClaimDuration.TotalMilliseconds})");

    /// <summary>
    /// Stores deliveries; they are on the disk when this returns. One that is known is only counted as a duplicate, and
    /// so is one that is not verified while another of its contact waits.
    /// </summary>
    /// <returns>How many were new.</returns>
    /// <exception cref="GhlStockTwitsException">None was stored.</exception>
    public async Task<int> AddAsync(IReadOnlyList<IncomingDelivery> batch)
    {
        DeliveryRow[] rows = [.. DeliveryRow.Combine(batch)];
        int added = 0;
        await database.TransactAsync(async () =>
        {
            if (isShared)
            {
                // Receivers that store the same keys in different orders would wait for each other.
                await database.ExecuteAsync(
                    "SELECT pg_advisory_xact_lock(hashtextextended('GhlStockTwits inbox of ' || current_schema(), 0))")
                    .ConfigureAwait(false);
            }

            added = await StoreAsync(rows).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return added;
    }

    /// <summary>Claims deliveries of a location that wait, oldest first, but those of installations.</summary>
    /// <param name="locationId">The location.</param>
    /// <param name="worker">Who claims them; another one gets none of them for ten minutes.</param>
    /// <param name="most">How many at most.</param>
    public Task<IReadOnlyList<WebhookReceipt>> TakeAsync(string locationId, string worker, int most) =>
        TakeAsync(s_ofLocation, new { locationId, worker, most });

    /// <summary>Claims installations and uninstallations that wait, oldest first, of whatever location.</summary>
    /// <inheritdoc cref="TakeAsync(string, string, int)"/>
    public Task<IReadOnlyList<WebhookReceipt>> TakeInstallationsAsync(string worker, int most) =>
        TakeAsync($"event IN ({s_installations})", new { worker, most });

    /// <summary>Gives back what a worker claimed of a location and did not settle.</summary>
    public Task ReleaseAsync(string locationId, string worker) => database.ExecuteAsync(
        $"""
        UPDATE delivery SET claimed_by = NULL, claimed_at = NULL
        WHERE number IN (
            SELECT number FROM delivery
            WHERE status = 'Queued' AND location_id = @locationId AND claimed_by = @worker
            ORDER BY number{Lock})
        """,
        new { locationId, worker });

    /// <summary>Stores what became of deliveries.</summary>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="status">
    /// The status; queued if they are to be tried once more. Then they stay with the worker, which would take them
    /// again at once, until it gives them back.
    /// </param>
    /// <param name="reason">Why, or null.</param>
    public Task SettleAsync(IReadOnlyCollection<long> numbers, DeliveryStatus status, string? reason) =>
        database.ExecuteAsync(
            $"""
            UPDATE delivery SET status = @status, reason = @reason, attempts = attempts + 1,
                claimed_by = CASE WHEN @isQueued THEN claimed_by END,
                claimed_at = CASE WHEN @isQueued THEN claimed_at END,
                finished_at = CASE WHEN @isQueued THEN NULL ELSE {database.Dialect.Now} END
            WHERE number IN (
                SELECT number FROM delivery WHERE number {database.Dialect.AnyOf("@numbers")} ORDER BY number{Lock})
            """,
            new
            {
                status = status.ToString(),
                reason,
                isQueued = status == DeliveryStatus.Queued,
                numbers = numbers.ToArray(),
            });

    /// <summary>Whether <see cref="TakeAsync(string, string, int)"/> would find something.</summary>
    public Task<bool> HasQueuedAsync(string locationId) => database.FindAsync<bool>(
        $"SELECT EXISTS (SELECT 1 FROM delivery WHERE status = 'Queued' AND {s_ofLocation} AND {IsFree})",
        new { locationId });

    /// <summary>Finds deliveries, newest first, page by page.</summary>
    public async IAsyncEnumerable<WebhookReceipt[]> FindAsync(DeliveryFilter filter)
    {
        int left = filter.Most ?? int.MaxValue;
        for (long before = long.MaxValue; left > 0;)
        {
            DeliveryRow[] page = await database.QueryAsync<DeliveryRow>(
                $"""
                SELECT {Columns} FROM delivery
                WHERE number < @before{Conditions(filter)}
                ORDER BY number DESC LIMIT @most
                """,
                new
                {
                    before,
                    most = Math.Min(left, PageSize),
                    filter.Number,
                    statuses = filter.Statuses.Select(static status => status.ToString()).ToArray(),
                    filter.Event,
                    filter.LocationId,
                    filter.ContactId,
                    filter.WebhookId,
                    since = filter.Since?.ToUnixTimeMilliseconds(),
                    until = filter.Until?.ToUnixTimeMilliseconds(),
                }).ConfigureAwait(false);
            if (page.Length > 0)
            {
                yield return [.. page.Select(static row => row.ToReceipt())];
            }

            if (page.Length < PageSize)
            {
                yield break;
            }

            left -= page.Length;
            before = page[^1].Number;
        }
    }

    /// <summary>The delivery with a number, or null if there is none.</summary>
    public async Task<WebhookReceipt?> FindAsync(long number)
    {
        await foreach (WebhookReceipt[] page in FindAsync(new DeliveryFilter { Number = number }).ConfigureAwait(false))
        {
            return page[0];
        }

        return null;
    }

    /// <summary>Queues a delivery again that was applied, ignored or failed.</summary>
    /// <returns>False if there is none with the number, or it waits already.</returns>
    public async Task<bool> RestartAsync(long number) => await database.ExecuteAsync(
        """
        UPDATE delivery SET status = 'Queued', attempts = 0, reason = NULL, finished_at = NULL, claimed_by = NULL,
            claimed_at = NULL
        WHERE number = @number AND status <> 'Queued'
        """,
        new { number }).ConfigureAwait(false) == 1;

    /// <summary>Adds to the numbers of requests that were refused.</summary>
    /// <param name="refusals">How many, by reason.</param>
    /// <param name="hour">A time within the hour that they came in.</param>
    public Task CountAsync(IReadOnlyDictionary<string, long> refusals, DateTimeOffset hour) =>
        database.TransactAsync(async () =>
        {
            // In the same order everywhere, so that two receivers do not wait for each other.
            foreach ((string reason, long count) in refusals.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            {
                await database.ExecuteAsync(
                    """
                    INSERT INTO refusal (hour, reason, count) VALUES (@hour, @reason, @count)
                    ON CONFLICT (hour, reason) DO UPDATE SET count = refusal.count + @count
                    """,
                    new { hour = HourOf(hour), reason, count }).ConfigureAwait(false);
            }
        });

    /// <summary>What was received since a time, and what waits.</summary>
    public async Task<InboxStatistics> StatisticsAsync(DateTimeOffset since)
    {
        object values = new { since = since.ToUnixTimeMilliseconds(), hour = HourOf(since) };
        StatusRow[] received = await database.QueryAsync<StatusRow>(
            """
            SELECT status, COUNT(*) AS count, CAST(SUM(is_verified) AS BIGINT) AS verified,
                CAST(SUM(duplicates) AS BIGINT) AS duplicates
            FROM delivery WHERE received_at >= @since GROUP BY status
            """,
            values).ConfigureAwait(false);
        (string Reason, long Count)[] refused = await database.QueryAsync<(string, long)>(
            "SELECT reason, CAST(SUM(count) AS BIGINT) FROM refusal WHERE hour >= @hour GROUP BY reason", values)
            .ConfigureAwait(false);
        (long Count, long? Oldest) queued = await database.FindAsync<(long, long?)>(
            "SELECT COUNT(*), MIN(received_at) FROM delivery WHERE status = 'Queued'").ConfigureAwait(false);
        long? last = await database.FindAsync<long?>("SELECT MAX(received_at) FROM delivery").ConfigureAwait(false);
        return new InboxStatistics
        {
            Since = since,
            Received = received.Sum(static row => row.Count),
            Verified = received.Sum(static row => row.Verified),
            Duplicates = received.Sum(static row => row.Duplicates),
            Queued = queued.Count,
            Applied = Of(DeliveryStatus.Applied),
            Ignored = Of(DeliveryStatus.Ignored),
            Failed = Of(DeliveryStatus.Failed),
            Refused = refused.ToDictionary(static row => row.Reason, static row => row.Count),
            LastReceivedAt = StateTime.From(last),
            OldestQueuedAt = StateTime.From(queued.Oldest),
        };

        long Of(DeliveryStatus status) => received.Where(row => row.Status == status.ToString())
            .Sum(static row => row.Count);
    }

    /// <summary>
    /// Forgets what was received before a time. What no sync took since then is only marked: the next time forgets it.
    /// </summary>
    public async Task TrimAsync(DateTimeOffset before)
    {
        object values = new { before = before.ToUnixTimeMilliseconds() };

        // In parts, so that a receiver does not wait for long.
        int removed;
        do
        {
            removed = await database.ExecuteAsync(
                $"""
                DELETE FROM delivery WHERE number IN (
                    SELECT number FROM delivery WHERE received_at < @before AND status <> 'Queued'
                    LIMIT {TrimSize}{SkipLock})
                """,
                values).ConfigureAwait(false);
        }
        while (removed == TrimSize);

        await database.ExecuteAsync(
            $"""
            UPDATE delivery SET status = 'Ignored', reason = 'No sync took it.', finished_at = {database.Dialect.Now}
            WHERE status = 'Queued' AND received_at < @before
            """,
            values).ConfigureAwait(false);
        await database.ExecuteAsync("DELETE FROM refusal WHERE hour < @before", values).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<int> StoreAsync(DeliveryRow[] rows)
    {
        List<DeliveryRow> candidates = [];
        foreach (DeliveryRow row in rows)
        {
            if (row.IsVerified != 0 || row.Status != nameof(DeliveryStatus.Queued)
                || !await JoinWaitingAsync(row).ConfigureAwait(false))
            {
                candidates.Add(row);
            }
        }

        string json = JsonSerializer.Serialize(candidates, InboxJson.Default.ListDeliveryRow);
        string[] added = candidates.Count == 0 ? [] : await database.QueryAsync<string>(
            $"""
            INSERT INTO delivery ({Inserted})
            SELECT {Inserted} FROM {Rows} WHERE 1 = 1
            ON CONFLICT (key) DO NOTHING
            RETURNING key
            """,
            new { rows = json }).ConfigureAwait(false);
        if (added.Length < candidates.Count)
        {
            HashSet<string> isNew = [.. added];
            DeliveryRow[] known = [.. candidates.Where(row => !isNew.Contains(row.Key))];
            await database.QueryAsync<long>(
                $"SELECT number FROM delivery WHERE key {database.Dialect.AnyOf("@keys")} ORDER BY number{Lock}",
                new { keys = known.Select(static row => row.Key).ToArray() }).ConfigureAwait(false);
            await database.ExecuteAsync(
                """
                UPDATE delivery SET duplicates = duplicates + @count, last_duplicate_at = @LastSeenAt WHERE key = @Key
                """,
                known.Select(static row => new { row.Key, row.LastSeenAt, count = row.Duplicates + 1 }))
                .ConfigureAwait(false);
        }

        return added.Length;
    }

    /// <summary>Counts a hint as a duplicate of one that waits, as the contact is read after both.</summary>
    /// <returns>False if none waits.</returns>
    private async Task<bool> JoinWaitingAsync(DeliveryRow row) => await database.ExecuteAsync(
        $"""
        UPDATE delivery SET duplicates = duplicates + @count, last_duplicate_at = @LastSeenAt
        WHERE number IN (
            SELECT number FROM delivery
            WHERE status = 'Queued' AND is_verified = 0 AND claimed_by IS NULL
                AND location_id = @LocationId AND contact_id = @ContactId
            ORDER BY number LIMIT 1{SkipLock})
        """,
        new { row.LocationId, row.ContactId, row.LastSeenAt, count = row.Duplicates + 1 }).ConfigureAwait(false) > 0;

    private async Task<IReadOnlyList<WebhookReceipt>> TakeAsync(string condition, object values)
    {
        DeliveryRow[] taken = [];
        await database.TransactAsync(async () => taken = await database.QueryAsync<DeliveryRow>(
            $"""
            UPDATE delivery SET claimed_by = @worker, claimed_at = {database.Dialect.Now}
            WHERE number IN (
                SELECT number FROM delivery
                WHERE status = 'Queued' AND {condition} AND {IsFree}
                ORDER BY number LIMIT @most{SkipLock})
            RETURNING {Columns}
            """,
            values).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. taken.OrderBy(static row => row.Number).Select(static row => row.ToReceipt())];
    }

    /// <summary>The given rows as a table.</summary>
    private string Rows => isShared
        ? """
          json_to_recordset(CAST(@rows AS json)) AS given (key text, type text, event text, webhook_id text,
              location_id text, company_id text, contact_id text, object_id text, app_id text, is_verified bigint,
              sent_at bigint, received_at bigint, duplicates bigint, last_duplicate_at bigint, status text,
              finished_at bigint, reason text)
          """
        : $"(SELECT {string.Join(", ", Inserted.Split(',', StringSplitOptions.TrimEntries).Select(static name =>
            $"value ->> '{name}' AS {name}"))} FROM json_each(@rows))";

    /// <summary>Rows are locked by number, so that two processes never wait for each other.</summary>
    private string Lock => isShared ? " FOR UPDATE" : string.Empty;

    /// <summary>What others change at this moment is not waited for.</summary>
    private string SkipLock => isShared ? " FOR UPDATE SKIP LOCKED" : string.Empty;

    private string Conditions(DeliveryFilter filter) => string.Concat(
        filter.Number is null ? string.Empty : " AND number = @Number",
        filter.Statuses.Count == 0 ? string.Empty : $" AND status {database.Dialect.AnyOf("@statuses")}",
        filter.Event is null ? string.Empty : " AND event = @Event",
        filter.LocationId is null ? string.Empty : " AND location_id = @LocationId",
        filter.ContactId is null ? string.Empty : " AND contact_id = @ContactId",
        filter.WebhookId is null ? string.Empty : " AND webhook_id = @WebhookId",
        filter.Since is null ? string.Empty : " AND received_at >= @since",
        filter.Until is null ? string.Empty : " AND received_at < @until");

    private static long HourOf(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / Hour * Hour;

    /// <summary>How many deliveries have a status.</summary>
    private sealed record StatusRow
    {
        public string Status { get; init; } = string.Empty;

        public long Count { get; init; }

        public long Verified { get; init; }

        public long Duplicates { get; init; }
    }
}

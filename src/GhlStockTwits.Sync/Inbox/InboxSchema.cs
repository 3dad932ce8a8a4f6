namespace GhlStockTwits.Sync.Inbox;

/// <summary>The tables of an inbox: a step for each version, for both kinds of databases.</summary>
internal static class InboxSchema
{
    /// <summary>What tells the file of an inbox from other databases: "GhIn".</summary>
    public const int ApplicationId = 0x4768496E;

    /// <summary>What stands for the number of a row, which each kind of database gives in its own way.</summary>
    public const string Identity = "{identity}";

    /// <summary>The step at index 0 leads to version 1.</summary>
    public static readonly IReadOnlyList<string> Steps =
    [
        $$"""
        CREATE TABLE delivery (
            number {{Identity}},
            key TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            event TEXT,
            webhook_id TEXT,
            location_id TEXT,
            company_id TEXT,
            contact_id TEXT,
            object_id TEXT,
            app_id TEXT,
            is_verified BIGINT NOT NULL,
            sent_at BIGINT,
            received_at BIGINT NOT NULL,
            duplicates BIGINT NOT NULL DEFAULT 0,
            last_duplicate_at BIGINT,
            status TEXT NOT NULL,
            attempts BIGINT NOT NULL DEFAULT 0,
            claimed_by TEXT,
            claimed_at BIGINT,
            finished_at BIGINT,
            reason TEXT);
        CREATE INDEX delivery_queued ON delivery (location_id, number) WHERE status = 'Queued';
        CREATE INDEX delivery_hint ON delivery (location_id, contact_id) WHERE status = 'Queued' AND is_verified = 0;
        CREATE INDEX delivery_received ON delivery (received_at);
        -- Requests that were refused are only counted, so that a flood of them does not fill the disk.
        CREATE TABLE refusal (
            hour BIGINT NOT NULL, reason TEXT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (hour, reason));
        """,
    ];

    /// <summary>The version of this module.</summary>
    public static int Version => Steps.Count;
}

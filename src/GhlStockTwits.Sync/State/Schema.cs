namespace GhlStockTwits.Sync.State;

/// <summary>The state's tables, a step a version; a state of an older version is brought up step by step.</summary>
internal static class Schema
{
    public static readonly IReadOnlyList<string> Steps =
    [
        """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE record (
            contact_id TEXT PRIMARY KEY,
            handle TEXT,
            link TEXT NOT NULL,
            date_updated INTEGER,
            tasks_read INTEGER,
            notes_read INTEGER,
            appointments_read INTEGER,
            profile_read INTEGER,
            document TEXT NOT NULL);
        CREATE INDEX record_handle ON record (handle);
        CREATE INDEX record_link ON record (link);
        CREATE TABLE recipe (name TEXT PRIMARY KEY, hash TEXT NOT NULL, last_run INTEGER NOT NULL);
        CREATE TABLE effect (
            key TEXT PRIMARY KEY,
            recipe TEXT NOT NULL,
            trigger TEXT NOT NULL,
            step INTEGER NOT NULL,
            contact_id TEXT NOT NULL,
            status TEXT NOT NULL,
            reason TEXT,
            text TEXT,
            sentiment TEXT,
            attempts INTEGER NOT NULL,
            message_id INTEGER UNIQUE,
            changed_at INTEGER NOT NULL,
            planned_at INTEGER NOT NULL,
            sending_at INTEGER,
            finished_at INTEGER,
            run_id INTEGER NOT NULL);
        CREATE INDEX effect_status ON effect (status);
        CREATE INDEX effect_contact ON effect (contact_id);
        CREATE TABLE run (id INTEGER PRIMARY KEY, started_at INTEGER NOT NULL, finished_at INTEGER, outcome TEXT);
        """,
    ];
}

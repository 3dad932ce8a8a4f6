namespace GhlStockTwits.Sync.State.Sqlite;

/// <summary>The tables of a state in a file, one step for each version.</summary>
internal static class SqliteSchema
{
    /// <summary>The steps to the first version that both kinds of databases have.</summary>
    private static readonly string[] s_own =
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
        """
        -- What stays of a contact that is gone: its version, so that no key of an effect repeats when it returns.
        CREATE TABLE erased (contact_id TEXT PRIMARY KEY, version INTEGER NOT NULL);
        ALTER TABLE record ADD COLUMN missing_in_run INTEGER;
        ALTER TABLE recipe ADD COLUMN active_since INTEGER;
        CREATE INDEX record_missing ON record (missing_in_run) WHERE missing_in_run IS NOT NULL;
        -- What stays of an effect whose words are erased, so that the same words or the same person are recognised.
        ALTER TABLE effect ADD COLUMN text_hash TEXT;
        ALTER TABLE effect ADD COLUMN handle_hash TEXT;
        CREATE INDEX effect_handle ON effect (handle_hash);
        UPDATE effect SET text_hash = fingerprint_of_text(text),
            handle_hash = fingerprint_of_handle(
                (SELECT handle FROM record WHERE record.contact_id = effect.contact_id));
        UPDATE meta SET name = 'baseline required' WHERE name = 'taking stock';
        UPDATE meta SET name = 'contacts read' WHERE name = 'contacts looked through';
        """,
        """
        -- What changed, so that a recipe that did not take part in a run can be asked about it later.
        CREATE TABLE change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            contact_id TEXT NOT NULL,
            version INTEGER NOT NULL,
            trigger TEXT NOT NULL,
            changed_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            last_read_at INTEGER,
            part_read_at INTEGER);
        CREATE INDEX change_contact ON change (contact_id);
        ALTER TABLE recipe ADD COLUMN last_change INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE recipe ADD COLUMN audiences TEXT NOT NULL DEFAULT '';
        -- Contacts that could not be read, and when all was last known about them.
        CREATE TABLE unread (contact_id TEXT PRIMARY KEY, last_read_at INTEGER, tried_in_run INTEGER NOT NULL);
        """,
        """
        -- The process that works on the state.
        CREATE TABLE lease (
            id INTEGER PRIMARY KEY, generation INTEGER NOT NULL, holder TEXT, expires_at INTEGER NOT NULL);
        INSERT INTO lease VALUES (1, 0, NULL, 0);
        """,
    ];

    /// <summary>All steps: the one at index 0 leads to version 1.</summary>
    public static readonly IReadOnlyList<string> Steps = [.. s_own, .. Schema.Shared];
}

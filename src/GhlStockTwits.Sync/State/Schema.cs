namespace GhlStockTwits.Sync.State;

/// <summary>
/// What the tables of both kinds of databases have in common. Their versions are numbered alike, and a state of an
/// older version is upgraded step by step.
/// </summary>
internal static class Schema
{
    /// <summary>The first version that both kinds have; SQLite's earlier ones are its own.</summary>
    public const int FirstVersion = 4;

    /// <summary>
    /// The steps after the first version, one for each. Both databases read them: integers are BIGINT.
    /// </summary>
    public static readonly IReadOnlyList<string> Shared =
    [
        """
        -- Effects of every operation, not only updates; those of one change belong together.
        ALTER TABLE effect ADD COLUMN operation TEXT NOT NULL DEFAULT 'stocktwits.message.create';
        ALTER TABLE effect ADD COLUMN arguments TEXT;
        ALTER TABLE effect ADD COLUMN result TEXT;
        ALTER TABLE effect ADD COLUMN event_key TEXT;
        CREATE INDEX effect_event ON effect (event_key);
        -- The first due date among the open tasks of a record.
        ALTER TABLE record ADD COLUMN due_at BIGINT;
        CREATE INDEX record_due ON record (due_at);
        -- Which parts of a record are read: 1 tasks, 2 notes, 4 appointments; all of a linked one.
        ALTER TABLE record ADD COLUMN followed_parts BIGINT NOT NULL DEFAULT 0;
        UPDATE record SET followed_parts = 7 WHERE link = 'Linked';
        -- What is known of followers, messages and times, which no record holds.
        ALTER TABLE change ADD COLUMN fields TEXT;
        -- What a run did, and why it did not do more.
        ALTER TABLE run ADD COLUMN summary TEXT;
        ALTER TABLE run ADD COLUMN history TEXT;
        """,
        """
        -- Recipes that are kept in the state; those that are enabled run without a file.
        CREATE TABLE stored_recipe (
            name TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL, source TEXT NOT NULL,
            is_enabled BIGINT NOT NULL, stored_at BIGINT NOT NULL);
        """,
    ];

    /// <summary>The version of this module.</summary>
    public static int Version => FirstVersion + Shared.Count;
}

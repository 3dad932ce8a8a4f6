using Dapper;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.State.Sqlite;

/// <summary>A state in a file of its own.</summary>
internal static class SqliteState
{
    // Since this version, what is deleted is overwritten.
    private const int SecureDeleteVersion = 3;

    // SQLite keeps what does not fit into its cache in a file without a name, which only this process can open.
    private const string NamelessFile = "Data Source=";

    /// <summary>Opens a state to work on; creates it if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is in use, damaged, or of a newer module.</exception>
    public static async Task<IStateStore> OpenAsync(string path, TimeSpan lease)
    {
        StateFile file = StateFile.Hold(path);
        SqliteConnection? connection = null;
        try
        {
            connection = await ConnectAsync(path, SqliteOpenMode.ReadWrite).ConfigureAwait(false);
            int before = await UpgradeAsync(connection, path, Schema.Version).ConfigureAwait(false);
            if (before is > 0 and < SecureDeleteVersion)
            {
                // What older versions deleted may still be in the file.
                await connection.ExecuteAsync("VACUUM").ConfigureAwait(false);
            }

            StateDatabase database = Database(connection, path);
            bool isRestored = await IsRestoredAsync(database, RunMarker.Read(path)).ConfigureAwait(false);
            database.Lease = await StateLease.TakeAsync(database, lease).ConfigureAwait(false);
            return new StateStore(database, file) { IsRestored = isRestored };
        }
        catch (Exception failure)
        {
            await CloseAsync(connection).ConfigureAwait(false);
            file.Dispose();
            throw Translated(failure, path);
        }
    }

    /// <summary>
    /// Opens a state without its lease, also while a run works on it, or null if it does not exist or has to be
    /// upgraded.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">It is damaged, or of a newer module.</exception>
    public static async Task<IStateStore?> OpenBesideAsync(string path) =>
        (await TryOpenAsync(path, SqliteOpenMode.ReadWrite).ConfigureAwait(false)).Store;

    /// <summary>Opens a state to read it, also while a run works on it, or null if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is damaged, or of a newer module.</exception>
    public static async Task<IStateStore?> OpenToReadAsync(string path)
    {
        (IStateStore? store, int version) = await TryOpenAsync(path, SqliteOpenMode.ReadOnly).ConfigureAwait(false);

        // This version's statements need this version's tables.
        return store is null && version > 0 ? await OpenCopyAsync(path).ConfigureAwait(false) : store;
    }

    /// <summary>Opens a state if its tables are those of this version.</summary>
    private static async Task<(IStateStore? Store, int Version)> TryOpenAsync(string path, SqliteOpenMode mode)
    {
        if (!StateFile.CheckToRead(path))
        {
            return (null, 0);
        }

        SqliteConnection? connection = null;
        try
        {
            connection = await ConnectAsync(path, mode).ConfigureAwait(false);
            int version = await VersionAsync(connection, path).ConfigureAwait(false);
            if (version == Schema.Version)
            {
                return (new StateStore(Database(connection, path), file: null), version);
            }

            await CloseAsync(connection).ConfigureAwait(false);
            return (null, version);
        }
        catch (Exception failure)
        {
            await CloseAsync(connection).ConfigureAwait(false);
            throw Translated(failure, path);
        }
    }

    /// <summary>Opens a copy that ends with its connection, for a dry run that leaves no trace.</summary>
    /// <exception cref="GhlStockTwitsException">The state is damaged, or of a newer module.</exception>
    public static async Task<IStateStore> OpenCopyAsync(string path)
    {
        SqliteConnection copy = new(NamelessFile);
        try
        {
            await OpenCopyAsync(copy).ConfigureAwait(false);
            long marker = 0;
            if (StateFile.CheckToRead(path))
            {
                SqliteConnection original = await ConnectAsync(path, SqliteOpenMode.ReadOnly).ConfigureAwait(false);
                await using (original.ConfigureAwait(false))
                {
                    original.BackupDatabase(copy);
                    marker = RunMarker.Read(path);
                }
            }

            await UpgradeAsync(copy, path, Schema.Version).ConfigureAwait(false);
            StateDatabase database = Database(copy, path);
            bool isRestored = await IsRestoredAsync(database, marker).ConfigureAwait(false);
            return new StateStore(database, file: null) { IsRestored = isRestored };
        }
        catch (Exception failure)
        {
            await CloseAsync(copy).ConfigureAwait(false);
            throw Translated(failure, path);
        }
    }

    /// <summary>Opens such a copy with the rows of another database.</summary>
    /// <param name="place">Where the other state is, for errors.</param>
    /// <param name="version">The version of its tables; 0 if it has none.</param>
    /// <param name="fillAsync">Copies its rows.</param>
    public static async Task<IStateStore> FillCopyAsync(
        string place, int version, Func<SqliteConnection, Task> fillAsync)
    {
        SqliteConnection copy = new(NamelessFile);
        try
        {
            await OpenCopyAsync(copy).ConfigureAwait(false);
            await UpgradeAsync(copy, place, version).ConfigureAwait(false);
            if (version > 0)
            {
                using SqliteTransaction transaction = copy.BeginTransaction();
                await fillAsync(copy).ConfigureAwait(false);
                await transaction.CommitAsync().ConfigureAwait(false);
            }

            await UpgradeAsync(copy, place, Schema.Version).ConfigureAwait(false);
            return new StateStore(Database(copy, place), file: null);
        }
        catch (Exception failure)
        {
            await CloseAsync(copy).ConfigureAwait(false);
            throw Translated(failure, place);
        }
    }

    /// <summary>It need not survive anything, but transactions of it can be rolled back.</summary>
    private static async Task OpenCopyAsync(SqliteConnection copy)
    {
        await copy.OpenAsync().ConfigureAwait(false);
        await copy.ExecuteAsync("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF").ConfigureAwait(false);
    }

    private static async Task<bool> IsRestoredAsync(StateDatabase database, long marker) =>
        RunMarker.ShowsRestored(await new RunTable(database).LastAsync().ConfigureAwait(false), marker);

    private static StateDatabase Database(SqliteConnection connection, string path)
    {
        connection.CreateFunction("least", static (long a, long b, long c) => Math.Min(a, Math.Min(b, c)));
        return new StateDatabase(connection, new SqliteDialect(path));
    }

    private static async Task<SqliteConnection> ConnectAsync(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        try
        {
            await connection.OpenAsync().ConfigureAwait(false);
            if (mode == SqliteOpenMode.ReadWrite)
            {
                // A journal beside the file, emptied but not deleted: a copy of the file alone is a whole state, which
                // WAL would not give.
                await connection.ExecuteAsync(
                    "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
                    .ConfigureAwait(false);
            }

            return connection;
        }
        catch
        {
            await CloseAsync(connection).ConfigureAwait(false);
            throw;
        }
    }

    private static ValueTask CloseAsync(SqliteConnection? connection) => connection?.DisposeAsync() ?? default;

    private static Exception Translated(Exception failure, string path) =>
        failure is SqliteException damage ? DatabaseErrors.State.From(damage, path) : failure;

    /// <returns>The version that the state had before; 0 if it is new.</returns>
    private static async Task<int> UpgradeAsync(SqliteConnection connection, string path, int wanted)
    {
        int before = await VersionAsync(connection, path).ConfigureAwait(false);
        connection.CreateFunction("fingerprint_of_text", static (string? text) => Fingerprint.OfText(text));
        connection.CreateFunction("fingerprint_of_handle", static (string? handle) => Fingerprint.OfHandle(handle));
        for (int version = before; version < wanted; version++)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            await connection.ExecuteAsync(SqliteSchema.Steps[version]).ConfigureAwait(false);
            await connection.ExecuteAsync($"PRAGMA user_version = {version + 1}").ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
        }

        return before;
    }

    private static async Task<int> VersionAsync(SqliteConnection connection, string path)
    {
        int version = await connection.ExecuteScalarAsync<int>("PRAGMA user_version").ConfigureAwait(false);
        return version <= Schema.Version ? version : throw DatabaseErrors.State.TooNew(path);
    }
}

/// <summary>What SQLite says in its own way.</summary>
/// <param name="path">The file.</param>
/// <param name="errors">The errors; null for those of a state.</param>
internal sealed class SqliteDialect(string path, DatabaseErrors? errors = null) : IStateDialect
{
    public string Place => path;

    public string Now => "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";

    // The process holds the file: whoever had the lease before is gone.
    public string LeaseIsFree => "1 = 1";

    // A transaction has the whole file.
    public string ShareLock => string.Empty;

    public string Version => "SELECT user_version FROM pragma_user_version()";

    public string Size => "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";

    public string Damage =>
        "SELECT integrity_check FROM pragma_integrity_check() WHERE integrity_check <> 'ok'";

    // A state in a file is removed with it; a copy ends with its connection.
    public string Remove => "SELECT 1";

    public string LastChange => "SELECT seq FROM sqlite_sequence WHERE name = 'change'";

    public string AnyOf(string parameter) => $"IN {parameter}";

    public GhlStockTwitsException? ErrorOf(Exception failure) =>
        failure is SqliteException own ? (errors ?? DatabaseErrors.State).From(own, path) : null;
}

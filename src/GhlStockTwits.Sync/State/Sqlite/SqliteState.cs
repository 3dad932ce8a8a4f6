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

    /// <inheritdoc cref="StateStores.OpenAsync"/>
    public static async Task<IStateStore> OpenAsync(string path)
    {
        StateFile file = StateFile.Hold(path);
        SqliteConnection? connection = null;
        try
        {
            connection = await ConnectAsync(path, SqliteOpenMode.ReadWrite).ConfigureAwait(false);
            if (await UpgradeAsync(connection, path).ConfigureAwait(false) is > 0 and < SecureDeleteVersion)
            {
                // What older versions deleted may still be in the file.
                await connection.ExecuteAsync("VACUUM").ConfigureAwait(false);
            }

            return await StoreAsync(connection, path, file, RunMarker.Read(path)).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await CloseAsync(connection).ConfigureAwait(false);
            file.Dispose();
            throw Translated(failure, path);
        }
    }

    /// <inheritdoc cref="StateStores.OpenToReadAsync"/>
    public static async Task<IStateStore?> OpenToReadAsync(string path)
    {
        if (!StateFile.CheckToRead(path))
        {
            return null;
        }

        SqliteConnection? connection = null;
        try
        {
            connection = await ConnectAsync(path, SqliteOpenMode.ReadOnly).ConfigureAwait(false);
            if (await VersionAsync(connection, path).ConfigureAwait(false) > 0)
            {
                return new StateStore(Database(connection, path), file: null);
            }

            await CloseAsync(connection).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure)
        {
            await CloseAsync(connection).ConfigureAwait(false);
            throw Translated(failure, path);
        }
    }

    /// <inheritdoc cref="StateStores.OpenCopyAsync"/>
    public static async Task<IStateStore> OpenCopyAsync(string path)
    {
        SqliteConnection copy = new("Data Source=:memory:");
        try
        {
            await copy.OpenAsync().ConfigureAwait(false);
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

            await UpgradeAsync(copy, path).ConfigureAwait(false);
            return await StoreAsync(copy, path, file: null, marker).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await CloseAsync(copy).ConfigureAwait(false);
            throw Translated(failure, path);
        }
    }

    private static async Task<IStateStore> StoreAsync(
        SqliteConnection connection, string path, StateFile? file, long marker)
    {
        StateDatabase database = Database(connection, path);
        long last = await new RunTable(database).LastAsync().ConfigureAwait(false);
        return new StateStore(database, file) { IsRestored = RunMarker.ShowsRestored(last, marker) };
    }

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
        failure is SqliteException damage ? StateErrors.From(damage, path) : failure;

    /// <returns>The version that the state had before; 0 if it is new.</returns>
    private static async Task<int> UpgradeAsync(SqliteConnection connection, string path)
    {
        int before = await VersionAsync(connection, path).ConfigureAwait(false);
        connection.CreateFunction("fingerprint_of_text", static (string? text) => Fingerprint.OfText(text));
        connection.CreateFunction("fingerprint_of_handle", static (string? handle) => Fingerprint.OfHandle(handle));
        for (int version = before; version < Schema.Steps.Count; version++)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            await connection.ExecuteAsync(Schema.Steps[version]).ConfigureAwait(false);
            await connection.ExecuteAsync($"PRAGMA user_version = {version + 1}").ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
        }

        return before;
    }

    private static async Task<int> VersionAsync(SqliteConnection connection, string path)
    {
        int version = await connection.ExecuteScalarAsync<int>("PRAGMA user_version").ConfigureAwait(false);
        return version <= Schema.Steps.Count ? version : throw StateErrors.TooNew(path);
    }
}

/// <summary>What SQLite says in its own way.</summary>
/// <param name="path">The state's file.</param>
internal sealed class SqliteDialect(string path) : IStateDialect
{
    public string Place => path;

    public string LastChange => "SELECT seq FROM sqlite_sequence WHERE name = 'change'";

    public string AnyOf(string parameter) => $"IN {parameter}";

    public GhlStockTwitsException? ErrorOf(Exception failure) =>
        failure is SqliteException own ? StateErrors.From(own, path) : null;
}

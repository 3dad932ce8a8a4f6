using System.Globalization;
using Dapper;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.State;
using GhlStockTwits.Sync.State.Postgres;
using GhlStockTwits.Sync.State.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GhlStockTwits.Sync.Inbox;

/// <summary>
/// Opens an inbox where it is: in a file, or in PostgreSQL. Several processes may have it open at once, receivers and
/// workers alike.
/// </summary>
internal static class DeliveryInboxes
{
    /// <summary>Opens an inbox; creates or upgrades it if necessary.</summary>
    /// <param name="place">What <see cref="InboxPlaces.Resolve"/> returns.</param>
    /// <exception cref="GhlStockTwitsException">It is not accessible, damaged, or of a newer module.</exception>
    public static async Task<DeliveryInbox> OpenAsync(string place)
    {
        if (PostgresState.IsConnectionString(place))
        {
            return (await ConnectAsync(place, mayCreate: true).ConfigureAwait(false))!;
        }

        Create(place);
        return await ReadFileAsync(place).ConfigureAwait(false);
    }

    /// <summary>Opens an inbox, or returns null if it does not exist.</summary>
    /// <param name="place">What <see cref="InboxPlaces.Resolve"/> returns.</param>
    /// <exception cref="GhlStockTwitsException">It is not accessible, damaged, or of a newer module.</exception>
    public static async Task<DeliveryInbox?> TryOpenAsync(string place)
    {
        if (PostgresState.IsConnectionString(place))
        {
            return await ConnectAsync(place, mayCreate: false).ConfigureAwait(false);
        }

        if (!StateFile.CheckToRead(place, DatabaseErrors.Inbox))
        {
            return null;
        }

        return await ReadFileAsync(place).ConfigureAwait(false);
    }

    /// <summary>Creates the file, for its owner alone.</summary>
    private static void Create(string path)
    {
        try
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
            if (!StateFile.CheckToRead(path, DatabaseErrors.Inbox))
            {
                PrivateFile.Open(path, FileMode.CreateNew, FileShare.ReadWrite | FileShare.Delete).Dispose();
            }
        }
        catch (IOException) when (StateFile.CheckToRead(path, DatabaseErrors.Inbox))
        {
            // Another process created it at this moment. An existing file is not opened here: closing it would end the
            // locks that SQLite holds on it for this process.
            return;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DatabaseErrors.Inbox.NotAccessible(path, failure);
        }
    }

    private static async Task<DeliveryInbox> ReadFileAsync(string path)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        SqliteDialect dialect = new(path, DatabaseErrors.Inbox);
        StateDatabase database = new(connection, dialect);
        try
        {
            await connection.OpenAsync().ConfigureAwait(false);

            // SQLite itself waits for another process in small steps. A commit is on the disk when it returns.
            await connection.ExecuteAsync(
                "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
                .ConfigureAwait(false);
            if (await VersionAsync(connection, path).ConfigureAwait(false) < InboxSchema.Version)
            {
                await database.TransactAsync(() => UpgradeAsync(database, connection, path)).ConfigureAwait(false);
            }

            return new DeliveryInbox(database, isShared: false);
        }
        catch (Exception failure)
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw dialect.ErrorOf(failure) ?? failure;
        }
    }

    private static async Task UpgradeAsync(StateDatabase database, SqliteConnection connection, string path)
    {
        // Another process may have upgraded it while this one waited.
        long version = await VersionAsync(connection, path).ConfigureAwait(false);
        foreach (string step in InboxSchema.Steps.Skip((int)version))
        {
            await database.ExecuteAsync(step.Replace(
                InboxSchema.Identity, "INTEGER PRIMARY KEY AUTOINCREMENT", StringComparison.Ordinal))
                .ConfigureAwait(false);
        }

        await database.ExecuteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA user_version = {InboxSchema.Version}; PRAGMA application_id = {InboxSchema.ApplicationId}"))
            .ConfigureAwait(false);
    }

    private static async Task<long> VersionAsync(SqliteConnection connection, string path)
    {
        (long version, long application) = await connection.QuerySingleAsync<(long, long)>(
            "SELECT user_version, application_id FROM pragma_user_version(), pragma_application_id()")
            .ConfigureAwait(false);
        return version > 0 && application != InboxSchema.ApplicationId ? throw DatabaseErrors.Inbox.Damaged(path)
            : version > InboxSchema.Version ? throw DatabaseErrors.Inbox.TooNew(path)
            : version;
    }

    /// <returns>The inbox, or null if it does not exist and may not be created.</returns>
    private static async Task<DeliveryInbox?> ConnectAsync(string connectionString, bool mayCreate)
    {
        NpgsqlConnectionStringBuilder settings = PostgresState.Parse(connectionString, DatabaseErrors.Inbox);

        // What was acknowledged is on the disk, whatever the server's default is.
        settings.Options ??= "-c idle_in_transaction_session_timeout=10000 -c synchronous_commit=on";
        (NpgsqlConnection connection, PostgresDialect dialect) = await PostgresState
            .ConnectAsync(settings.ConnectionString, DatabaseErrors.Inbox).ConfigureAwait(false);
        StateDatabase database = new(connection, dialect);
        try
        {
            long? version = await VersionAsync(database, dialect).ConfigureAwait(false);
            if (version is null && !mayCreate)
            {
                await database.DisposeAsync().ConfigureAwait(false);
                return null;
            }

            if (version != InboxSchema.Version)
            {
                await database.TransactAsync(() => UpgradeAsync(database, dialect)).ConfigureAwait(false);
            }

            return new DeliveryInbox(database, isShared: true);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task UpgradeAsync(StateDatabase database, PostgresDialect dialect)
    {
        // Another process may create or upgrade it at this moment.
        await database.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('GhlStockTwits inbox ' || @Schema, 0))",
            new { dialect.Schema }).ConfigureAwait(false);
        long? version = await VersionAsync(database, dialect).ConfigureAwait(false);
        if (version is null)
        {
            if (!await database.FindAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = @Schema)", new { dialect.Schema })
                .ConfigureAwait(false))
            {
                await database.ExecuteAsync($"CREATE SCHEMA \"{dialect.Schema}\"").ConfigureAwait(false);
            }

            await database.ExecuteAsync(
                "CREATE TABLE inbox_version (number BIGINT NOT NULL); INSERT INTO inbox_version VALUES (0)")
                .ConfigureAwait(false);
        }

        foreach (string step in InboxSchema.Steps.Skip((int)(version ?? 0)))
        {
            await database.ExecuteAsync(step.Replace(
                InboxSchema.Identity, "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY", StringComparison.Ordinal))
                .ConfigureAwait(false);
        }

        await database.ExecuteAsync("UPDATE inbox_version SET number = @Version", new { InboxSchema.Version })
            .ConfigureAwait(false);
    }

    /// <summary>The version of the tables, or null if there are none.</summary>
    private static async Task<long?> VersionAsync(StateDatabase database, PostgresDialect dialect)
    {
        if (!await database.FindAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = @Schema AND tablename = 'inbox_version')",
            new { dialect.Schema }).ConfigureAwait(false))
        {
            return null;
        }

        long version = await database.FindAsync<long>("SELECT number FROM inbox_version").ConfigureAwait(false);
        return version <= InboxSchema.Version ? version : throw DatabaseErrors.Inbox.TooNew(dialect.Place);
    }
}

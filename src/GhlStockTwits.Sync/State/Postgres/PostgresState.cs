using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.State.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GhlStockTwits.Sync.State.Postgres;

/// <summary>
/// A state in a PostgreSQL database, for several machines or one without a disk. Each state has a schema of its own, so
/// that one database holds the states of many locations, and all statements are the same as for a file.
/// </summary>
internal static partial class PostgresState
{
    private const string SchemaPrefix = "ghlstocktwits_";

    // PostgreSQL cuts off longer names.
    private const int LongestName = 63;

    /// <summary>Whether a text is a connection string of PostgreSQL, and not a path.</summary>
    public static bool IsConnectionString(string text) => ConnectionString().IsMatch(text);

    /// <summary>The connection string with the state's schema: the one it names, or one for each location.</summary>
    /// <param name="given">The connection string.</param>
    /// <param name="locationId">The location, or null if none is connected.</param>
    /// <exception cref="GhlStockTwitsException">It cannot be used, or it is unclear which state is meant.</exception>
    public static string Resolve(string given, string? locationId) => Resolve(
        given,
        () => string.IsNullOrEmpty(locationId)
            ? throw DatabaseErrors.State.SchemaMissing("No location is connected")
            : SchemaPrefix + locationId,
        DatabaseErrors.State);

    /// <summary>The connection string with a schema: the one it names, or another.</summary>
    /// <exception cref="GhlStockTwitsException">It cannot be used.</exception>
    public static string Resolve(string given, Func<string> otherwise, DatabaseErrors errors)
    {
        NpgsqlConnectionStringBuilder settings = Parse(given, errors);
        if (string.IsNullOrEmpty(settings.SearchPath))
        {
            settings.SearchPath = otherwise();
        }

        return Name().IsMatch(settings.SearchPath) && settings.SearchPath.Length <= LongestName
            ? settings.ConnectionString
            : throw errors.SchemaMissing("The Search Path of the connection string is not the name of one schema");
    }

    /// <summary>The connection string with another schema than its own.</summary>
    public static string WithSchema(string connectionString, string schema)
    {
        NpgsqlConnectionStringBuilder settings = Parse(connectionString);
        settings.SearchPath = schema;
        return settings.ConnectionString;
    }

    /// <summary>The schema of a state, for people; without secrets.</summary>
    public static string NameOf(string connectionString) =>
        new PostgresDialect(Parse(connectionString).SearchPath!).Place;

    /// <summary>Opens a state to work on; creates it if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is in use, damaged, or of a newer module.</exception>
    public static async Task<IStateStore> OpenAsync(string connectionString, TimeSpan lease)
    {
        (NpgsqlConnection connection, PostgresDialect dialect) =
            await ConnectAsync(connectionString).ConfigureAwait(false);
        StateDatabase database = new(connection, dialect);
        try
        {
            await GuardAsync(dialect, () => CreateAsync(connection, dialect)).ConfigureAwait(false);
            database.Lease = await StateLease.TakeAsync(database, lease).ConfigureAwait(false);
            await database.TransactAsync(() => UpgradeAsync(database)).ConfigureAwait(false);
            return new StateStore(database, file: null);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a state to read it, also while a run works on it, or null if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is damaged, or of a newer module.</exception>
    public static async Task<IStateStore?> OpenToReadAsync(string connectionString)
    {
        (IStateStore? store, long version) = await TryOpenAsync(connectionString).ConfigureAwait(false);
        return store is null && version > 0 ? await OpenCopyAsync(connectionString).ConfigureAwait(false) : store;
    }

    /// <summary>
    /// Opens a state without its lease, also while a run works on it, or null if it does not exist or has to be
    /// upgraded.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">It is damaged, or of a newer module.</exception>
    public static async Task<IStateStore?> OpenBesideAsync(string connectionString) =>
        (await TryOpenAsync(connectionString).ConfigureAwait(false)).Store;

    /// <summary>Opens a state if its tables are those of this version.</summary>
    private static async Task<(IStateStore? Store, long Version)> TryOpenAsync(string connectionString)
    {
        (NpgsqlConnection connection, PostgresDialect dialect) =
            await ConnectAsync(connectionString).ConfigureAwait(false);
        StateDatabase database = new(connection, dialect);
        bool isOpen = false;
        try
        {
            long version = await GuardAsync(dialect, () => VersionAsync(connection, dialect)).ConfigureAwait(false);
            isOpen = version == Schema.Version;
            return (isOpen ? new StateStore(database, file: null) : null, version);
        }
        finally
        {
            if (!isOpen)
            {
                await database.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Copies all of the state, as it is at one moment: a dry run needs no lease and leaves the database
    /// as it is.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">The state is damaged, or of a newer module.</exception>
    public static async Task<IStateStore> OpenCopyAsync(string connectionString)
    {
        (NpgsqlConnection connection, PostgresDialect dialect) =
            await ConnectAsync(connectionString).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await GuardAsync(dialect, async () =>
            {
                NpgsqlTransaction moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead)
                    .ConfigureAwait(false);
                await using (moment.ConfigureAwait(false))
                {
                    long version = await VersionAsync(connection, dialect).ConfigureAwait(false);
                    return await SqliteState.FillCopyAsync(
                        dialect.Place, (int)version, copy => CopyAsync(connection, copy)).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, SqliteConnection copy)
    {
        // A state of an older version does not have all of them yet.
        string[] existing = [.. await connection.QueryAsync<string>(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").ConfigureAwait(false)];
        foreach (string table in PostgresSchema.Tables.Intersect(existing))
        {
            DbDataReader rows = await connection.ExecuteReaderAsync($"SELECT * FROM {table}").ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                await CopyAsync(table, rows, copy).ConfigureAwait(false);
            }
        }

        long last = await connection.ExecuteScalarAsync<long>(PostgresDialect.LastChangeSql).ConfigureAwait(false);
        await copy.ExecuteAsync(
            """
            DELETE FROM sqlite_sequence WHERE name = 'change';
            INSERT INTO sqlite_sequence (name, seq) VALUES ('change', @last)
            """,
            new { last }).ConfigureAwait(false);
    }

    private static async Task CopyAsync(string table, DbDataReader rows, SqliteConnection copy)
    {
        string[] columns = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        SqliteCommand insert = copy.CreateCommand();
        await using (insert.ConfigureAwait(false))
        {
#pragma warning disable CA2100 // The names are those of our own tables.
            insert.CommandText =
                $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES (@{string.Join(", @", columns)})";
#pragma warning restore CA2100
            SqliteParameter[] values = [.. columns.Select(column => insert.Parameters.AddWithValue(column, null))];
            while (await rows.ReadAsync().ConfigureAwait(false))
            {
                for (int i = 0; i < values.Length; i++)
                {
                    values[i].Value = rows.GetValue(i);
                }

                await insert.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Opens a connection to a schema, which need not exist.</summary>
    /// <param name="connectionString">The connection string; its Search Path is the schema.</param>
    /// <param name="errors">The errors; null for those of a state.</param>
    /// <exception cref="GhlStockTwitsException">The server does not answer, or refuses.</exception>
    public static async Task<(NpgsqlConnection Connection, PostgresDialect Dialect)> ConnectAsync(
        string connectionString, DatabaseErrors? errors = null)
    {
        NpgsqlConnectionStringBuilder settings = Parse(connectionString, errors);
        PostgresDialect dialect = new(settings.SearchPath!, errors);

        // A run has one connection for as long as it lasts. Details of errors would show rows.
        settings.SearchPath = $"\"{settings.SearchPath}\"";
        settings.Pooling = false;
        settings.IncludeErrorDetail = false;
        settings.ApplicationName ??= "GhlStockTwits";

        // The transaction of a machine that is gone must not keep the lease.
        settings.Options ??= "-c idle_in_transaction_session_timeout=60000";
        NpgsqlConnection connection = new(settings.ConnectionString);
        try
        {
            await connection.OpenAsync().ConfigureAwait(false);
            return (connection, dialect);
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw dialect.ErrorOf(failure) ?? failure;
        }
    }

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="GhlStockTwitsException">It is not one.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString, DatabaseErrors? errors = null)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException
            or OverflowException or KeyNotFoundException or NotSupportedException)
        {
            // Not even as the cause: its message may repeat a part of the connection string.
            throw (errors ?? DatabaseErrors.State).ConnectionStringInvalid();
        }
    }

    private static async Task<bool> CreateAsync(NpgsqlConnection connection, PostgresDialect dialect)
    {
        if (await VersionAsync(connection, dialect).ConfigureAwait(false) > 0)
        {
            return false;
        }

        NpgsqlTransaction transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Another process may create it at this moment.
            await connection.ExecuteAsync(
                "SELECT pg_advisory_xact_lock(hashtextextended('GhlStockTwits state ' || @Schema, 0))",
                new { dialect.Schema }).ConfigureAwait(false);
            if (await VersionAsync(connection, dialect).ConfigureAwait(false) > 0)
            {
                return false;
            }

            if (!await connection.ExecuteScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = @Schema)", new { dialect.Schema })
                .ConfigureAwait(false))
            {
                await connection.ExecuteAsync($"CREATE SCHEMA \"{dialect.Schema}\"").ConfigureAwait(false);
            }

            await connection.ExecuteAsync(PostgresSchema.First).ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
            return true;
        }
    }

    private static async Task UpgradeAsync(StateDatabase database)
    {
        long before = await database.FindAsync<long>("SELECT number FROM version").ConfigureAwait(false);
        for (long version = before; version < Schema.Version; version++)
        {
            await database.ExecuteAsync(Schema.Shared[(int)version - Schema.FirstVersion]).ConfigureAwait(false);
            await database.ExecuteAsync("UPDATE version SET number = @next", new { next = version + 1 })
                .ConfigureAwait(false);
        }
    }

    private static async Task<long> VersionAsync(NpgsqlConnection connection, PostgresDialect dialect)
    {
        if (!await connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = @Schema AND tablename = 'version')",
            new { dialect.Schema }).ConfigureAwait(false))
        {
            return 0;
        }

        long version = await connection.ExecuteScalarAsync<long>("SELECT number FROM version").ConfigureAwait(false);
        return version <= Schema.Version ? version : throw DatabaseErrors.State.TooNew(dialect.Place);
    }

    private static async Task<T> GuardAsync<T>(PostgresDialect dialect, Func<Task<T>> use)
    {
        try
        {
            return await use().ConfigureAwait(false);
        }
        catch (Exception failure) when (dialect.ErrorOf(failure) is { } error)
        {
            throw error;
        }
    }

    [GeneratedRegex(
        @"(?:^|;)\s*(?:host|server)\s*=|^\s*postgres(?:ql)?://", RegexOptions.IgnoreCase, PatternLimits.Timeout)]
    private static partial Regex ConnectionString();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*$", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Name();
}

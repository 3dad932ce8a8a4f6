using Dapper;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.State;
using GhlStockTwits.Sync.State.Postgres;
using GhlStockTwits.Sync.State.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// A state of either kind that is removed afterwards: a file, or a schema of the database that
/// GHLSTOCKTWITS_TEST_DATABASE names.
/// </summary>
internal sealed class TestState : IDisposable
{
    public const string Files = "SQLite";
    public const string Database = "PostgreSQL";

    private static readonly string? s_database = Environment.GetEnvironmentVariable("GHLSTOCKTWITS_TEST_DATABASE");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ghlst-state-");

    public TestState(string kind)
    {
        Kind = kind;
        Schema = $"test_{Guid.NewGuid():n}";
        Place = kind == Files
            ? Path.Combine(_folder.FullName, "state.db")
            : StateStores.Resolve($"{s_database};Search Path={Schema}", locationId: null);
    }

    /// <summary>The kinds that can be tested here.</summary>
    public static TheoryData<string> Kinds => new(AllKinds);

    /// <summary>The same as a list.</summary>
    public static string[] AllKinds => s_database is { Length: > 0 } ? [Files, Database] : [Files];

    public string Kind { get; }

    public string Schema { get; }

    public string Place { get; }

    /// <summary>An inbox of its own: another file, or other tables in the same schema.</summary>
    public string InboxPlace => Kind == Files ? Path.Combine(_folder.FullName, "inbox.db") : Place;

    public Task<IStateStore> OpenAsync() => StateStores.OpenAsync(Place);

    /// <summary>Changes the database behind the module's back.</summary>
    public async Task ExecuteAsync(string sql) => await UseAsync(connection => connection.ExecuteAsync(sql));

    /// <summary>The same for the inbox.</summary>
    public async Task ExecuteInInboxAsync(string sql) =>
        await UseAsync(connection => connection.ExecuteAsync(sql), InboxPlace);

    /// <summary>What another machine that takes over the state leaves in it.</summary>
    public Task TakeOverAsync() => ExecuteAsync("UPDATE lease SET generation = generation + 1");

    /// <summary>Lets a minute pass in which the lease is not renewed.</summary>
    public Task ExpireAsync() => ExecuteAsync("UPDATE lease SET expires_at = 0");

    /// <summary>Ends the connections of this state's holders, as a server that restarts does.</summary>
    public Task EndConnectionsAsync() => ExecuteAsync(
        """
        SELECT pg_terminate_backend(pid) FROM pg_locks
        WHERE relation = 'lease'::regclass AND pid <> pg_backend_pid()
        """);

    /// <summary>When the lease ends if it is not renewed, in milliseconds.</summary>
    public Task<long> LeaseEndAsync() => UseAsync(static connection =>
        connection.ExecuteScalarAsync<long>("SELECT expires_at FROM lease"));

    /// <summary>All rows of all tables, as text.</summary>
    public async Task<string> RowsAsync() => await UseAsync(async connection =>
    {
        List<string> lines = [];
        foreach (string table in PostgresSchema.Tables.Append("lease"))
        {
            foreach (IDictionary<string, object> row in await connection.QueryAsync($"SELECT * FROM {table}"))
            {
                lines.Add($"{table}: {string.Join(", ", row.Select(static cell => $"{cell.Key}={cell.Value}"))}");
            }
        }

        return string.Join('\n', lines);
    });

    /// <summary>Creates the tables of a version that both kinds have.</summary>
    public async Task CreateAsync(int version)
    {
        string[] shared = [.. GhlStockTwits.Sync.State.Schema.Shared.Take(
            version - GhlStockTwits.Sync.State.Schema.FirstVersion)];
        await ExecuteAsync(Kind == Files
            ? string.Join('\n', SqliteSchema.Steps.Take(version)) + $"\nPRAGMA user_version = {version}"
            : $"CREATE SCHEMA {Schema};{PostgresSchema.First}{string.Join('\n', shared)}"
                + $"\nUPDATE version SET number = {version}");
    }

    public void Dispose()
    {
        if (Kind == Database)
        {
            using NpgsqlConnection connection = new(s_database);
            connection.Execute($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        }

        _folder.Delete(recursive: true);
    }

    private async Task<T> UseAsync<T>(Func<System.Data.Common.DbConnection, Task<T>> use, string? place = null)
    {
        if (Kind == Database)
        {
            await using NpgsqlConnection database = new(Place);
            return await use(database);
        }

        await using SqliteConnection file = new($"Data Source={place ?? Place};Pooling=False");
        file.CreateFunction("fingerprint_of_text", static (string? _) => (string?)null);
        file.CreateFunction("fingerprint_of_handle", static (string? _) => (string?)null);
        return await use(file);
    }
}

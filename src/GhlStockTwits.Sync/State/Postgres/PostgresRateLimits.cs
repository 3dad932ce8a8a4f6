using System.Buffers.Binary;
using GhlStockTwits.Api;
using Npgsql;

namespace GhlStockTwits.Sync.State.Postgres;

/// <summary>
/// Rate limits that machines share through a PostgreSQL database: a row for each allowance, with the numbers that
/// processes of one machine have in a file. All states of a database share them. Times are those of the server.
/// </summary>
internal sealed class PostgresRateLimits : IRateLimitStore
{
    private const string Schema = "ghlstocktwits";
    private const string Table = $"{Schema}.rate_limit";

    // Whoever lost its connection while it changed a row holds up the others for no longer.
    private const string Patience =
        "-c idle_in_transaction_session_timeout=5000 -c lock_timeout=8000 -c statement_timeout=8000";

    private readonly string _connectionString;

    /// <param name="connectionString">The connection string; its Search Path does not matter.</param>
    /// <exception cref="GhlStockTwitsException">It is not one.</exception>
    public PostgresRateLimits(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings = PostgresState.Parse(connectionString);
        settings.SearchPath = null;
        settings.IncludeErrorDetail = false;
        settings.ApplicationName ??= "GhlStockTwits";
        settings.Options = $"{settings.Options} {Patience}".TrimStart();
        settings.Timeout = Math.Min(settings.Timeout, 10);
        settings.CommandTimeout = 10;
        _connectionString = settings.ConnectionString;
    }

    /// <inheritdoc/>
    public async Task ChangeAsync(string name, Memory<long> memory, Action<long> change)
    {
        try
        {
            await TryChangeAsync(name, memory, change).ConfigureAwait(false);
        }
        catch (PostgresException failure) when (
            failure.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            await GuardAsync(CreateAsync).ConfigureAwait(false);
            await GuardAsync(() => TryChangeAsync(name, memory, change)).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsOfDatabase(failure))
        {
            // A connection that was kept may have broken since, for example when the server was started again.
            Forget();
            await GuardAsync(() => TryChangeAsync(name, memory, change)).ConfigureAwait(false);
        }
    }

    private void Forget()
    {
        using NpgsqlConnection any = new(_connectionString);
        NpgsqlConnection.ClearPool(any);
    }

    /// <summary>Two round trips: begin, lock, read; then write and commit.</summary>
    private async Task TryChangeAsync(string name, Memory<long> memory, Action<long> change)
    {
        NpgsqlConnection connection = new(_connectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync().ConfigureAwait(false);
            memory.Span.Clear();
            long now = await ReadAsync(connection, name, memory).ConfigureAwait(false);
            change(now);
            NpgsqlBatch write = new(connection)
            {
                BatchCommands =
                {
                    new NpgsqlBatchCommand($"UPDATE {Table} SET memory = $2, used_at = now() WHERE name = $1")
                    {
                        Parameters = { new() { Value = name }, new() { Value = ToBytes(memory.Span) } },
                    },
                    new NpgsqlBatchCommand("COMMIT"),
                },
            };
            await using (write.ConfigureAwait(false))
            {
                await write.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<long> ReadAsync(NpgsqlConnection connection, string name, Memory<long> memory)
    {
        NpgsqlBatch read = new(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("BEGIN"),
                // With a new allowance go those that were not used for two days: nothing in them matters any more.
                new NpgsqlBatchCommand(
                    $"""
                    WITH added AS (
                        INSERT INTO {Table} (name, memory)
                        SELECT $1, '' WHERE NOT EXISTS (SELECT 1 FROM {Table} WHERE name = $1)
                        ON CONFLICT DO NOTHING RETURNING 1)
                    DELETE FROM {Table} WHERE used_at < now() - interval '2 days' AND EXISTS (SELECT 1 FROM added)
                    """)
                {
                    Parameters = { new() { Value = name } },
                },
                new NpgsqlBatchCommand($"SELECT memory FROM {Table} WHERE name = $1 FOR UPDATE")
                {
                    Parameters = { new() { Value = name } },
                },

                // After the row is locked: whoever waited for it comes later than whoever had it.
                new NpgsqlBatchCommand("SELECT clock_timestamp()"),
            },
        };
        await using (read.ConfigureAwait(false))
        {
            NpgsqlDataReader rows = await read.ExecuteReaderAsync().ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                if (!await rows.ReadAsync().ConfigureAwait(false))
                {
                    throw new InvalidOperationException("The row was removed while this waited for it.");
                }

                FromBytes((byte[])rows[0], memory.Span);
                await rows.NextResultAsync().ConfigureAwait(false);
                await rows.ReadAsync().ConfigureAwait(false);
                return rows.GetFieldValue<DateTime>(0).Ticks;
            }
        }
    }

    private async Task CreateAsync()
    {
        NpgsqlConnection connection = new(_connectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync().ConfigureAwait(false);

            // "If not exists" does not see what another process creates at this moment.
            NpgsqlCommand create = new(
                $"""
                BEGIN;
                SELECT pg_advisory_xact_lock(hashtextextended('GhlStockTwits rate limits', 0));
                CREATE SCHEMA IF NOT EXISTS {Schema};
                CREATE TABLE IF NOT EXISTS {Table} (
                    name TEXT PRIMARY KEY, memory BYTEA NOT NULL, used_at TIMESTAMPTZ NOT NULL DEFAULT now());
                COMMIT
                """,
                connection);
            await using (create.ConfigureAwait(false))
            {
                await create.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Without the zeros at the end: most of the memory is for limits that no service has.</summary>
    private static byte[] ToBytes(ReadOnlySpan<long> memory)
    {
        ReadOnlySpan<long> used = memory[..(memory.LastIndexOfAnyExcept(0) + 1)];
        byte[] bytes = new byte[used.Length * sizeof(long)];
        for (int i = 0; i < used.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), used[i]);
        }

        return bytes;
    }

    private static void FromBytes(ReadOnlySpan<byte> bytes, Span<long> memory)
    {
        for (int i = 0; i < memory.Length && (i + 1) * sizeof(long) <= bytes.Length; i++)
        {
            memory[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * sizeof(long))..]);
        }
    }

    private static async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (IsOfDatabase(failure))
        {
            throw StateErrors.LimitsUnavailable(failure);
        }
    }

    private static bool IsOfDatabase(Exception failure) => failure
        is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException
            or ObjectDisposedException or InvalidOperationException;
}

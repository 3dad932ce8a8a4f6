using System.Data;
using Npgsql;

namespace GhlStockTwits.Credentials;

/// <summary>
/// Profiles in a PostgreSQL database, for several machines or one without a disk. The database sees only encrypted
/// profiles. A profile is locked for as long as a transaction lasts, which ends with the process that began it.
/// </summary>
/// <param name="connectionString">The connection string; never shown.</param>
internal sealed class PostgresProfileStore(string connectionString) : IProfileStore
{
    private const string Table = "ghlstocktwits_profile";
    private const string LockTimeout = "60s";

    private readonly ProfileCipher _cipher = new(static () => ProfileKey.Find(folder: null));

    /// <inheritdoc/>
    public string Place => "PostgreSQL";

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => UseAsync(async connection =>
    {
        List<string> names = [];
        if (!await HasTableAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return (IReadOnlyList<string>)names;
        }

        using NpgsqlCommand command = new($"select name from {Table} order by name", connection);
        using NpgsqlDataReader rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<Profile?> ReadAsync(string name, CancellationToken cancellationToken) => UseAsync(
        async connection => await HasTableAsync(connection, cancellationToken).ConfigureAwait(false)
            ? await ReadAsync(connection, name, cancellationToken).ConfigureAwait(false)
            : null,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IProfileLock> LockAsync(string name, CancellationToken cancellationToken)
    {
        _cipher.RequireKey();
        NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await CreateTableAsync(connection, cancellationToken).ConfigureAwait(false);
            NpgsqlTransaction transaction = await connection
                .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);

            using NpgsqlCommand patience = new($"set local lock_timeout = '{LockTimeout}'", connection);
            await patience.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

            // Not a lock of the row, which a new profile does not have yet.
            using NpgsqlCommand take = new(
                "select pg_advisory_xact_lock(hashtextextended('GhlStockTwits profile ' || $1, 0))", connection)
            {
                Parameters = { new() { Value = name } },
            };
            await take.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            Profile? current = await ReadAsync(connection, name, cancellationToken).ConfigureAwait(false);
            return new TransactionLock(this, connection, transaction, name) { Current = current };
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable }
                ? CredentialErrors.Locked(name)
                : Translate(failure);
        }
    }

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => UseAsync(
        async connection =>
        {
            if (!await HasTableAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            using NpgsqlCommand command = new($"delete from {Table} where name = $1", connection)
            {
                Parameters = { new() { Value = name } },
            };
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) > 0;
        },
        cancellationToken);

    private async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await use(connection).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                throw Translate(failure);
            }
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception failure) when (
            failure is NpgsqlException or ArgumentException or FormatException or TimeoutException
                or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            connection?.Dispose();
            throw Translate(failure);
        }
    }

    private static async Task<bool> HasTableAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using NpgsqlCommand command = new($"select to_regclass('{Table}') is not null", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static async Task CreateTableAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await HasTableAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            using NpgsqlCommand command = new(
                $"create table if not exists {Table} "
                    + "(name text primary key, document bytea not null, changed_at timestamptz not null default now())",
                connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Another process creates it at this moment; "if not exists" does not see that.
            return;
        }
    }

    private async Task<Profile?> ReadAsync(
        NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        using NpgsqlCommand command = new($"select document from {Table} where name = $1", connection)
        {
            Parameters = { new() { Value = name } },
        };
        object? document = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return document is byte[] bytes ? _cipher.Decrypt(name, bytes) : null;
    }

    /// <summary>The messages of the library may repeat the connection string.</summary>
    private static Exception Translate(Exception failure) => failure switch
    {
        PostgresException refused => CredentialErrors.DatabaseFailed($"PostgreSQL error {refused.SqlState}", refused),
        ArgumentException or FormatException =>
            CredentialErrors.DatabaseFailed("the connection string is not valid", failure),
        NpgsqlException or TimeoutException or InvalidOperationException or System.Net.Sockets.SocketException =>
            CredentialErrors.DatabaseFailed("no connection could be made, or it broke", failure),
        _ => failure,
    };

    private sealed class TransactionLock(
        PostgresProfileStore store, NpgsqlConnection connection, NpgsqlTransaction transaction, string name)
        : IProfileLock
    {
        public Profile? Current { get; set; }

        public async Task SaveAsync(Profile profile)
        {
            using NpgsqlCommand command = new(
                $"insert into {Table} (name, document) values ($1, $2) "
                    + "on conflict (name) do update set document = excluded.document, changed_at = now()",
                connection)
            {
                Parameters = { new() { Value = name }, new() { Value = store._cipher.Encrypt(profile) } },
            };
            try
            {
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
                await transaction.CommitAsync().ConfigureAwait(false);
                Current = profile;
            }
            catch (NpgsqlException failure)
            {
                throw Translate(failure);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}

using System.Data;
using System.Data.Common;
using Dapper;
using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.State;

/// <summary>
/// The connection that the tables of a state share. One operation or transaction uses it at a time; the others wait.
/// </summary>
/// <param name="connection">The connection, which is open and owned.</param>
/// <param name="dialect">What this kind of database says in its own way.</param>
internal sealed class StateDatabase(DbConnection connection, IStateDialect dialect) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    // The transaction that the calling code is in.
    private readonly AsyncLocal<DbTransaction?> _transaction = new();

    /// <summary>Where the state is, for errors.</summary>
    public string Place => dialect.Place;

    public IStateDialect Dialect => dialect;

    /// <summary>What every transaction asks for; null if the state is only read, or a copy.</summary>
    public StateLease? Lease { get; set; }

    /// <summary>Reads rows.</summary>
    public Task<T[]> QueryAsync<T>(string sql, object? values = null) => UseAsync(async () =>
    {
        IEnumerable<T> rows =
            await connection.QueryAsync<T>(sql, values, _transaction.Value).ConfigureAwait(false);
        return rows.ToArray();
    });

    /// <summary>Reads one value or row, or the default if there is none.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? values = null) =>
        (await QueryAsync<T?>(sql, values).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Changes rows.</summary>
    /// <returns>How many were changed.</returns>
    public async Task<int> ExecuteAsync(string sql, object? values = null)
    {
        int count = 0;
        await TransactAsync(async () => count = await GuardAsync(
            () => connection.ExecuteAsync(sql, values, _transaction.Value)).ConfigureAwait(false))
            .ConfigureAwait(false);
        return count;
    }

    /// <summary>Changes rows, and returns the first value that the statement gives.</summary>
    public async Task<T?> ExecuteScalarAsync<T>(string sql, object? values = null)
    {
        T? value = default;
        await TransactAsync(async () => value = await GuardAsync(
            () => connection.ExecuteScalarAsync<T>(sql, values, _transaction.Value)).ConfigureAwait(false))
            .ConfigureAwait(false);
        return value;
    }

    /// <inheritdoc cref="IStateStore.TransactAsync"/>
    public async Task TransactAsync(Func<Task> work)
    {
        if (_transaction.Value is not null)
        {
            await work().ConfigureAwait(false);
            return;
        }

        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            DbTransaction transaction = await GuardAsync(BeginAsync).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                _transaction.Value = transaction;
                if (Lease is not null)
                {
                    await Lease.RequireAsync().ConfigureAwait(false);
                }

                await work().ConfigureAwait(false);
                if (Lease is not null)
                {
                    await Lease.RenewIfDueAsync().ConfigureAwait(false);
                }

                await GuardAsync(async () =>
                {
                    await transaction.CommitAsync().ConfigureAwait(false);
                    return true;
                }).ConfigureAwait(false);
            }
        }
        finally
        {
            _transaction.Value = null;
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Lease is not null)
        {
            await Lease.DisposeAsync().ConfigureAwait(false);
            Lease = null;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private async Task<DbTransaction> BeginAsync()
    {
        if (connection.State == ConnectionState.Closed)
        {
            // It broke between two transactions. What was stored stays, and the lease says whether it is still ours.
            await connection.OpenAsync().ConfigureAwait(false);
        }

        return await connection.BeginTransactionAsync().ConfigureAwait(false);
    }

    private async Task<T> UseAsync<T>(Func<Task<T>> use)
    {
        if (_transaction.Value is not null)
        {
            return await GuardAsync(use).ConfigureAwait(false);
        }

        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await GuardAsync(use).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The database's own errors become those of a state.</summary>
    private async Task<T> GuardAsync<T>(Func<Task<T>> use)
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
}

/// <summary>What each kind of database says in its own way.</summary>
internal interface IStateDialect
{
    /// <summary>Where the state is, for errors; without secrets.</summary>
    string Place { get; }

    /// <summary>The time in milliseconds since 1970.</summary>
    string Now { get; }

    /// <summary>The condition under which the lease may be taken.</summary>
    string LeaseIsFree { get; }

    /// <summary>What keeps a row that is read from being changed until the transaction ends.</summary>
    string ShareLock { get; }

    /// <summary>The version of the tables.</summary>
    string Version { get; }

    /// <summary>The size in bytes.</summary>
    string Size { get; }

    /// <summary>What is wrong with the pages of the database, a row for each.</summary>
    string Damage { get; }

    /// <summary>What removes all tables.</summary>
    string Remove { get; }

    /// <summary>The number of the newest change that was ever logged; null or 0 before the first.</summary>
    string LastChange { get; }

    /// <summary>Compares a column with the values of a list parameter.</summary>
    /// <param name="parameter">The name of the parameter, for example <c>@names</c>.</param>
    string AnyOf(string parameter);

    /// <summary>The error of a state for an exception of the database; null for any other exception.</summary>
    GhlStockTwitsException? ErrorOf(Exception failure);
}

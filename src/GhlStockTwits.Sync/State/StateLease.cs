using System.Globalization;
using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.State;

/// <summary>
/// The right to work on a state: one process has it at a time, and renews it while it lives. Whoever takes it raises
/// its generation, and every transaction of the former holder is refused from then on.
/// </summary>
internal sealed class StateLease : IAsyncDisposable
{
    /// <summary>After this long without being renewed, another process may take it: its holder was killed.</summary>
    public static readonly TimeSpan DefaultDuration = TimeSpan.FromMinutes(1);

    private readonly StateDatabase _database;
    private readonly long _generation;
    private readonly TimeSpan _duration;
    private readonly CancellationTokenSource _end = new();
    private long _renewedAt = Environment.TickCount64;
    private readonly Task _renewing;

    private StateLease(StateDatabase database, long generation, TimeSpan duration)
    {
        _database = database;
        _generation = generation;
        _duration = duration;
        _renewing = RenewAsync(_end.Token);
    }

    private static string Holder => string.Create(
        CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}");

    /// <summary>Takes the lease.</summary>
    /// <param name="database">The state.</param>
    /// <param name="duration">After this long without being renewed, it ends.</param>
    /// <exception cref="GhlStockTwitsException">Another process has it.</exception>
    public static async Task<StateLease> TakeAsync(StateDatabase database, TimeSpan duration)
    {
        IStateDialect dialect = database.Dialect;
        long? generation = await database.ExecuteScalarAsync<long?>(
            $"""
            UPDATE lease SET generation = generation + 1, holder = @Holder, expires_at = {dialect.Now} + @milliseconds
            WHERE id = 1 AND {dialect.LeaseIsFree}
            RETURNING generation
            """,
            new { Holder, milliseconds = (long)duration.TotalMilliseconds }).ConfigureAwait(false);
        if (generation is null)
        {
            string? holder =
                await database.FindAsync<string>("SELECT holder FROM lease WHERE id = 1").ConfigureAwait(false);
            throw StateErrors.Leased(database.Place, holder);
        }

        return new StateLease(database, generation.Value, duration);
    }

    /// <summary>Checks within a transaction that the lease is still ours, and keeps it until the end.</summary>
    /// <exception cref="GhlStockTwitsException">It was lost.</exception>
    public async Task RequireAsync()
    {
        long? generation = await _database
            .FindAsync<long?>($"SELECT generation FROM lease WHERE id = 1{_database.Dialect.ShareLock}")
            .ConfigureAwait(false);
        if (generation != _generation)
        {
            throw StateErrors.LeaseLost(_database.Place);
        }
    }

    /// <summary>
    /// Renews the lease within a transaction if a third of it is over, so that a long transaction does not end it.
    /// </summary>
    public async Task RenewIfDueAsync()
    {
        long now = Environment.TickCount64;
        if (now - _renewedAt >= _duration.TotalMilliseconds / 3)
        {
            await SetAsync($"expires_at = {_database.Dialect.Now} + @milliseconds").ConfigureAwait(false);
            _renewedAt = now;
        }
    }

    /// <summary>Ends the lease, so that the next process need not wait.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        _end.Dispose();
        await TryAsync(() => SetAsync($"holder = NULL, expires_at = {_database.Dialect.Now}")).ConfigureAwait(false);
    }

    private async Task RenewAsync(CancellationToken end)
    {
        // Often enough that half of the time is left when it is renewed.
        using PeriodicTimer timer = new(_duration / 6);
        try
        {
            while (await timer.WaitForNextTickAsync(end).ConfigureAwait(false))
            {
                await TryAsync(() => _database.TransactAsync(static () => Task.CompletedTask)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private Task<int> SetAsync(string change) => _database.ExecuteAsync(
        $"UPDATE lease SET {change} WHERE id = 1", new { milliseconds = (long)_duration.TotalMilliseconds });

    /// <summary>
    /// Does what may fail: if the lease is lost or the database does not answer, the next transaction of the run says
    /// so, and the lease ends by itself.
    /// </summary>
    private static async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return true;
        }
        catch (GhlStockTwitsException)
        {
            return false;
        }
    }
}

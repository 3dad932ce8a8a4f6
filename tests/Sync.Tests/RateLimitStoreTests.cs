using Dapper;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.State.Postgres;
using Npgsql;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// Machines share rate limits through the database that GHLSTOCKTWITS_TEST_DATABASE names. Without one, only what
/// happens when it is away is tested.
/// </summary>
public sealed class RateLimitStoreTests
{
    private const int Max = 8;

    private static readonly string s_database = DatabaseFactAttribute.Database ?? string.Empty;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);
    private static readonly CancellationToken s_patience = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    private readonly string _key = $"location of a secret {Guid.NewGuid():n}";

    [Fact]
    public async Task Without_the_database_nothing_is_sent()
    {
        RateLimiter limiter = Limiter("Host=127.0.0.1;Port=1;Username=nobody;Password=hidden;Database=none");

        Task<RateLimitPermit?>[] calls =
            [limiter.TryAcquireAsync(s_patience), limiter.TryAcquireAsync(s_patience)];

        foreach (Task<RateLimitPermit?> call in calls)
        {
            GhlStockTwitsException error = await Assert.ThrowsAsync<GhlStockTwitsException>(() => call);
            Assert.Equal("GhlStockTwits.RateLimitUnavailable", error.ErrorId);
            Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(0, limiter.InFlight);
    }

    [DatabaseFact]
    public async Task Machines_take_their_requests_from_one_limit()
    {
        RateLimiter[] machines = [Limiter(s_database), Limiter(s_database), Limiter(s_database)];
        await Task.WhenAll(machines.Select(static one => AcquireAsync(one)));
        await Task.WhenAll(machines.SelectMany(
            static one => Enumerable.Range(0, Max).Select(_ => TryAcquireSoonAsync(one))));

        Assert.Equal(Max, machines.Sum(static one => one.InFlight));
    }

    [DatabaseFact]
    public async Task A_pause_holds_on_every_machine()
    {
        RateLimiter told = Limiter(s_database);
        RateLimiter other = Limiter(s_database);
        RateLimitPermit permit = await AcquireAsync(told);
        told.PauseFor(TimeSpan.FromMinutes(5));
        told.Release(permit, null);
        while (!await IsStoredAsync())
        {
            await Task.Yield();
        }

        Assert.Null(await other.TryAcquireAsync(s_patience));

        Assert.InRange(other.WaitFor(), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        async Task<bool> IsStoredAsync()
        {
            long[] memory = new long[RateLimitTable.Length];
            bool isPaused = false;
            await new PostgresRateLimits(s_database).ChangeAsync(
                RateLimitName.Of(_key), memory,
                now => isPaused = new RateLimitTable(memory, Max, s_window).PausedUntil(now) > 0);
            return isPaused;
        }
    }

    [DatabaseFact]
    public async Task A_connection_that_broke_is_made_anew_and_the_database_knows_no_key()
    {
        string name = $"test {Guid.NewGuid():n}";
        RateLimiter limiter = Limiter($"{s_database};Application Name={name}");
        RateLimitPermit first = await AcquireAsync(limiter);
        await using NpgsqlConnection server = new(s_database);
        await server.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = @name", new { name });

        RateLimitPermit second = await AcquireAsync(limiter);

        Assert.NotEqual(first.Slot, second.Slot);
        Assert.Equal(
            0,
            await server.ExecuteScalarAsync<long>(
                "SELECT count(*) FROM ghlstocktwits.rate_limit WHERE name LIKE '%secret%' OR name NOT SIMILAR TO "
                    + "'[0-9A-F]{64}'"));
    }

    private RateLimiter Limiter(string database)
    {
        RateLimiter limiter = new(Max, s_window, TimeProvider.System) { Key = _key };
        limiter.ShareThrough(new PostgresRateLimits(database));
        return limiter;
    }

    /// <summary>With the first answer of the database, whoever waits is told to look again.</summary>
    private static async Task<RateLimitPermit> AcquireAsync(RateLimiter limiter)
    {
        RateLimitPermit? permit;
        do
        {
            permit = await limiter.TryAcquireAsync(s_patience);
        }
        while (permit is null);

        return permit.Value;
    }

    private static async Task TryAcquireSoonAsync(RateLimiter limiter)
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1));
        try
        {
            await limiter.TryAcquireAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Equal(0, limiter.Available);
        }
    }
}

/// <summary>A test with the database that the environment names; without one it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DatabaseFactAttribute : FactAttribute
{
    private const string Variable = "GHLSTOCKTWITS_TEST_DATABASE";

    public DatabaseFactAttribute() => Skip = Database is null ? $"{Variable} names no database." : null;

    public static string? Database =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } database ? database : null;
}

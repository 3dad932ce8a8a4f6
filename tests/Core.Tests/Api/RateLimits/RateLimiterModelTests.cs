using CsCheck;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

public sealed class RateLimiterModelTests
{
    // A process that died holds its permits for this long and a window.
    private const int LongestAttempt = 30_000;

    // Or this much longer, if they were still on their way to it, and as long as it may keep them.
    private const int LongestExchange = 11_000;

    private static readonly Gen<WindowScenario> s_scenario =
        from max in Gen.Int[1, 30]
        from window in Gen.Int[10, 200]
        from offset in Gen.Int[0, window - 1]
        from callers in Gen.Int[1, 20]
        from latency in Gen.OneOf(Gen.Const(0), Gen.Int[0, 5], Gen.Int[0, window * 2])
        from tells in Gen.Bool
        from slides in Gen.Bool
        from processes in Gen.OneOf(Gen.Const(1), Gen.Int[2, 5])
        from percent in Gen.OneOf(Gen.Const(100), Gen.Int[1, 99])
        from exchange in Gen.OneOf(Gen.Const(-1), Gen.Int[0, 5])
        from seed in Gen.Int[0, int.MaxValue]
        select new WindowScenario(max, window, offset, callers, latency, tells, Calls: max * 6, seed)
        {
            Processes = processes, Percent = percent, Slides = slides, IsShared = exchange >= 0,
            MaxExchange = Math.Max(0, exchange),
        };

    [Fact]
    public async Task No_window_of_the_service_ever_counts_more_than_the_limit()
    {
        await s_scenario.SampleAsync(
            static async scenario =>
            {
                using WindowModel model = new(scenario);
                await model.RunAsync(MaxDuration(scenario));
                Assert.InRange(model.Busiest, 1, scenario.Max);
                Assert.InRange(model.BusiestOf(process: 0), 1, Math.Max(1, scenario.Max * scenario.Percent / 100));
            },
            iter: 300);
    }

    [Fact]
    public async Task A_process_that_dies_neither_makes_others_exceed_the_limit_nor_stops_them()
    {
        Gen<WindowScenario> dying =
            from scenario in s_scenario
            from processes in Gen.Int[2, 4]
            from end in Gen.Int[1, 400]
            select scenario with { Processes = processes, Percent = 100, CrashAt = end };
        await dying.SampleAsync(
            static async scenario =>
            {
                using WindowModel model = new(scenario);
                await model.RunAsync(MaxDuration(scenario) + LongestAttempt + scenario.Window
                    + (scenario.IsShared ? LongestExchange : 0));
                Assert.InRange(model.Busiest, 1, scenario.Max);
            },
            iter: 60);
    }

    [Fact]
    public async Task Own_requests_are_never_taken_for_those_of_other_programs()
    {
        await s_scenario.SampleAsync(
            static async scenario =>
            {
                long told = await RunAsync(scenario with { TellsLimits = true });
                long untold = await RunAsync(scenario with { TellsLimits = false });
                Assert.Equal(untold, told);
            },
            iter: 100);
    }

    private static async Task<long> RunAsync(WindowScenario scenario)
    {
        using WindowModel model = new(scenario);
        return await model.RunAsync(MaxDuration(scenario));
    }

    [Fact]
    public async Task Almost_the_whole_limit_is_used()
    {
        WindowScenario busy = new(
            Max: 100, Window: 500, Offset: 123, Callers: 20, MaxLatency: 3, TellsLimits: true, Calls: 2000, Seed: 1);
        using WindowModel model = new(busy);

        long took = await model.RunAsync(MaxDuration(busy));

        // The last hundred of twenty windows' requests may be sent after nineteen windows.
        Assert.InRange(took, 19 * 500, 20 * 500);
        Assert.Equal(100, model.Busiest);
    }

    [Theory]
    [InlineData(1, 20, false)]
    [InlineData(4, 5, false)]
    [InlineData(1, 20, true)]
    [InlineData(4, 5, true)]
    public async Task Almost_the_whole_limit_is_used_although_each_response_takes_250_ms(
        int processes, int callers, bool isShared)
    {
        WindowScenario slow = new(
            Max: 100, Window: 10_000, Offset: 123, callers, MaxLatency: 0, TellsLimits: true, Calls: 1000, Seed: 1)
        {
            Processes = processes, MinLatency = 125, IsShared = isShared, MaxExchange = isShared ? 10 : 0,
        };
        using WindowModel model = new(slow);

        long took = await model.RunAsync(MaxDuration(slow));

        // The last hundred of ten windows' requests may be sent after nine windows.
        Assert.InRange(took, 9 * 10_000, 9 * 10_000 / (isShared ? 0.93 : 0.95));
        Assert.Equal(100, model.Busiest);
    }

    /// <summary>
    /// Each use of the whole limit, or of the share, may take a window and a round trip, and each caller takes its own
    /// round trips.
    /// </summary>
    private static long MaxDuration(WindowScenario scenario)
    {
        long exchange = scenario.IsShared ? (4 * scenario.MaxExchange) + 6 + (scenario.Window / 50) : 0;
        long trip = (2 * (scenario.MinLatency + scenario.MaxLatency)) + 2 + exchange;
        int used = Math.Max(1, scenario.Max * scenario.Percent / 100);
        long waits = ((scenario.Calls / used) + 2) * (scenario.Window + trip);
        long trips = scenario.Calls * trip / scenario.Callers * 2;
        return 1000 + waits + trips;
    }
}

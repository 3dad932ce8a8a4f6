using CsCheck;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

public sealed class RateLimiterModelTests
{
    private static readonly Gen<WindowScenario> s_scenario =
        from max in Gen.Int[1, 30]
        from window in Gen.Int[10, 200]
        from offset in Gen.Int[0, window - 1]
        from callers in Gen.Int[1, 20]
        from latency in Gen.OneOf(Gen.Const(0), Gen.Int[0, 5], Gen.Int[0, window * 2])
        from tells in Gen.Bool
        from seed in Gen.Int[0, int.MaxValue]
        select new WindowScenario(max, window, offset, callers, latency, tells, Calls: max * 6, seed);

    [Fact]
    public async Task No_window_of_the_services_ever_counts_more_than_allowed()
    {
        await s_scenario.SampleAsync(
            static async scenario =>
            {
                WindowModel model = new(scenario);
                await model.RunAsync(Patience(scenario));
                Assert.InRange(model.Busiest, 1, scenario.Max);
            },
            iter: 400);
    }

    [Fact]
    public async Task Our_own_use_is_never_taken_for_another_programs()
    {
        await s_scenario.SampleAsync(
            static async scenario =>
            {
                long told = await new WindowModel(scenario with { TellsLimits = true }).RunAsync(Patience(scenario));
                long untold = await new WindowModel(scenario with { TellsLimits = false }).RunAsync(Patience(scenario));
                Assert.Equal(untold, told);
            },
            iter: 100);
    }

    [Fact]
    public async Task Little_of_the_allowance_is_left_unused()
    {
        WindowScenario busy = new(
            Max: 100, Window: 500, Offset: 123, Callers: 20, MaxLatency: 3, TellsLimits: true, Calls: 2000, Seed: 1);
        WindowModel model = new(busy);

        long took = await model.RunAsync(Patience(busy));

        // Twenty windows' worth: nineteen full windows pass before the last hundred may leave.
        Assert.InRange(took, 19 * 500, 20 * 500);
        Assert.Equal(100, model.Busiest);
    }

    /// <summary>
    /// Each round of the allowance may take a window and a round trip, and each caller its own round trips.
    /// </summary>
    private static long Patience(WindowScenario scenario)
    {
        long trip = (2 * scenario.MaxLatency) + 2;
        long waits = ((scenario.Calls / scenario.Max) + 2) * (scenario.Window + trip);
        long trips = scenario.Calls * trip / scenario.Callers * 2;
        return 1000 + waits + trips;
    }
}

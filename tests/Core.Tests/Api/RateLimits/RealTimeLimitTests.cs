using System.Diagnostics;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

[Collection(RealTime.Name)]
public sealed class RealTimeLimitTests
{
    private const int Callers = 20;
    private const int CallsEach = 100;
    private const int Max = 100;

    private static readonly TimeSpan s_window = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Twenty_callers_use_the_whole_limit_and_are_never_refused()
    {
        using FixedWindowServer strict = new(Max, s_window);
        using FixedWindowServer generous = new(max: int.MaxValue, s_window);

        // The limiter begins with the published limit and must learn the real window. The reference runs at the same
        // time, so that a busy machine slows both down.
        RateLimiter limiter = new(Max, TimeSpan.FromSeconds(10), TimeProvider.System);
        TimeSpan[] took = await Task.WhenAll(
            MeasureAsync(strict.Address, limiter, rounds: 1, CallsEach),
            MeasureAsync(generous.Address, limiter: null, rounds: CallsEach * Callers / Max, Max / Callers));

        // At best, the last hundred are sent when the twentieth window begins.
        TimeSpan possible = s_window * ((Callers * CallsEach / Max) - 1);
        TimeSpan allowed = (took[1] > possible ? took[1] : possible) / 0.95;
        Assert.Equal(0, strict.Rejected);
        Assert.Equal(Callers * CallsEach, strict.Accepted);
        Assert.True(
            took[0] <= allowed, $"It took {took[0].TotalSeconds:0.00} s; {allowed.TotalSeconds:0.00} s were allowed.");
    }

    /// <summary>Runs rounds of calls from all callers with a pause of one window between them.</summary>
    private static async Task<TimeSpan> MeasureAsync(Uri address, RateLimiter? limiter, int rounds, int callsEach)
    {
        using ApiClient client = Calls.Client(TimeProvider.System, limiter: limiter);
        long start = Stopwatch.GetTimestamp();
        for (int round = 1; round <= rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
            {
                for (int call = 0; call < callsEach; call++)
                {
                    await client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), address);
                }
            }));
            await Task.Delay(round < rounds ? s_window : TimeSpan.Zero);
        }

        return Stopwatch.GetElapsedTime(start);
    }
}

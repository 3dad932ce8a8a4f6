using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>
/// Full jitter: a random pause up to a maximum that doubles with each attempt, to 20 seconds at most.
/// </summary>
public sealed class RetryPauseTests
{
    private static readonly ApiException s_failure =
        new(TestOperations.Of(RetrySafety.Idempotent), ApiErrorKind.ServerError, string.Empty);

    [Fact]
    public void A_pause_is_between_zero_and_the_maximum_of_the_attempt()
    {
        Gen.Select(Gen.Int[0, 1000], Gen.Double.Unit).Sample((attempt, random) =>
        {
            double ceiling = Math.Min(20, 0.5 * Math.Pow(2, Math.Min(attempt, 10)));
            TimeSpan pause = RetryPolicy.Pause(s_failure, attempt, random);
            Assert.InRange(pause.TotalSeconds, 0, ceiling);
            Assert.Equal(ceiling * random, pause.TotalSeconds, 3);
        });
    }

    [Fact]
    public void Pauses_spread_over_the_whole_range()
    {
        Random random = new(4711);
        IEnumerable<TimeSpan> pauses =
            Enumerable.Range(0, 4000).Select(_ => RetryPolicy.Pause(s_failure, 3, random.NextDouble()));

        Dictionary<int, int> seconds = pauses.CountBy(static pause => (int)pause.TotalSeconds).ToDictionary();

        Assert.Equal([0, 1, 2, 3], seconds.Keys.Order());
        Assert.All(seconds.Values, static count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void The_pause_that_the_service_asks_for_is_kept_exactly()
    {
        ApiException failure = new(TestOperations.Of(RetrySafety.Idempotent), ApiErrorKind.RateLimited, string.Empty)
        {
            RetryAfter = TimeSpan.FromSeconds(7),
        };

        Assert.Equal(TimeSpan.FromSeconds(7), RetryPolicy.Pause(failure, 0, 0.1));
    }

    [Fact]
    public async Task A_call_is_retried_four_times()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}", 503));
        VirtualClock clock = new();
        using ApiClient client = Calls.Client(clock);

        ApiException failure =
            await Calls.FailureAsync(() => client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), server.Address));

        Assert.Equal(5, failure.Attempts);
        Assert.Equal(5, server.Requests.Count);

        // A pause is random; one of less than a millisecond is none.
        Assert.InRange(clock.Waits.Count, 1, 4);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(0, 4, 8)]
    [InlineData(0, 40, 20)]
    [InlineData(7, 40, 20)]
    [InlineData(60, 40, 60)]
    public void A_service_that_asks_for_no_pause_gets_one_after_a_few_attempts(int asked, int attempt, int pause)
    {
        ApiException failure = new(TestOperations.Of(RetrySafety.Idempotent), ApiErrorKind.ServerError, "")
        {
            RetryAfter = TimeSpan.FromSeconds(asked),
        };

        Assert.Equal(TimeSpan.FromSeconds(pause), RetryPolicy.Pause(failure, attempt, 1));
    }
}

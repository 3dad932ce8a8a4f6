using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

public sealed class RateLimiterTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly RateLimiter _limiter;

    public RateLimiterTests()
    {
        _limiter = new RateLimiter(100, s_window, _time);
    }

    [Fact]
    public async Task A_smaller_limit_is_learned_from_the_first_response()
    {
        await CallAsync(Headers(max: 25, remaining: 24));

        Assert.Equal(25, _limiter.Max);
        Assert.Equal(24, _limiter.Available);
    }

    [Fact]
    public async Task Another_window_is_learned_too()
    {
        await CallAsync(Headers(max: 1, remaining: 0) with { Window = TimeSpan.FromSeconds(3) });

        Assert.Equal(TimeSpan.FromSeconds(3), _limiter.WaitFor());
    }

    [Fact]
    public async Task Requests_of_other_programs_reduce_the_available_ones()
    {
        await CallAsync(Headers(max: 100, remaining: 40));

        Assert.Equal(40, _limiter.Available);
    }

    [Fact]
    public async Task Requests_of_other_programs_expire_after_a_window()
    {
        await CallAsync(Headers(max: 100, remaining: 0));
        Assert.Equal(0, _limiter.Available);
        Assert.Equal(s_window, _limiter.WaitFor());

        _time.Advance(s_window);

        Assert.Equal(100, _limiter.Available);
        Assert.Equal(TimeSpan.Zero, _limiter.WaitFor());
    }

    [Fact]
    public async Task Own_requests_are_not_counted_twice()
    {
        for (int remaining = 99; remaining >= 90; remaining--)
        {
            await CallAsync(Headers(max: 100, remaining));
        }

        Assert.Equal(90, _limiter.Available);
    }

    [Fact]
    public async Task A_permit_returns_one_window_after_the_response_and_not_after_the_request()
    {
        RateLimitPermit permit = await AcquireAsync(_limiter);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(99, _limiter.Available);

        _limiter.Release(permit, null);
        _time.Advance(s_window - TimeSpan.FromTicks(1));
        Assert.Equal(99, _limiter.Available);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(100, _limiter.Available);
    }

    [Fact]
    public async Task A_pause_that_the_service_asks_for_applies_to_all_callers()
    {
        await CallAsync(null);
        _limiter.PauseFor(TimeSpan.FromSeconds(7));

        Assert.Equal(0, _limiter.Available);
        Assert.Equal(TimeSpan.FromSeconds(7), _limiter.WaitFor());
        Task<RateLimitPermit?>[] callers = [.. Enumerable.Range(0, 5).Select(_ => _limiter.TryAcquireAsync(default))];
        _time.Advance(TimeSpan.FromSeconds(7) - TimeSpan.FromMilliseconds(1));
        Assert.DoesNotContain(callers, static caller => caller.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(3));

        Assert.All(await Task.WhenAll(callers).WaitAsync(s_timeout), static permit => Assert.NotNull(permit));
    }

    [Fact]
    public async Task Callers_that_wait_when_a_pause_begins_must_check_again()
    {
        RateLimiter limiter = new(1, s_window, _time);
        await AcquireAsync(limiter);
        Task<RateLimitPermit?> waiting = limiter.TryAcquireAsync(default);

        limiter.PauseFor(TimeSpan.FromMinutes(30));

        Assert.Null(await waiting.WaitAsync(s_timeout));
        Assert.Equal(TimeSpan.FromMinutes(30), limiter.WaitFor());
    }

    [Fact]
    public void A_shorter_pause_does_not_shorten_a_longer_one()
    {
        _limiter.PauseFor(TimeSpan.FromSeconds(60));
        _limiter.PauseFor(TimeSpan.FromSeconds(1));
        _limiter.PauseFor(TimeSpan.FromSeconds(-1));

        Assert.Equal(TimeSpan.FromSeconds(60), _limiter.WaitFor());
    }

    [Fact]
    public async Task An_hourly_limit_resets_when_the_service_says()
    {
        RateLimiter limiter = new(200, TimeSpan.FromHours(1), _time);
        RateLimitPermit permit = await AcquireAsync(limiter);

        limiter.Release(
            permit, Headers(max: 200, remaining: 0) with { Window = null, ResetIn = TimeSpan.FromMinutes(20) });

        Assert.Equal(TimeSpan.FromMinutes(20), limiter.WaitFor());
        _time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(199, limiter.Available);
    }

    [Fact]
    public async Task Callers_get_permits_in_the_order_in_which_they_came()
    {
        RateLimiter limiter = new(1, s_window, _time);
        RateLimitPermit? permit = await AcquireAsync(limiter);
        Task<RateLimitPermit?>[] callers = [.. Enumerable.Range(0, 4).Select(_ => limiter.TryAcquireAsync(default))];
        foreach (Task<RateLimitPermit?> next in callers)
        {
            limiter.Release(permit!.Value, null);
            _time.Advance(s_window + TimeSpan.FromMilliseconds(2));

            permit = await next.WaitAsync(s_timeout);
            Assert.Equal(Array.IndexOf(callers, next) + 1, callers.Count(static caller => caller.IsCompleted));
        }
    }

    [Fact]
    public async Task A_canceled_caller_does_not_use_a_permit()
    {
        RateLimiter limiter = new(1, s_window, _time);
        using CancellationTokenSource canceled = new();
        RateLimitPermit permit = await AcquireAsync(limiter);
        Task<RateLimitPermit?> first = limiter.TryAcquireAsync(canceled.Token);
        Task<RateLimitPermit?> second = limiter.TryAcquireAsync(default);

        await canceled.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => first);
        limiter.Release(permit, null);
        _time.Advance(s_window + TimeSpan.FromMilliseconds(2));

        Assert.NotNull(await second.WaitAsync(s_timeout));
    }

    [Theory]
    [InlineData("0", "0", "0")]
    [InlineData("-5", "-1", "-10")]
    [InlineData("many", "few", "soon")]
    [InlineData("99999999999", "99999999999", "99999999999")]
    [InlineData("", "", "")]
    public async Task Invalid_headers_change_nothing(string max, string remaining, string window)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("X-RateLimit-Max", max);
        response.Headers.TryAddWithoutValidation("X-RateLimit-Interval-Milliseconds", window);
        response.Headers.TryAddWithoutValidation("X-RateLimit-Limit-Daily", remaining);

        await CallAsync(RateHeaders.Read(response, _time.GetUtcNow()));

        Assert.Equal((100, s_window), (_limiter.Max, _limiter.Window));
    }

    /// <summary>Numbers that would take all memory, or lock the process out for weeks or millennia.</summary>
    [Theory]
    [InlineData("2147483647", "0", null, null, null)]
    [InlineData("60000000", "0", "10000", null, null)]
    [InlineData("1", "0", "2147483647", null, null)]
    [InlineData("100", "0", null, "253402300799", null)]
    [InlineData("100", "0", null, "9223372036854775807", null)]
    [InlineData("100", "0", null, "1893456600", "0001-01-01")]
    [InlineData("2147483647", "0", "2147483647", "253402300799", "0001-01-01")]
    public async Task No_header_locks_the_process_out_for_more_than_an_hour(
        string max, string remaining, string? window, string? reset, string? date)
    {
        using HttpResponseMessage response = new();
        Add("X-RateLimit-Max", max);
        Add("X-RateLimit-Remaining", remaining);
        Add("X-RateLimit-Interval-Milliseconds", window);
        Add("X-RateLimit-Reset", reset);
        response.Headers.Date = date is null
            ? null
            : DateTimeOffset.Parse(date + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

        long before = GC.GetAllocatedBytesForCurrentThread();
        await CallAsync(RateHeaders.Read(response, _time.GetUtcNow()));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.InRange(_limiter.Max, 1, 10_000);
        Assert.InRange(_limiter.WaitFor(), TimeSpan.Zero, TimeSpan.FromHours(1));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(_limiter.Max, _limiter.Available);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_shown_in_full()
    {
        RateLimiter limiter = new(1, TimeSpan.FromHours(30), TimeProvider.System);
        using LoopbackServer server = new(ScriptedResponse.Json("{}"));
        using ApiClient client = Calls.Client(TimeProvider.System, limiter: limiter);
        await client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), server.Address);

        ApiException failure = await Calls.FailureAsync(() =>
            client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), server.Address));

        Assert.Contains("it resets in 1.06:00:00", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_service_says_that_the_day_is_used_up_no_further_call_is_made()
    {
        RateLimiter limiter = new(100, s_window, TimeProvider.System);
        using LoopbackServer server = new(ScriptedResponse.Json(
            "{}", 429, ("X-RateLimit-Daily-Remaining", "0"), ("X-RateLimit-Daily-Reset", "7200000")));
        using ApiClient client = Calls.Client(TimeProvider.System, limiter: limiter);

        for (int call = 0; call < 3; call++)
        {
            ApiException failure = await Calls.FailureAsync(() =>
                client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), server.Address));

            Assert.Equal(ApiErrorKind.DailyLimit, failure.Kind);
            Assert.Equal(call > 0, failure.Message.Contains("it resets in 0", StringComparison.Ordinal));
        }

        Assert.Equal(1, client.Calls);
        Assert.False(limiter.IsIdle);
    }

    [Fact]
    public async Task Callers_that_wait_when_the_day_is_used_up_must_check_again()
    {
        RateLimiter limiter = new(2, s_window, _time);
        RateLimitPermit permit = await AcquireAsync(limiter);
        await AcquireAsync(limiter);
        Task<RateLimitPermit?> waiting = limiter.TryAcquireAsync(default);

        limiter.Release(
            permit, Headers(max: 2, remaining: 0) with { DailyRemaining = 0, DailyResetIn = TimeSpan.FromHours(7) });

        Assert.Null(await waiting.WaitAsync(s_timeout));
        Assert.Equal(TimeSpan.FromHours(7), limiter.DailyWait());
        Assert.Null(await limiter.TryAcquireAsync(default));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("3600000", 3_600)]
    [InlineData("86400000", 86_400)]
    [InlineData("86400001", null)]
    [InlineData("-1", null)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999", null)]
    public void The_day_resets_in_a_day_at_most(string header, int? seconds)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("X-RateLimit-Daily-Reset", header);

        Assert.Equal(seconds, (int?)RateHeaders.Read(response, _time.GetUtcNow()).DailyResetIn?.TotalSeconds);
    }

    [Fact]
    public void A_reset_time_is_relative_to_the_clock_of_the_service()
    {
        using HttpResponseMessage response = new();
        response.Headers.Date = new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);
        response.Headers.TryAddWithoutValidation(
            "X-RateLimit-Reset", $"{response.Headers.Date.Value.ToUnixTimeSeconds() + 90}");

        Assert.Equal(TimeSpan.FromSeconds(90), RateHeaders.Read(response, _time.GetUtcNow()).ResetIn);
    }

    private static RateHeaders Headers(int max, int remaining) => new(max, remaining, s_window, null, null, null);

    private static async Task<RateLimitPermit> AcquireAsync(RateLimiter limiter) =>
        Assert.NotNull(await limiter.TryAcquireAsync(default).WaitAsync(s_timeout));

    private async Task CallAsync(RateHeaders? headers) => _limiter.Release(await AcquireAsync(_limiter), headers);
}

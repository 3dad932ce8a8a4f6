using System.Net;
using Flurl.Http.Testing;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>How the <c>Retry-After</c> header of a 429 is read and followed.</summary>
public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset s_now = new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public static TheoryData<string?, double?> Formats { get; } = new()
    {
        { "0", 0 },
        { "1", 1 },
        { "1.5", 1.5 },
        { " 120 ", 120 },
        { "1000000000", 1e9 },
        { "Mon, 06 May 2030 07:08:39 GMT", 30 },
        { "Mon, 06 May 2030 07:00:00 GMT", 0 },
        { "-5", null },
        { "banana", null },
        { "", null },
        { null, null },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_is_read(string? header, double? seconds)
    {
        using HttpResponseMessage response = Busy(header);

        TimeSpan? wait = RetryAfter.Read(response, s_now);

        Assert.Equal(seconds, wait?.TotalSeconds);
    }

    [Fact]
    public void A_number_of_seconds_beyond_TimeSpan_is_a_long_wait()
    {
        using HttpResponseMessage response = Busy(new string('9', 40));

        Assert.True(RetryAfter.Read(response, s_now) > TimeSpan.FromDays(365));
    }

    [Fact]
    public void A_date_is_relative_to_the_clock_of_the_service()
    {
        using HttpResponseMessage response = Busy("Mon, 06 May 2030 08:00:07 GMT");
        response.Headers.Date = new DateTimeOffset(2030, 5, 6, 8, 0, 0, TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(7), RetryAfter.Read(response, s_now));
    }

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("1", 1, 1)]
    [InlineData("120", 120, 120)]
    [InlineData("Mon, 06 May 2030 07:08:39 GMT", 30, 30)]
    [InlineData("Mon, 06 May 2030 07:00:00 GMT", 0, 0)]
    [InlineData("banana", 0, 0.5)]
    [InlineData(null, 0, 0.5)]
    public async Task The_call_succeeds_after_a_wait_of_up_to_two_minutes(string? header, double atLeast, double atMost)
    {
        using HttpTest http = new();
        RespondBusy(http, header);
        http.RespondWith("{}");
        VirtualClock clock = new();
        using ApiClient client = Calls.Client(clock);

        await client.SendAsync(TestOperations.Of(RetrySafety.Never), Calls.Unused);

        Assert.Equal(2, http.CallLog.Count);
        Assert.InRange(clock.Waits.Sum(static wait => wait.TotalSeconds), atLeast, atMost);
    }

    [Theory]
    [InlineData("121")]
    [InlineData("1000000000")]
    [InlineData("999999999999")]
    [InlineData("Wed, 06 May 2093 07:08:39 GMT")]
    public async Task A_longer_wait_is_an_error(string header)
    {
        using HttpTest http = new();
        RespondBusy(http, header);
        VirtualClock clock = new();
        using ApiClient client = Calls.Client(clock, limiter: new RateLimiter(100, TimeSpan.FromSeconds(10), clock));

        ApiException failure =
            await Calls.FailureAsync(() => client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), Calls.Unused));

        Assert.Equal(ApiErrorKind.RateLimited, failure.Kind);
        Assert.True(failure.RetryAfter >= TimeSpan.FromSeconds(121));
        Assert.Contains("Wait until the limit resets", failure.Message, StringComparison.Ordinal);
        Assert.Single(http.CallLog);
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task An_absurd_wait_pauses_the_limiter_for_an_hour_at_most()
    {
        using HttpTest http = new();
        RespondBusy(http, "1000000000");
        VirtualClock clock = new();
        RateLimiter limiter = new(100, TimeSpan.FromSeconds(10), clock);
        using ApiClient client = Calls.Client(clock, limiter: limiter);

        await Calls.FailureAsync(() => client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), Calls.Unused));

        Assert.InRange(limiter.WaitFor(), TimeSpan.FromMinutes(2), TimeSpan.FromHours(1));
    }

    private static HttpResponseMessage Busy(string? retryAfter)
    {
        HttpResponseMessage response =
            new(HttpStatusCode.TooManyRequests) { Content = new StringContent(string.Empty) };
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return response;
    }

    private static void RespondBusy(HttpTest http, string? retryAfter) => http.RespondWith(
        "{}", 429, retryAfter is null ? null : new Dictionary<string, object> { ["Retry-After"] = retryAfter });
}

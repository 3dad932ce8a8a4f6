using System.Diagnostics;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>
/// Whoever presses Ctrl+C waits no longer than a second, whatever was going on; measured on the wall clock.
/// </summary>
[Collection(RealTime.Name)]
public sealed class StopTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_request_that_is_not_answered_ends()
    {
        using LoopbackServer server = new(Answer.Silence);
        using ApiClient client = Calls.Client(TimeProvider.System);

        await AssertEndsAsync(
            stop => client.SendAsync(TestRows.Of(Repeat.Never), server.Address, stop: stop),
            () => server.Requests.Count == 1);
    }

    [Fact]
    public async Task An_answer_that_stalls_halfway_ends()
    {
        using LoopbackServer server = new(Answer.Stalled("""{"thing":1}"""));
        using ApiClient client = Calls.Client(TimeProvider.System);

        await AssertEndsAsync(
            stop => client.SendAsync(TestRows.Of(Repeat.Safe), server.Address, stop: stop),
            () => server.Requests.Count == 1);
    }

    [Fact]
    public async Task A_wait_before_a_repetition_ends()
    {
        using LoopbackServer server = new(Answer.Json("{}", 429, ("Retry-After", "100")));
        using ApiClient client = Calls.Client(TimeProvider.System);

        await AssertEndsAsync(
            stop => client.SendAsync(TestRows.Of(Repeat.Safe), server.Address, stop: stop),
            () => server.Requests.Count == 1);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_wait_for_the_rate_limit_ends()
    {
        using LoopbackServer server = new(Answer.Json("{}"));
        RateLimiter limiter = new(1, TimeSpan.FromSeconds(100), TimeProvider.System);
        using ApiClient client = Calls.Client(TimeProvider.System, limiter: limiter);
        await client.SendAsync(TestRows.Of(Repeat.Safe), server.Address);
        Notices notices = new();

        await AssertEndsAsync(
            stop => client.SendAsync(
                TestRows.Of(Repeat.Safe),
                RequestBuilder.Build(TestRows.Of(Repeat.Safe), server.Address, Calls.Nobody, []),
                new CallContext(stop, notices)),
            () => notices.All.Count == 1);
        Assert.Single(server.Requests);
        Assert.Equal("Waiting for HighLevel's rate limit", Assert.Single(notices.All).Text);
    }

    [Fact]
    public async Task A_listing_ends_between_its_pages()
    {
        PagedService service = new(PagingStyle.StartAfter, total: 1000, pageSize: 10);
        int calls = 0;

        await AssertEndsAsync(
            async stop =>
            {
                await foreach (Reply<Contact[]> page in Pager.ReadAsync(service.Row, service.First, SendAsync, stop))
                {
                    Assert.NotEmpty(page.Value!);
                }
            },
            () => Volatile.Read(ref calls) == 4);

        async Task<Reply<Contact[]>> SendAsync(Arguments values, CancellationToken stop)
        {
            if (Interlocked.Increment(ref calls) == 4)
            {
                await Task.Delay(Timeout.Infinite, stop);
            }

            return await service.SendAsync(values, stop);
        }
    }

    private static async Task AssertEndsAsync(Func<CancellationToken, Task> call, Func<bool> underway)
    {
        using CancellationTokenSource stop = new();
        Task work = Task.Run(() => call(stop.Token));
        Assert.True(SpinWait.SpinUntil(underway, s_patience), "The call never got under way.");

        long start = Stopwatch.GetTimestamp();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(s_patience));

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 1);
    }
}

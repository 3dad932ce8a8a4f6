using System.Diagnostics;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

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
            cancellationToken => client.SendAsync(TestOperations.Of(RetrySafety.Never), server.Address, cancellationToken: cancellationToken),
            () => server.Requests.Count == 1);
    }

    [Fact]
    public async Task An_answer_that_stalls_halfway_ends()
    {
        using LoopbackServer server = new(Answer.Stalled("""{"thing":1}"""));
        using ApiClient client = Calls.Client(TimeProvider.System);

        await AssertEndsAsync(
            cancellationToken => client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), server.Address, cancellationToken: cancellationToken),
            () => server.Requests.Count == 1);
    }

    [Fact]
    public async Task A_wait_before_a_repetition_ends()
    {
        using LoopbackServer server = new(Answer.Json("{}", 429, ("Retry-After", "100")));
        using ApiClient client = Calls.Client(TimeProvider.System);

        await AssertEndsAsync(
            cancellationToken => client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), server.Address, cancellationToken: cancellationToken),
            () => server.Requests.Count == 1);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_wait_for_the_rate_limit_ends()
    {
        using LoopbackServer server = new(Answer.Json("{}"));
        RateLimiter limiter = new(1, TimeSpan.FromSeconds(100), TimeProvider.System);
        using ApiClient client = Calls.Client(TimeProvider.System, limiter: limiter);
        await client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), server.Address);
        ProgressMessages notices = new();

        await AssertEndsAsync(
            cancellationToken => client.SendAsync(
                TestOperations.Of(RetrySafety.Idempotent),
                RequestBuilder.Build(TestOperations.Of(RetrySafety.Idempotent), server.Address, Calls.Anonymous, []),
                new CallContext(cancellationToken, notices)),
            () => notices.All.Count == 1);
        Assert.Single(server.Requests);
        Assert.Equal("Waiting for HighLevel's rate limit", Assert.Single(notices.All).Text);
    }

    [Fact]
    public async Task A_listing_ends_between_its_pages()
    {
        PagedService service = new(HighLevelPaging.StartAfter, total: 1000, pageSize: 10);
        int calls = 0;

        await AssertEndsAsync(
            async cancellationToken =>
            {
                await foreach (ApiResponse<Contact[]> page in Pager.ReadAsync(
                    service.Operation, service.First, SendAsync, new CallContext(cancellationToken)))
                {
                    Assert.NotEmpty(page.Value!);
                }
            },
            () => Volatile.Read(ref calls) == 4);

        async Task<ApiResponse<Contact[]>> SendAsync(Arguments values, CallContext call)
        {
            if (Interlocked.Increment(ref calls) == 4)
            {
                await Task.Delay(Timeout.Infinite, call.CancellationToken);
            }

            return await service.SendAsync(values, call);
        }
    }

    private static async Task AssertEndsAsync(Func<CancellationToken, Task> call, Func<bool> underway)
    {
        using CancellationTokenSource cancellationToken = new();
        Task work = Task.Run(() => call(cancellationToken.Token));
        Assert.True(SpinWait.SpinUntil(underway, s_patience), "The call never got under way.");

        long start = Stopwatch.GetTimestamp();
        await cancellationToken.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(s_patience));

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 1);
    }
}

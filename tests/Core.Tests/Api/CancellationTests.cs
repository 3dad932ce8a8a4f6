using System.Diagnostics;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>
/// Cancellation takes effect within a second, whatever the call is doing; measured in real time.
/// </summary>
[Collection(RealTime.Name)]
public sealed class CancellationTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_request_without_a_response_is_canceled()
    {
        using LoopbackServer server = new(ScriptedResponse.None);
        using ApiClient client = Calls.Client(TimeProvider.System);

        await AssertCanceledAsync(
            cancellationToken => client.SendAsync(
                TestOperations.Of(RetrySafety.Never), server.Address, cancellationToken: cancellationToken),
            () => server.Requests.Count == 1);
    }

    [Fact]
    public async Task A_response_that_stalls_is_canceled()
    {
        using LoopbackServer server = new(ScriptedResponse.Stalled("""{"thing":1}"""));
        using ApiClient client = Calls.Client(TimeProvider.System);

        await AssertCanceledAsync(
            cancellationToken => client.SendAsync(
                TestOperations.Of(RetrySafety.Idempotent), server.Address, cancellationToken: cancellationToken),
            () => server.Requests.Count == 1);
    }

    [Fact]
    public async Task A_wait_before_a_retry_is_canceled()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}", 429, ("Retry-After", "100")));
        using ApiClient client = Calls.Client(TimeProvider.System);

        await AssertCanceledAsync(
            cancellationToken => client.SendAsync(
                TestOperations.Of(RetrySafety.Idempotent), server.Address, cancellationToken: cancellationToken),
            () => server.Requests.Count == 1);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_wait_for_the_rate_limit_is_canceled()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}"));
        RateLimiter limiter = new(1, TimeSpan.FromSeconds(100), TimeProvider.System);
        using ApiClient client = Calls.Client(TimeProvider.System, limiter: limiter);
        await client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), server.Address);
        ProgressMessages messages = new();

        await AssertCanceledAsync(
            cancellationToken => client.SendAsync(
                TestOperations.Of(RetrySafety.Idempotent),
                RequestBuilder.Build(TestOperations.Of(RetrySafety.Idempotent), server.Address, Calls.Anonymous, []),
                new CallContext(cancellationToken, messages)),
            () => messages.All.Count == 1);
        Assert.Single(server.Requests);
        Assert.Equal("Waiting for HighLevel's rate limit", Assert.Single(messages.All).Text);
    }

    [Fact]
    public async Task A_listing_is_canceled_between_pages()
    {
        PagedService service = new(HighLevelPaging.StartAfter, total: 1000, pageSize: 10);
        int calls = 0;

        await AssertCanceledAsync(
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

    private static async Task AssertCanceledAsync(Func<CancellationToken, Task> call, Func<bool> isInFlight)
    {
        using CancellationTokenSource cancellation = new();
        Task work = Task.Run(() => call(cancellation.Token));
        Assert.True(SpinWait.SpinUntil(isInFlight, s_timeout), "The call did not begin.");

        long start = Stopwatch.GetTimestamp();
        await cancellation.CancelAsync();
        await work.WaitAsync(s_timeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(work.IsCanceled);

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 1);
    }
}

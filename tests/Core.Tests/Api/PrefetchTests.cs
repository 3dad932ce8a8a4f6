using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>From the second page on, the next page is requested while the current one is used.</summary>
public sealed class PrefetchTests : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private readonly PagedService _service = new(HighLevelPaging.StartAfter, total: 1000, pageSize: 10);
    private readonly SemaphoreSlim _started = new(0);
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;
    private int _inFlight;

    public void Dispose() => _started.Dispose();

    [Fact]
    public async Task The_third_page_is_requested_while_the_second_is_read_and_no_further_page_is()
    {
        IAsyncEnumerator<ApiResponse<Contact[]>> pages = ReadFrom(heldCall: 3);

        Assert.True(await pages.MoveNextAsync());
        Assert.Equal(1, _calls);
        Assert.True(await pages.MoveNextAsync());
        await StartedAsync(3);
        Assert.Equal(3, _calls);

        _held.SetResult();
        Assert.True(await pages.MoveNextAsync());
        Assert.Equal("20", pages.Current.Value![0].Id);
        await pages.DisposeAsync();
    }

    [Fact]
    public async Task Disposing_the_enumerator_cancels_the_page_in_flight()
    {
        IAsyncEnumerator<ApiResponse<Contact[]>> pages = ReadFrom(heldCall: 3);
        await pages.MoveNextAsync();
        await pages.MoveNextAsync();
        await StartedAsync(3);

        await pages.DisposeAsync().AsTask().WaitAsync(s_timeout);

        Assert.Equal(0, _inFlight);
        Assert.Equal(3, _calls);
    }

    [Fact]
    public async Task An_error_in_a_prefetched_page_is_thrown_when_the_page_is_reached()
    {
        IAsyncEnumerator<ApiResponse<Contact[]>> pages = ReadFrom(heldCall: 3);
        await pages.MoveNextAsync();
        await pages.MoveNextAsync();
        await StartedAsync(3);
        Assert.Equal("10", pages.Current.Value![0].Id);

        _held.SetException(new InvalidOperationException("broken"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pages.MoveNextAsync());
        await pages.DisposeAsync();
    }

    private IAsyncEnumerator<ApiResponse<Contact[]>> ReadFrom(int heldCall) =>
        Pager.ReadAsync(
            _service.Operation, _service.First, (values, call) => SendAsync(values, heldCall, call), default)
            .GetAsyncEnumerator();

    private async Task<ApiResponse<Contact[]>> SendAsync(Arguments values, int heldCall, CallContext context)
    {
        int call = Interlocked.Increment(ref _calls);
        Interlocked.Increment(ref _inFlight);
        _started.Release();
        try
        {
            if (call == heldCall)
            {
                await _held.Task.WaitAsync(context.CancellationToken);
            }

            return await _service.SendAsync(values, context);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task StartedAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Assert.True(await _started.WaitAsync(s_timeout), $"Call {i + 1} did not start.");
        }
    }
}

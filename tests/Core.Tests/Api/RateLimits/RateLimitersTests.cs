using System.Runtime.CompilerServices;
using GhlStockTwits.Api;
using Microsoft.Extensions.Time.Testing;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

/// <summary>Which connections share a limiter, and how long it is kept.</summary>
public sealed class RateLimitersTests
{
    private const int Max = 100;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly RateLimiters _limiters = new();

    [Fact]
    public void The_same_key_shares_a_limiter_and_another_key_does_not()
    {
        RateLimiter one = For("a");

        Assert.Same(one, For("a"));
        Assert.NotSame(one, For("b"));
        Assert.NotSame(one, For("A"));
        Assert.Equal((Max, s_window), (one.Max, one.Window));
        GC.KeepAlive(one);
    }

    [Fact]
    public async Task A_limiter_in_use_is_kept_although_it_is_idle()
    {
        RateLimiter limiter = For("a");
        await CallAsync(limiter);
        _time.Advance(s_window);

        Collect();

        Assert.True(limiter.IsIdle);
        Assert.Same(limiter, For("a"));
    }

    [Fact]
    public async Task A_limiter_that_remembers_requests_is_kept_after_its_last_connection()
    {
        await CallWithoutReferenceAsync("a", calls: 3);

        Collect();

        Assert.Equal(Max - 3, For("a").Available);
    }

    [Fact]
    public async Task A_limiter_that_was_idle_before_its_requests_is_kept_too()
    {
        await CallAfterIdleAsync("a");
        GC.Collect();

        Assert.Equal(Max - 1, For("a").Available);
    }

    [Fact]
    public void A_paused_limiter_is_kept_after_its_last_connection()
    {
        PauseWithoutReference("a", TimeSpan.FromMinutes(20));

        Collect();

        Assert.Equal(TimeSpan.FromMinutes(20), For("a").WaitFor());
    }

    [Fact]
    public async Task A_limiter_is_released_after_its_window()
    {
        await CallWithoutReferenceAsync("a", calls: 3);
        _time.Advance(s_window - TimeSpan.FromTicks(1));
        Collect();
        Assert.Equal(1, _limiters.Count);

        _time.Advance(TimeSpan.FromTicks(1));
        Collect();

        Assert.Equal(0, _limiters.Count);
        Assert.Equal(Max, For("a").Available);
    }

    [Fact]
    public void Unused_limiters_do_not_accumulate()
    {
        for (int number = 0; number < 100; number++)
        {
            UseWithoutReference($"key {number}");
        }

        Collect();

        Assert.Equal(0, _limiters.Count);
    }

    private static async Task CallAsync(RateLimiter limiter) =>
        limiter.Release(Assert.NotNull(await limiter.TryAcquireAsync(default)), null);

    private RateLimiter For(string key) => _limiters.For(key, Max, s_window, _time, RateLimitOptions.Default);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void UseWithoutReference(string key) => Assert.True(For(key).IsIdle);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PauseWithoutReference(string key, TimeSpan pause) => For(key).PauseFor(pause);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task CallWithoutReferenceAsync(string key, int calls)
    {
        for (int call = 0; call < calls; call++)
        {
            await CallAsync(For(key));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task CallAfterIdleAsync(string key)
    {
        RateLimiter limiter = For(key);
        _ = For("another");
        await CallAsync(limiter);
    }

    private void Collect()
    {
        _ = _limiters.Count;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}

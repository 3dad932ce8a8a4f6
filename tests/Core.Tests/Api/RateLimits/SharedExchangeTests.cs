using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

/// <summary>What one exchange with the store of a shared limit does.</summary>
public sealed class SharedExchangeTests
{
    private const int Max = 8;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly long s_now = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private readonly RateLimitTable _table = new(new long[RateLimitTable.Length], Max, s_window);

    [Theory]
    [InlineData(100, 100, 10, 10)]
    [InlineData(8, 100, 10, 2)]
    [InlineData(3, 100, 10, 0)]
    [InlineData(400, 400, 3600, 0)]
    [InlineData(1000, 1000, 10, 100)]
    public void Nobody_takes_more_ahead_than_a_second_needs_or_a_quarter_of_what_is_free(
        int available, int share, int window, int most)
    {
        Assert.Equal(most, SharedExchange.MostAhead(available, share, TimeSpan.FromSeconds(window), s_second));
    }

    [Fact]
    public void It_takes_what_is_wanted_and_no_more_than_is_free()
    {
        Assert.Equal(3, Apply(new SharedExchange { Wanted = 3 }).Count);
        Assert.Equal(5, Apply(new SharedExchange { Wanted = 9 }).Count);
        Assert.Empty(Apply(new SharedExchange { Wanted = 1 }));
    }

    [Fact]
    public void An_unused_permit_is_free_at_once_and_a_used_one_after_a_window()
    {
        List<RateLimitPermit> taken = Apply(new SharedExchange { Wanted = Max });

        Assert.Single(Apply(new SharedExchange { Unused = [taken[0]], Ended = [(taken[1], null)], Wanted = 2 }));
        Assert.Single(Apply(new SharedExchange { Wanted = 2 }, later: s_window));
    }

    [Fact]
    public void What_a_dead_process_took_is_free_when_it_can_no_longer_be_sent()
    {
        SharedExchange dead = new() { Wanted = Max, Validity = s_second, Delay = s_second };
        Assert.Equal(Max, Apply(dead).Count);

        TimeSpan longest = TimeSpan.FromSeconds(30) + s_window + s_second + s_second;
        Assert.Empty(Apply(new SharedExchange { Wanted = 1 }, later: longest - TimeSpan.FromTicks(1)));
        Assert.Equal(Max, Apply(new SharedExchange { Wanted = Max }, later: longest).Count);
    }

    [Fact]
    public void What_was_sent_before_counts_and_a_pause_ends_all_taking()
    {
        Assert.Equal(Max - 3, Apply(new SharedExchange { SentBefore = 3, Wanted = Max }).Count);

        Assert.Empty(Apply(
            new SharedExchange { Pause = TimeSpan.FromMinutes(2).Ticks, Wanted = 1 }, later: TimeSpan.FromMinutes(1)));
        Assert.Single(Apply(new SharedExchange { Wanted = 1 }, later: TimeSpan.FromMinutes(3)));
    }

    private List<RateLimitPermit> Apply(SharedExchange exchange, TimeSpan later = default) =>
        exchange.Apply(_table, percent: 100, s_now + later.Ticks);
}

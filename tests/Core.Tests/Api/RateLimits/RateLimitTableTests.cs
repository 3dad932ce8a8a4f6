using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

/// <summary>What tables over one memory know of each other, and what they believe of what they find there.</summary>
public sealed class RateLimitTableTests
{
    private const int Max = 10;

    private const int Header = 16;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);

    // The longest attempt takes 30 s.
    private static readonly TimeSpan s_lease = s_window + TimeSpan.FromSeconds(30);

    private readonly long _now = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private readonly long[] _memory = new long[RateLimitTable.Length];
    private readonly RateLimitTable _table;
    private readonly RateLimitTable _other;

    public RateLimitTableTests()
    {
        _table = new RateLimitTable(_memory, Max, s_window);
        _other = new RateLimitTable(_memory, Max, s_window);
    }

    [Fact]
    public void A_slot_that_one_takes_is_taken_for_all()
    {
        for (int taken = 1; taken <= Max; taken++)
        {
            RateLimitPermit permit = Assert.NotNull((taken % 2 == 0 ? _table : _other).TryTake(100, _now));
            Assert.Equal((taken - 1, taken, taken), (permit.Slot, permit.Known, permit.Number));
            Assert.Equal(Max - taken, _table.Available(100, _now));
        }

        Assert.Null(_table.TryTake(100, _now));
        Assert.Null(_other.TryTake(100, _now));
    }

    [Fact]
    public void A_slot_is_free_one_window_after_the_response_wherever_that_came()
    {
        RateLimitPermit permit = Assert.NotNull(_table.TryTake(100, _now));
        _table.Release(permit, After(3));

        Assert.Equal(Max - 1, _other.Available(100, After(13) - 1));
        Assert.Equal(Max, _other.Available(100, After(13)));
    }

    /// <summary>Two processes read the clock, and the one that read it first is held up.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public void What_was_written_after_the_clock_was_read_is_believed(int seconds)
    {
        Assert.NotNull(_table.TryTake(100, After(seconds)));
        _table.PauseUntil(After(seconds + 3600), After(seconds));

        Assert.Equal(After(seconds + 3600), _other.PausedUntil(_now));
        Assert.Equal(1, _other.CountTaken(_now));
    }

    [Fact]
    public void A_slot_of_a_process_that_died_is_free_after_the_longest_attempt_and_a_window()
    {
        Assert.NotNull(_table.TryTake(100, _now));

        Assert.Equal(Max - 1, _other.Available(100, _now + s_lease.Ticks - 1));
        Assert.Equal(Max, _other.Available(100, _now + s_lease.Ticks));
    }

    [Fact]
    public void A_response_that_comes_when_its_slot_has_gone_to_another_takes_one_for_a_window()
    {
        RateLimitPermit late = Assert.NotNull(_table.TryTake(100, _now));
        RateLimitPermit next = Assert.NotNull(_other.TryTake(100, After(60)));
        Assert.Equal(late.Slot, next.Slot);

        _table.Release(late, After(60));

        Assert.Equal(Max - 2, _table.Available(100, After(70) - 1));
        Assert.Equal(Max - 1, _table.Available(100, After(70)));
    }

    [Fact]
    public void A_permit_that_was_not_used_is_free_at_once()
    {
        RateLimitPermit unused = Assert.NotNull(_table.TryTake(100, _now));

        _table.Return(unused);

        Assert.Equal(unused, _other.TryTake(100, _now));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 1)]
    [InlineData(50, 5)]
    [InlineData(59, 5)]
    [InlineData(99, 9)]
    [InlineData(100, 10)]
    public void A_share_is_rounded_down_and_at_least_one(int percent, int slots)
    {
        Assert.Equal((slots, slots), (_table.ShareOf(percent), _table.Available(percent, _now)));
        for (int taken = 0; taken < slots; taken++)
        {
            Assert.NotNull(_table.TryTake(percent, _now));
        }

        Assert.Null(_table.TryTake(percent, _now));
        Assert.Equal(Max - slots, _table.Available(100, _now));
    }

    [Fact]
    public void Other_programs_use_what_a_share_leaves_first()
    {
        RateLimitPermit permit = Assert.NotNull(_table.TryTake(50, _now));

        _table.Learn(Says(remaining: 3), permit, _now);

        Assert.Equal(3, _table.Available(100, _now));
        Assert.Equal(3, _table.Available(50, _now));
        _table.Learn(Says(remaining: 1), permit, _now);
        Assert.Equal(1, _table.Available(50, _now));
    }

    [Fact]
    public void What_two_responses_say_of_other_programs_counts_once()
    {
        RateLimitPermit one = Assert.NotNull(_table.TryTake(100, _now));
        RateLimitPermit two = Assert.NotNull(_other.TryTake(100, _now));

        _table.Learn(Says(remaining: 5), one, _now);
        _other.Learn(Says(remaining: 5), two, _now);

        Assert.Equal(5, _table.Available(100, _now));
    }

    [Fact]
    public void What_one_learns_all_know()
    {
        RateLimitPermit permit = Assert.NotNull(_table.TryTake(100, _now));

        _table.Learn(Says(remaining: 24) with { Max = 25, Window = TimeSpan.FromSeconds(5) }, permit, _now);

        Assert.Equal((25, TimeSpan.FromSeconds(5)), (_other.Max, _other.Window));
    }

    [Fact]
    public void A_pause_applies_to_all()
    {
        _table.PauseUntil(After(60), _now);

        Assert.Equal(After(60), _other.PausedUntil(_now));
        Assert.Null(_other.TryTake(100, _now));
        Assert.Equal(0, _other.Available(100, After(60) - 1));
        Assert.NotNull(_other.TryTake(100, After(60)));
    }

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(4, 6, 13)]
    [InlineData(10, 0, 13)]
    public void The_limit_resets_when_the_last_slot_is_free(int requests, int available, int seconds)
    {
        for (int request = 0; request < requests; request++)
        {
            _table.Release(Assert.NotNull(_table.TryTake(100, _now)), After(request == 0 ? 3 : 2));
        }

        Assert.Equal(available, _table.Available(100, After(3)));
        Assert.Equal(After(Math.Max(3, seconds)), _table.ResetAt(After(3)));
    }

    [Fact]
    public void The_reset_of_requests_without_a_response_is_a_window_away()
    {
        Assert.NotNull(_table.TryTake(100, _now));

        Assert.Equal(After(10), _table.ResetAt(_now));
    }

    [Fact]
    public void The_day_ends_with_its_last_request_wherever_it_is_made()
    {
        LearnDay(remaining: 2, reset: TimeSpan.FromHours(5));

        Assert.Equal(2, _other.DailyRemaining(_now));
        Assert.NotNull(_other.TryTake(100, _now));
        Assert.NotNull(_table.TryTake(100, _now));
        Assert.Null(_other.TryTake(100, _now));
        Assert.Equal(0, _other.Available(100, _now));
        Assert.Equal(After(5 * 3600), _other.DayUsedUpUntil(100, _now));
        Assert.Equal(0, _other.DayUsedUpUntil(100, After(5 * 3600)));
        Assert.NotNull(_other.TryTake(100, After(5 * 3600)));
    }

    [Fact]
    public void Without_a_reset_time_one_request_asks_every_hour()
    {
        LearnDay(remaining: 0, reset: null);

        Assert.Equal((0, 0L), (_other.DailyRemaining(_now), _other.DailyResetAt(_now)));
        Assert.Equal(After(3600), _other.DayUsedUpUntil(100, _now));
        Assert.Equal(0, _other.DayUsedUpUntil(100, After(3600)));
        Assert.Null(_other.DailyRemaining(After(3600)));
    }

    [Theory]
    [InlineData(100, 1, false)]
    [InlineData(100, 0, true)]
    [InlineData(80, 21, false)]
    [InlineData(80, 20, true)]
    [InlineData(1, 99, true)]
    public void A_share_of_the_day_leaves_the_rest(int percent, int remaining, bool isUsedUp)
    {
        LearnDay(remaining, TimeSpan.FromHours(5));

        Assert.Equal(percent, _table.DailyShareOf(percent));
        Assert.Equal(Math.Max(0, remaining - (100 - percent)), _table.DailyShareLeft(percent, _now));
        Assert.Equal(isUsedUp, _table.DayUsedUpUntil(percent, _now) > 0);
        Assert.Equal(isUsedUp, _table.TryTake(percent, _now) is null);
    }

    /// <summary>The other requests of other programs are of the day too.</summary>
    [Fact]
    public void Other_programs_use_the_day_as_well()
    {
        RateLimitPermit permit = Assert.NotNull(_table.TryTake(100, _now));
        _table.Learn(Says(remaining: 4) with { DailyLimit = 100, DailyRemaining = 50 }, permit, _now);

        Assert.Equal(50, _table.DailyRemaining(_now));
    }

    /// <summary>Whatever a damaged file, or one of another program, holds, it stops nobody for long.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(0x2020202020202020)]
    public void A_damaged_memory_limits_nothing(long damage)
    {
        _memory.AsSpan().Fill(damage);

        Assert.InRange(_table.Max, 1, RateHeaders.LargestCount);
        Assert.InRange(_table.Window, TimeSpan.FromTicks(1), TimeSpan.FromHours(1));
        Assert.Equal(0, _table.PausedUntil(_now));
        Assert.Equal(0, _table.DayUsedUpUntil(1, _now));
        Assert.Null(_table.DailyRemaining(_now));
        Assert.Equal(_table.Max, _table.Available(100, _now));
        Assert.Equal(_now, _table.NextFree(1, _now));
        Assert.Equal(_now, _table.ResetAt(_now));
        RateLimitPermit permit = Assert.NotNull(_table.TryTake(1, _now));
        _table.Learn(Says(remaining: 9), permit, _now);
        _table.Release(permit, After(1));
        Assert.Equal((9, s_window), (_table.Available(100, After(1)), _table.Window));
    }

    [Fact]
    public void Random_damage_limits_nothing_for_longer_than_an_attempt_and_a_window()
    {
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            // Near the present, where damage is most likely to be believed.
            for (int index = 0; index < Header + Max; index++)
            {
                _memory[index] = random.Next(3) switch
                {
                    0 => _now + random.NextInt64(-TimeSpan.TicksPerDay, TimeSpan.TicksPerDay * 2),
                    1 => random.NextInt64(0, 100_000),
                    _ => random.NextInt64(),
                };
            }

            Assert.InRange(_table.PausedUntil(_now), 0, After(3600 + 30));
            Assert.InRange(_table.DayUsedUpUntil(100, _now), 0, After(86_400 + 30));
            Assert.InRange(_table.NextFree(1, _now), _now, _now + _table.Window.Ticks);
        }
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(60, 9)]
    [InlineData(61, 10)]
    [InlineData(86_400, 10)]
    public void A_clock_that_was_set_back_holds_slots_for_about_as_long_as_a_dead_process(int seconds, int available)
    {
        _table.Release(Assert.NotNull(_table.TryTake(100, _now)), _now);

        Assert.Equal(available, _other.Available(100, After(-seconds)));
    }

    private static RateHeaders Says(int remaining) => new(Max, remaining, s_window, null, null, null);

    private void LearnDay(int remaining, TimeSpan? reset)
    {
        RateLimitPermit permit = Assert.NotNull(_table.TryTake(100, _now));
        RateHeaders headers = new(Max, Max - 1, s_window, null, 100, remaining, reset);
        _table.Learn(headers, permit, _now);
    }

    private long After(int seconds) => _now + TimeSpan.FromSeconds(seconds).Ticks;
}

using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class RoundEstimateTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 2)]
    [InlineData(50, 0, 2)]
    [InlineData(51, 10, 14)]
    [InlineData(5000, 5000, 5200)]
    public void Tasks_of_fifty_contacts_take_a_search_and_a_listing_and_notes_one_call_each(
        long tasks, long notes, long expected) =>
        Assert.Equal(expected, RoundEstimate.Calls(new PartCounts(tasks, notes, 0)));

    [Theory]
    [InlineData(100, 0)]
    [InlineData(600, 60)]
    public void Calls_that_fit_into_a_window_take_no_time(long calls, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), RoundEstimate.Time(calls, 100, TimeSpan.FromSeconds(10)));

    [Fact]
    public void A_freshness_that_the_limits_do_not_allow_is_named_with_what_it_takes()
    {
        PartCounts parts = new(5000, 5000, 5000);

        Assert.Null(RoundEstimate.Warning(parts, new Freshness(), perDay: 200_000));
        Assert.Equal(
            "The freshness of the recipes cannot be kept: it takes 59,200 calls a day, and the limit allows 10,000. "
            + "By part: tasks (0:15:00) 19,200, notes (6:00:00) 20,000, appointments (6:00:00) 20,000. "
            + "Allow older readings under 'freshness'.",
            RoundEstimate.Warning(parts, new Freshness(), perDay: 10_000));
    }
}

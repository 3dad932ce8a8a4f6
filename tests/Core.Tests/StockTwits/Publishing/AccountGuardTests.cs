using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Core.Tests.StockTwits.Publishing;

/// <summary>What an account posted decides what it may post now.</summary>
public sealed class AccountGuardTests
{
    private static readonly DateTimeOffset s_now = new(2027, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("news", 23.9, "StockTwits.DuplicateMessage")]
    [InlineData(" NEWS", 1, null)]
    [InlineData("news \n", 1, "StockTwits.DuplicateMessage")]
    [InlineData("news", 24, null)]
    public void The_same_text_is_not_posted_within_a_day(string text, double hoursAgo, string? id) =>
        Assert.Equal(
            id, AccountGuard.Refusal([(s_now - TimeSpan.FromHours(hoursAgo), "news")], text, s_now, 10)?.ErrorId);

    [Theory]
    [InlineData(1, 0.9, "StockTwits.CapReached")]
    [InlineData(1, 1, null)]
    [InlineData(2, 0.9, null)]
    public void An_hour_has_a_cap(int perHour, double hoursAgo, string? id) =>
        Assert.Equal(
            id, AccountGuard.Refusal([(s_now - TimeSpan.FromHours(hoursAgo), "a")], "b", s_now, perHour)?.ErrorId);
}

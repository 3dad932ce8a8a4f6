using CsCheck;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class MentionTests
{
    [Theory]
    [InlineData("Windmills of @ben")]
    [InlineData("Windmills.@ben")]
    [InlineData("x@ben")]
    [InlineData("_@ben")]
    [InlineData("(@ben)")]
    [InlineData("@@ben")]
    [InlineData("@ ben")]
    [InlineData("@\nben")]
    [InlineData("@\u200Bben")]
    [InlineData("＠ben")]
    [InlineData("﹫ben")]
    [InlineData("&#64;ben")]
    [InlineData("@BEN")]
    [InlineData("@ben.")]
    [InlineData("@bené")]
    public void A_mention_is_found_wherever_the_at_sign_stands(string text) =>
        Assert.Contains("ben", Mentions.In(text));

    [Theory]
    [InlineData("Windmills $AAPL")]
    [InlineData("")]
    [InlineData("5 @ ")]
    [InlineData("@@@ ...")]
    public void A_text_without_a_handle_behind_an_at_sign_has_no_mention(string text) =>
        Assert.Empty(Mentions.In(text));

    [Fact]
    public void A_mention_with_a_dot_is_checked_with_and_without_what_follows_it() =>
        Assert.Equal(["jane", "jane.", "jane.doe"], Mentions.In("Welcome @Jane.Doe").Order(StringComparer.Ordinal));

    [Fact]
    public void A_mention_with_a_hyphen_is_checked_with_and_without_what_follows_it() =>
        Assert.Equal(["a", "a-", "a-b"], Mentions.In("@a-b").Order(StringComparer.Ordinal));

    [Fact]
    public void Whatever_stands_around_a_mention_does_not_hide_it() =>
        Gen.Select(Gen.String, Gen.Char["abc019_"].Array[1, 15], Gen.Char[" ,!?/:\n"])
            .Sample(static (before, letters, after) =>
                Mentions.In($"{before.Replace('&', '+')}@{new string(letters)}{after}more")
                    .Contains(new string(letters)));
}

using CsCheck;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class HandleTests
{
    [Theory]
    [InlineData("ada_ex", "ada_ex")]
    [InlineData(" @ada_ex ", "ada_ex")]
    [InlineData("＠ada_ex", "ada_ex")]
    [InlineData("https://stocktwits.com/ada_ex/", "ada_ex")]
    [InlineData("www.stocktwits.com/ada_ex", "ada_ex")]
    [InlineData("@", null)]
    [InlineData("  ", null)]
    public void A_handle_is_cleaned_of_what_people_type_around_it(string typed, string? expected) =>
        Assert.Equal(expected, Handle.Clean(typed));

    [Theory]
    [InlineData("ada", true)]
    [InlineData("Ada.Ex-1_2", true)]
    [InlineData("ada ex", false)]
    [InlineData("ada\n", false)]
    [InlineData("adä", false)]
    [InlineData("", false)]
    public void Letters_digits_and_three_marks_make_a_handle(string handle, bool expected) =>
        Assert.Equal(expected, Handle.IsValid(handle));

    [Fact]
    public void A_handle_has_itself_among_its_readings() =>
        Gen.Char["abcXYZ019_.-"].Array[1, 20].Select(static letters => new string(letters))
            .Sample(static handle => Handle.ReadingsOf(handle).Contains(handle.ToLowerInvariant()));

    [Fact]
    public void Each_reading_is_a_beginning_of_the_text() =>
        Gen.Char["ab1_.-é"].Array[1, 20].Select(static letters => new string(letters))
            .Sample(static text => Handle.ReadingsOf(text)
                .All(reading => text.StartsWith(reading, StringComparison.OrdinalIgnoreCase)));
}

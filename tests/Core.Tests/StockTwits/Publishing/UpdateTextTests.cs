using CsCheck;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Core.Tests.StockTwits.Publishing;

/// <summary>
/// A character is one, an angle bracket counts as it is encoded, a link counts twenty (stocktwits-api section 2).
/// </summary>
public sealed class UpdateTextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("$ACME up", 8)]
    [InlineData("é", 1)]
    [InlineData("🚀", 1)]
    [InlineData("a\nb", 3)]
    [InlineData("<b>", 9)]
    [InlineData("a & b", 5)]
    [InlineData("http://a.co", 20)]
    [InlineData("https://example.com/a/very/long/path?with=a&query=string#fragment", 20)]
    [InlineData("HTTPS://EXAMPLE.COM/X", 20)]
    [InlineData("see https://example.com/a and http://example.org", 49)]
    [InlineData("(https://example.com/a).", 23)]
    [InlineData("<https://example.com/a>", 28)]
    [InlineData("https://example.com/a, https://example.com/b!", 43)]
    [InlineData("https:// is no link", 19)]
    [InlineData("www.example.com", 15)]
    public void A_text_counts_as_StockTwits_counts_it(string text, int expected)
    {
        Assert.Equal(expected, UpdateText.Count(text));
    }

    [Fact]
    public void Text_without_brackets_and_links_counts_its_characters()
    {
        Gen.String[Gen.OneOf(Gen.Char[' ', ';'], Gen.Char['?', '~']), 0, 50]
            .Where(static text => !text.Contains("://", StringComparison.Ordinal))
            .Sample(static text => Assert.Equal(text.Length, UpdateText.Count(text)));
    }

    [Fact]
    public void A_text_counts_the_sum_of_its_words()
    {
        Gen<string> word = Gen.OneOf(
            Gen.String[Gen.Char['a', 'z'], 1, 9],
            Gen.OneOf("https://example.com/x", "<", "🚀", "$ACME"));

        word.Array[1, 20].Sample(static words =>
            Assert.Equal(words.Sum(UpdateText.Count) + words.Length - 1, UpdateText.Count(string.Join(' ', words))));
    }

    [Theory]
    [InlineData("one\ntwo", "one \ntwo", true)]
    [InlineData(" one  two ", "one two", true)]
    [InlineData("e\u0301", "\u00e9", true)]
    [InlineData("one", "One", false)]
    [InlineData("one two", "onetwo", false)]
    public void A_text_is_the_same_after_what_StockTwits_does_to_it(string sent, string read, bool same)
    {
        Assert.Equal(same, UpdateText.IsSame(sent, read));
    }
}

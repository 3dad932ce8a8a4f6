using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>The text of lists and tables can be read back.</summary>
public sealed class TextListTests
{
    [Theory]
    [InlineData("investor, vip", "investor", "vip")]
    [InlineData("Gold; Silver", "Gold", "Silver")]
    [InlineData(" a ,, b;;", "a", "b")]
    [InlineData("a\r\nb", "a", "b")]
    [InlineData("v1.2, v1.3", "v1.2", "v1.3")]
    [InlineData("\"a, b\", c", "a, b", "c")]
    [InlineData("\"say \"\"hi\"\"\"", "say \"hi\"")]
    [InlineData("5\" pipe, b", "5\" pipe", "b")]
    [InlineData("\"open, b", "\"open", "b")]
    [InlineData("\"a\" b, c", "\"a\" b", "c")]
    [InlineData("")]
    [InlineData(" , ; ")]
    public void Text_is_split_at_separators(string text, params string[] items)
    {
        Assert.Equal(items, TextList.Parse(text));
    }

    [Theory]
    [InlineData]
    [InlineData("investor", "vip")]
    [InlineData("a,b", "c;d", "e\nf", "\"quoted\"", " blank ", "", "it's", "5\"", "💼", "a=b")]
    public void What_is_written_can_be_read(params string[] items)
    {
        Assert.Equal(items, TextList.Parse(new TextList(items).ToString()));
    }

    [Fact]
    public void A_table_is_written_as_names_and_values()
    {
        TextTable table = new()
        {
            ["industry"] = "Energy",
            ["shares"] = 5.5,
            ["consent"] = true,
            ["topics"] = new TextList(["a, b", "c"]),
            ["empty"] = null,
            ["boxes"] = new Dictionary<string, object?> { ["first"] = "x" },
        };

        TextTable read = TextTable.Parse(table.ToString())!;

        Assert.StartsWith("industry=Energy, shares=5.5, consent=true, ", table.ToString(), StringComparison.Ordinal);
        Assert.Equal(["boxes", "consent", "industry", "shares", "topics"], read.Keys.Order());
        Assert.Equal(["a, b", "c"], TextList.Parse((string)read["topics"]!));
        Assert.Equal("x", TextTable.ParseObject((string)read["boxes"]!)!["first"]);
    }

    [Theory]
    [InlineData("just text")]
    [InlineData("=x")]
    [InlineData("a=1, b")]
    public void Text_that_is_not_a_table_is_refused(string text)
    {
        Assert.Null(TextTable.Parse(text));
    }
}

using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>What others write cannot command the terminal.</summary>
public sealed class SafeTextTests
{
    [Theory]
    [InlineData("\u001b]0;title\u0007", "\uFFFD]0;title\uFFFD")]
    [InlineData("\u001b]8;;https://bad.example\u001b\\here", "\uFFFD]8;;https://bad.example\uFFFD\\here")]
    [InlineData("\u001b]52;c;ZGF0YQ==\u0007", "\uFFFD]52;c;ZGF0YQ==\uFFFD")]
    [InlineData("\u001b[2J", "\uFFFD[2J")]
    [InlineData("\u009b31mred", "\uFFFD31mred")]
    [InlineData("a\bb\u007fc\0d", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("over\rwritten", "over\uFFFDwritten")]
    [InlineData("a\u200bb\u200ec\u2060d\ufeffe", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    [InlineData("\u202etxt.exe\u202c \u2066x\u2069", "\uFFFDtxt.exe\uFFFD \uFFFDx\uFFFD")]
    [InlineData("\u00adsoft\u2028line\u2029", "\uFFFDsoft\uFFFDline\uFFFD")]
    [InlineData("a\u200db", "a\uFFFDb")]
    public void Characters_that_are_not_seen_are_replaced(string text, string safe)
    {
        Assert.Equal(safe, SafeText.Of(text));
        Assert.Equal(safe, SafeText.OneLine(text));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("Grüße, 株式 \U0001F680")]
    [InlineData("\U0001F468\u200D\U0001F4BB \U0001F926\U0001F3FD\u200D\u2642\uFE0F \u2764\uFE0F\u200D\U0001F525")]
    public void What_is_seen_stays(string text)
    {
        Assert.Same(text, SafeText.Of(text));
        Assert.Same(text, SafeText.OneLine(text));
    }

    [Fact]
    public void Half_a_character_is_replaced()
    {
        Assert.Equal("half \uFFFD", SafeText.Of("half \ud83d"));
    }

    [Fact]
    public void Line_breaks_and_tabs_stay_unless_one_line_is_wanted()
    {
        Assert.Equal("a\n\tb", SafeText.Of("a\r\n\tb"));
        Assert.Equal("a  b", SafeText.OneLine("a\r\n\tb"));
        Assert.Equal(string.Empty, SafeText.Of(null));
    }

    [Fact]
    public void No_error_holds_such_characters()
    {
        GhlStockTwitsException failure = new(
            "GhlStockTwits.Example", FailureCategory.InvalidData, "It is \u001b[2J.", "Do \u202ethis.");

        Assert.Equal("It is \uFFFD[2J. Do \uFFFDthis.", failure.Message);
        Assert.Equal(("It is \uFFFD[2J.", "Do \uFFFDthis."), (failure.Description, failure.Advice));
    }
}

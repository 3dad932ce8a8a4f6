using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>A note that was read is recognized in another text.</summary>
public sealed class ReadSentencesTests
{
    [Theory]
    [InlineData("She will sell everything. Call her brother first, please.", true)]
    [InlineData("News: CALL her brother - first, please!", true)]
    [InlineData("<p>Call her brother first,<br>please.</p>", true)]
    [InlineData("Call her sister first, please.", false)]
    [InlineData("Call her", false)]
    [InlineData("", false)]
    public void A_sentence_is_found_whatever_its_case_and_punctuation(string text, bool expected)
    {
        ReadSentences sentences = new();
        sentences.Add("<p>She will sell everything. Call her brother first, please.</p>");

        Assert.Equal(expected, sentences.AnyIn(text));
    }

    [Fact]
    public void Short_sentences_are_not_remembered()
    {
        ReadSentences sentences = new();
        sentences.Add("Call back. OK.");
        sentences.Add(null);

        Assert.False(sentences.AnyIn("Call back. OK."));
    }

    [Fact]
    public void Only_the_newest_are_remembered()
    {
        ReadSentences sentences = new();
        for (int number = 0; number <= 20_000; number++)
        {
            sentences.Add($"This is sentence number {number}.");
        }

        Assert.False(sentences.AnyIn("This is sentence number 0."));
        Assert.True(sentences.AnyIn("This is sentence number 1."));
        Assert.True(sentences.AnyIn("This is sentence number 20000."));
    }
}

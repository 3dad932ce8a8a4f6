using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Api;

/// <summary>
/// A text as words and numbers, without case, accents, punctuation and abbreviations: two spellings of one value fold
/// to the same.
/// </summary>
internal sealed partial class FoldedText
{
    // Shorter sentences, such as "call back", would refuse half the language.
    private const int ShortestSentence = 12;
    private const int ShortestSentenceWords = 3;

    private static readonly Dictionary<string, string> s_abbreviations = new(StringComparer.Ordinal)
    {
        ["street"] = "st",
        ["road"] = "rd",
        ["avenue"] = "ave",
        ["av"] = "ave",
        ["boulevard"] = "blvd",
        ["drive"] = "dr",
        ["lane"] = "ln",
        ["court"] = "ct",
        ["place"] = "pl",
        ["square"] = "sq",
        ["apartment"] = "apt",
        ["suite"] = "ste",
    };

    private FoldedText(IReadOnlyList<string> words)
    {
        Words = words;
        Spaced = $" {string.Join(' ', words)} ";
        Squeezed = string.Concat(words);
    }

    /// <summary>Whether this process can take accents off letters; not without ICU (invariant globalization).</summary>
    public static bool CanFoldAccents { get; } = "ä".Normalize(NormalizationForm.FormD) != "ä";

    /// <summary>The words and numbers, in order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words with blanks between and around them.</summary>
    public string Spaced { get; }

    /// <summary>The words without anything between them.</summary>
    public string Squeezed { get; }

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string text)
    {
        string plain = Tag().Replace(WebUtility.HtmlDecode(text), " ").Replace("%40", "@", StringComparison.Ordinal);
        string visible =
            string.Concat(plain.Where(static letter => char.GetUnicodeCategory(letter) != UnicodeCategory.Format));
        string folded = string.Concat(visible.Normalize(NormalizationForm.FormKD).Where(static letter =>
            CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
        return new FoldedText(
            [.. Part().Matches(folded.Replace("ß", "ss", StringComparison.Ordinal))
                .Select(static part => Canonical(part.Value))]);
    }

    /// <summary>Folds each sentence of a text, except very short ones.</summary>
    public static IEnumerable<FoldedText> SentencesOf(string text) =>
        SentenceEnd().Split(text).Select(Of).Where(static sentence =>
            sentence.Words.Count >= ShortestSentenceWords && sentence.Squeezed.Length >= ShortestSentence);

    /// <summary>The text with <c>(at)</c> and <c>(dot)</c> taken out, as people write e-mail addresses.</summary>
    public static string WithoutSpelledMarks(string text) => SpelledMark().Replace(text, " ");

    /// <summary>Counts how often a phrase occurs in the text as whole words.</summary>
    public int CountOf(FoldedText value)
    {
        int count = 0;
        for (int at = Spaced.IndexOf(value.Spaced, StringComparison.Ordinal); at >= 0;
            at = Spaced.IndexOf(value.Spaced, at + 1, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static string Canonical(string word)
    {
        if (char.IsDigit(word[0]))
        {
            string digits = string.Concat(word.Select(static digit => (int)char.GetNumericValue(digit)));
            return digits.TrimStart('0') is { Length: > 0 } number ? number : "0";
        }

        return s_abbreviations.TryGetValue(word, out string? shorter) ? shorter
            : word.EndsWith("strasse", StringComparison.Ordinal) ? word[..^4]
            : word;
    }

    [GeneratedRegex(@"(?<=[.!?])\s+|[\r\n]+|<br\s*/?>|</p>", RegexOptions.IgnoreCase, PatternLimits.Timeout)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"<[^<>]{1,200}>", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\p{Nd}+|\p{L}+", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Part();

    [GeneratedRegex(@"[(\[{<]\s*(?:at|dot)\s*[)\]}>]|\s(?:at|dot)\s", RegexOptions.IgnoreCase, PatternLimits.Timeout)]
    private static partial Regex SpelledMark();
}

using System.Text;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>Counts and compares texts as StockTwits does (stocktwits-api section 2, "Messages").</summary>
public static partial class UpdateText
{
    /// <summary>The most that an update may hold.</summary>
    public const int MaxLength = 1000;

    private const char Lost = '\uFFFD';
    private const int LinkLength = 20;
    private const int EncodedBracketLength = 4;

    /// <summary>
    /// The length as StockTwits counts: a character is one, an angle bracket is four, a link is twenty.
    /// </summary>
    /// <param name="text">The text of an update.</param>
    /// <returns>The counted length.</returns>
    public static int Count(string text)
    {
        int links = Link().Count(text);
        string rest = Link().Replace(text, string.Empty);
        return (links * LinkLength)
            + rest.EnumerateRunes().Sum(static rune => rune.Value is '<' or '>' ? EncodedBracketLength : 1);
    }

    /// <summary>Why StockTwits would not take a text as it is, or null if it would.</summary>
    internal static GhlStockTwitsException? Refusal(string text) =>
        string.IsNullOrWhiteSpace(text) ? PublishingErrors.TextEmpty()
        : HasDamage(text) ? PublishingErrors.TextDamaged()
        : Count(text) > MaxLength ? PublishingErrors.TextTooLong(Count(text))
        : null;

    /// <summary>
    /// Whether a stream's body is the text that was sent; StockTwits sets a blank before each line break.
    /// </summary>
    internal static bool IsSame(string sent, string read) => Normalize(sent) == Normalize(read);

    /// <summary>The text without what the services change on its way.</summary>
    internal static string Normalize(string text) =>
        Blanks().Replace(text.Normalize(NormalizationForm.FormC), " ").Trim();

    /// <summary>
    /// Half of a character (a text that was cut inside an emoji), the sign for one that was lost, or a control
    /// character.
    /// </summary>
    private static bool HasDamage(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]) || text[at] == Lost
                || (char.IsControl(text[at]) && text[at] is not ('\n' or '\r' or '\t')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A link ends before a bracket, a quote or the punctuation of its sentence.</summary>
    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?'()\[\]{}]", RegexOptions.IgnoreCase, PatternLimits.Timeout)]
    private static partial Regex Link();

    [GeneratedRegex(@"\s+", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Blanks();
}

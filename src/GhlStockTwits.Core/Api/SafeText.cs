using System.Globalization;
using System.Text;

namespace GhlStockTwits.Api;

/// <summary>
/// Makes text of others safe to show. Control, zero-width and bidirectional characters could move the cursor, set the
/// clipboard, hide a link or turn the order of letters around.
/// </summary>
public static class SafeText
{
    private const char Replacement = '\uFFFD';
    private const char Joiner = '\u200D';

    /// <summary>The text with such characters replaced; line breaks and tabs stay.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text itself if it has none.</returns>
    public static string Of(string? text) => Clean(text, keepsLines: true);

    /// <summary>The text with such characters replaced, on one line.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text itself if it has none.</returns>
    public static string OneLine(string? text) => Clean(text, keepsLines: false);

    private static string Clean(string? text, bool keepsLines)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        // Enumerating runes replaces halves of surrogate pairs.
        StringBuilder clean = new(text.Length);
        string lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        Rune before = default;
        int index = 0;
        foreach (Rune rune in lines.EnumerateRunes())
        {
            index += rune.Utf16SequenceLength;
            bool isBlank = rune.Value is '\n' or '\t';
            if (isBlank)
            {
                clean.Append(keepsLines ? (char)rune.Value : ' ');
            }
            else if (IsHidden(rune) && !(rune.Value == Joiner && JoinsPictures(before, lines, index)))
            {
                clean.Append(Replacement);
            }
            else
            {
                clean.Append(rune);
            }

            before = rune;
        }

        return clean.Equals(text) ? text : clean.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Whether a joiner stands between two pictures and makes one of them, as in many emoji.</summary>
    private static bool JoinsPictures(Rune before, string text, int next) =>
        IsPicture(before) && Rune.TryGetRuneAt(text, Math.Min(next, text.Length - 1), out Rune after)
        && IsPicture(after);

    // A picture may end in a modifier of its colour or a variation selector.
    private static bool IsPicture(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
        || rune.Value == 0xFE0F;
}

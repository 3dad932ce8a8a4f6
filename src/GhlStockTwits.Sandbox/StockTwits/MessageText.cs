using System.Text.RegularExpressions;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>What StockTwits sees in a text, how long it finds it, and how it gives it back.</summary>
internal static partial class MessageText
{
    public const int MaxLength = 1000;

    private const int LinkLength = 20;

    private static readonly Dictionary<char, TokenKind> s_kinds = new()
    {
        ['$'] = TokenKind.CashTag,
        ['@'] = TokenKind.Mention,
        ['#'] = TokenKind.HashTag,
        ['h'] = TokenKind.Link,
        ['H'] = TokenKind.Link,
    };

    public static IReadOnlyList<TextToken> Tokens(string text)
    {
        List<TextToken> tokens = [];
        int end = 0;
        foreach (Match match in Pieces().Matches(text))
        {
            if (match.Index > end)
            {
                tokens.Add(new TextToken(TokenKind.Text, text[end..match.Index]));
            }

            tokens.Add(new TextToken(s_kinds[match.Value[0]], match.Value));
            end = match.Index + match.Length;
        }

        if (end < text.Length)
        {
            tokens.Add(new TextToken(TokenKind.Text, text[end..]));
        }

        return tokens;
    }

    /// <summary>A character is one, a link is 20, and what gets encoded of &lt; and &gt; counts as encoded.</summary>
    public static int Length(string text)
    {
        return Tokens(text).Sum(token => token.Kind == TokenKind.Link ? LinkLength : PlainLength(token.Text));
    }

    /// <summary>Entities for what HTML reads, and a blank before every line break.</summary>
    public static string Encode(string text)
    {
        return text.ReplaceLineEndings("\n")
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal)
            .Replace("\n", " \n", StringComparison.Ordinal);
    }

    private static int PlainLength(string text)
    {
        int length = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            length += rune.Value is '<' or '>' ? "&lt;".Length : 1;
        }

        return length;
    }

    /// <summary>
    /// Links; cashtags of up to three parts, which begin with a letter and stand alone ($FOO$BAR is none); mentions;
    /// hashtags.
    /// </summary>
    [GeneratedRegex(
        @"https?://[^\s<>""]+[^\s<>"".,;:!?)]"
        + @"|(?<![\w$])\$(?>[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+){0,2})(?!\$)"
        + @"|(?<![\w@])@\w+|(?<![\w#&])#[A-Za-z]\w*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}

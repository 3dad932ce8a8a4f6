using System.Text.RegularExpressions;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>What StockTwits sees in a text, how long it finds it, and how it gives it back.</summary>
internal static partial class MessageText
{
    public const int MaxLength = 1000;

    private const int LinkLength = 20;

    private static readonly Dictionary<char, MessageTokenKind> s_kinds = new()
    {
        ['$'] = MessageTokenKind.CashTag,
        ['@'] = MessageTokenKind.Mention,
        ['#'] = MessageTokenKind.HashTag,
        ['h'] = MessageTokenKind.Link,
        ['H'] = MessageTokenKind.Link,
    };

    public static IReadOnlyList<MessageToken> Tokens(string text)
    {
        List<MessageToken> tokens = [];
        int end = 0;
        foreach (Match match in Pieces().Matches(text))
        {
            if (match.Index > end)
            {
                tokens.Add(new MessageToken(MessageTokenKind.Text, text[end..match.Index]));
            }

            tokens.Add(new MessageToken(s_kinds[match.Value[0]], match.Value));
            end = match.Index + match.Length;
        }

        if (end < text.Length)
        {
            tokens.Add(new MessageToken(MessageTokenKind.Text, text[end..]));
        }

        return tokens;
    }

    /// <summary>A character is one, a link is 20, and what gets encoded of &lt; and &gt; counts as encoded.</summary>
    public static int Length(string text)
    {
        return Tokens(text).Sum(token => token.Kind == MessageTokenKind.Link ? LinkLength : PlainLength(token.Text));
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

/// <summary>A piece of a message's text.</summary>
internal readonly record struct MessageToken(MessageTokenKind Kind, string Text);

internal enum MessageTokenKind
{
    Text,
    CashTag,
    Mention,
    HashTag,
    Link,
}

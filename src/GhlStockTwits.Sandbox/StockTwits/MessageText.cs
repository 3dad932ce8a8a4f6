using System.Text.RegularExpressions;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Finds the tokens of a message's text, its length as StockTwits counts it, and its encoded form.</summary>
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

    public static IReadOnlyList<MessageToken> Tokenize(string text)
    {
        List<MessageToken> tokens = [];
        int end = 0;
        foreach (Match match in TokenPattern().Matches(text))
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

    /// <summary>Each character counts as one, a link as 20, and &lt; and &gt; as their entities.</summary>
    public static int Length(string text)
    {
        return Tokenize(text).Sum(token =>
            token.Kind == MessageTokenKind.Link ? LinkLength : EncodedLength(token.Text));
    }

    /// <summary>Encodes HTML characters as entities and adds a space before each line break.</summary>
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

    private static int EncodedLength(string text)
    {
        int length = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            length += rune.Value is '<' or '>' ? "&lt;".Length : 1;
        }

        return length;
    }

    /// <summary>
    /// Links; cashtags of up to three parts, which begin with a letter and are not joined ($FOO$BAR is not one);
    /// mentions; hashtags.
    /// </summary>
    [GeneratedRegex(
        @"https?://[^\s<>""]+[^\s<>"".,;:!?)]"
        + @"|(?<![\w$])\$(?>[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+){0,2})(?!\$)"
        + @"|(?<![\w@])@\w+|(?<![\w#&])#[A-Za-z]\w*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TokenPattern();
}

/// <summary>A token of a message's text.</summary>
internal readonly record struct MessageToken(MessageTokenKind Kind, string Text);

internal enum MessageTokenKind
{
    Text,
    CashTag,
    Mention,
    HashTag,
    Link,
}

using System.Net;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>
/// Finds the accounts that a text may mention. Greedier than any rule that StockTwits may have: an <c>@</c> counts
/// wherever it stands, in any width or as an entity, with blanks after it or not.
/// </summary>
internal static partial class Mentions
{
    /// <summary>Every handle that StockTwits may read behind an <c>@</c>, in lower case.</summary>
    /// <param name="text">The text.</param>
    public static IReadOnlySet<string> In(string text) =>
        Mention().Matches(WebUtility.HtmlDecode(text))
            .SelectMany(static match => Handle.ReadingsOf(match.Groups[1].Value))
            .Where(static reading => reading.Any(static letter => char.IsLetterOrDigit(letter) || letter == '_'))
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[@\uFF20\uFE6B][\s\p{Cf}]*([\w.\-]+)", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Mention();
}

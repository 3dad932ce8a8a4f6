using System.Text.RegularExpressions;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>Finds the accounts that a text mentions.</summary>
internal static partial class Mentions
{
    /// <summary>The handles behind each @, lower case, without repetition.</summary>
    public static IReadOnlyCollection<string> In(string text) =>
        Mention().Matches(text).Select(static match => match.Groups[1].Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<![\w.])@([A-Za-z0-9_]+)")]
    private static partial Regex Mention();
}

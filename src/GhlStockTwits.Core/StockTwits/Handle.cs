using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits;

/// <summary>A StockTwits handle. The one definition, for handles that people type and for mentions in texts.</summary>
internal static partial class Handle
{
    /// <summary>The key of the custom field that links a contact to a StockTwits user.</summary>
    public const string Field = "stocktwits_handle";

    /// <summary>A handle without <c>@</c>, link and blanks around it, or null if nothing is left.</summary>
    /// <param name="typed">The handle as a person typed it.</param>
    public static string? Clean(string typed)
    {
        string handle = Link().Replace(typed.Trim(), string.Empty).TrimStart('@', '＠').TrimEnd('/').Trim();
        return handle.Length == 0 ? null : handle;
    }

    /// <summary>Whether a text can be a handle.</summary>
    /// <param name="handle">The text, without <c>@</c>.</param>
    public static bool IsValid(string handle) => Valid().IsMatch(handle);

    /// <summary>
    /// Every handle that a service may read at the beginning of a text, in lower case. Where a handle ends is not
    /// documented, so each place where it could end counts: <c>jane.doe</c> is jane, jane. and jane.doe.
    /// </summary>
    /// <param name="text">Letters, digits, and the marks that a handle can hold.</param>
    public static IEnumerable<string> ReadingsOf(string text)
    {
        for (int end = 1; end <= text.Length; end++)
        {
            if (end == text.Length || !IsPlain(text[end - 1]) || !IsPlain(text[end]))
            {
                yield return text[..end].ToLowerInvariant();
            }
        }
    }

    /// <summary>Whether a reading ends in a mark that more likely belongs to the sentence than to the handle.</summary>
    /// <param name="reading">One of the readings of a text.</param>
    public static bool EndsInPunctuation(string reading) => reading[^1] is '.' or '-';

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    [GeneratedRegex(@"^(https?://)?(www\.)?stocktwits\.com/", RegexOptions.IgnoreCase, PatternLimits.Timeout)]
    private static partial Regex Link();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,40}\z", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Valid();
}

using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel;

/// <summary>Compares phone numbers as people write them with numbers in E.164 format.</summary>
internal static partial class PhoneDigits
{
    /// <summary>Numbers that agree in their last digits are the same if the service says so too.</summary>
    private const int LocalLength = 7;

    /// <summary>An international number in E.164 format; any other number as it was typed.</summary>
    /// <param name="typed">The number as a person wrote it.</param>
    public static string ToE164(string typed)
    {
        string digits = Of(typed);
        return typed.TrimStart().StartsWith('+') ? "+" + digits
            : International(digits) is { } number && number != digits ? "+" + number
            : typed.Trim();
    }

    /// <summary>Whether a text has enough digits for a phone number without its country.</summary>
    /// <param name="typed">The text.</param>
    public static bool IsNumber(string typed) => Of(typed).Length >= LocalLength;

    /// <summary>Whether both are the same international number, in any notation.</summary>
    /// <param name="typed">The number as a person wrote it.</param>
    /// <param name="stored">The number of a contact.</param>
    public static bool AreEqual(string? typed, string? stored) =>
        Of(typed) is { Length: > 0 } digits && (digits == Of(stored) || International(digits) == Of(stored));

    /// <summary>Whether the first can be a national form of the second.</summary>
    /// <param name="typed">The number as a person wrote it.</param>
    /// <param name="stored">The number of a contact.</param>
    public static bool CanBeEqual(string? typed, string? stored)
    {
        string digits = Of(typed);
        string known = Of(stored);
        return digits.Length >= LocalLength && known.Length >= LocalLength
            && digits[^LocalLength..] == known[^LocalLength..];
    }

    /// <summary>The digits, without the zero that some write in parentheses and without an extension.</summary>
    private static string Of(string? phone) =>
        string.Concat(NotDialed().Replace(phone ?? string.Empty, string.Empty).Where(char.IsAsciiDigit));

    private static string International(string digits) =>
        digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..]
        : digits.StartsWith("011", StringComparison.Ordinal) ? digits[3..]
        : digits;

    [GeneratedRegex(@"\(0\)|\s*(ext|x)\.?\s*[0-9]+\s*\z", RegexOptions.IgnoreCase, PatternLimits.Timeout)]
    private static partial Regex NotDialed();
}

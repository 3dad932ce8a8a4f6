using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>What of a contact must not stand in a public text, and whether it does.</summary>
public sealed partial class PrivateValues
{
    // Shorter ones (a city named "Ax", a house number) would refuse half the language.
    private const int ShortestText = 5;
    private const int ShortestPhone = 6;

    private readonly List<string> _texts = [];
    private readonly List<string> _digits = [];

    /// <summary>Adds a text, for example an e-mail address, a street, the body of a note.</summary>
    /// <param name="value">The text; null and very short ones are passed over.</param>
    public void Add(string? value)
    {
        string folded = Fold(value ?? string.Empty);
        if (folded.Length >= ShortestText)
        {
            _texts.Add(folded);
        }
    }

    /// <summary>Adds a phone number; it is found however it is written.</summary>
    /// <param name="number">The number.</param>
    public void AddPhone(string? number)
    {
        string digits = Digits(number ?? string.Empty);
        if (digits.Length >= ShortestPhone)
        {
            _digits.Add(digits.Length > 9 ? digits[^9..] : digits);
        }
    }

    /// <summary>Why a text must not go out.</summary>
    /// <param name="text">The rendered text.</param>
    /// <param name="template">The text as written, whose own words are the writer's to publish.</param>
    /// <returns>The reason without the value itself; null when nothing private was found.</returns>
    public string? FindIn(string text, string template)
    {
        string folded = Fold(text);
        if (_texts.Exists(value => folded.Contains(value, StringComparison.Ordinal)))
        {
            return "the text holds a private value of the contact";
        }

        string digits = Digits(text);
        if (_digits.Exists(number => digits.Contains(number, StringComparison.Ordinal)))
        {
            return "the text holds a phone number of the contact";
        }

        if (Email().Matches(text).Any(match => !template.Contains(match.Value, StringComparison.OrdinalIgnoreCase)))
        {
            return "the text holds an e-mail address that the template does not have";
        }

        return Phone().Matches(text).Any(match => !template.Contains(match.Value, StringComparison.Ordinal))
            ? "the text holds what looks like a phone number"
            : null;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Lower case without accents, blanks run together, so that another spelling does not slip through.</summary>
    private static string Fold(string text)
    {
        string decomposed = Blanks().Replace(text, " ").Trim().Normalize(NormalizationForm.FormKD);
        return string.Concat(decomposed.Where(static letter =>
            CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
    }

    [GeneratedRegex(@"[\w.+%-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Email();

    // Ten digits or more with the marks that people put between; dates and prices are shorter.
    [GeneratedRegex(@"\+?\(?\d(?:[\s().-]{0,3}\d){9,}")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

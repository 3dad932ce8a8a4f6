using System.Text.RegularExpressions;

namespace GhlStockTwits.Http;

/// <summary>Takes secrets and personal data out of words that come from outside, before they reach an error or a log.</summary>
internal static partial class Redaction
{
    private const int MaxLength = 300;

    /// <summary>The text without tokens, e-mail addresses, phone numbers and query values, on one line, cut to 300 characters.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return string.Empty;
        }

        string clean = Token().Replace(text, "<secret>");
        clean = QueryValue().Replace(clean, "$1=<hidden>");
        clean = Email().Replace(clean, "<e-mail>");
        clean = Phone().Replace(clean, "<phone>");
        clean = Blank().Replace(clean, " ").Trim();
        return clean.Length <= MaxLength ? clean : clean[..MaxLength] + "…";
    }

    [GeneratedRegex(@"\bpit-[0-9a-fA-F-]{8,}|\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?|\b[0-9a-fA-F]{40}\b|(?<=Bearer\s)\S+")]
    private static partial Regex Token();

    [GeneratedRegex(@"\b(access_token|refresh_token|client_secret|code|email|phone|number|query)=[^&\s""']*")]
    private static partial Regex QueryValue();

    [GeneratedRegex(@"[\w.+%-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w-])\+?\(?\d[\d\s().-]{7,}\d(?![\w-])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

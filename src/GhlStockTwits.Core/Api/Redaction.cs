using System.Text.RegularExpressions;

namespace GhlStockTwits.Api;

/// <summary>
/// Removes secrets and personal data from text that comes from outside, before it reaches an error or a log.
/// </summary>
internal static partial class Redaction
{
    private const int MaxLength = 300;
    private const string Secret = "<secret>";

    /// <summary>
    /// The text without the <paramref name="secrets"/>, tokens, e-mail addresses, phone numbers and query values, on
    /// one line, shortened to 300 characters. Removes too much rather than too little.
    /// </summary>
    public static string Clean(string? text, params IReadOnlyList<string> secrets)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return string.Empty;
        }

        string clean = secrets.Where(static secret => secret.Length > 0)
            .Aggregate(text, static (rest, secret) => rest.Replace(secret, Secret, StringComparison.OrdinalIgnoreCase));
        clean = Token().Replace(clean, Secret);
        clean = QueryValue().Replace(clean, "$1=<hidden>");
        clean = Email().Replace(clean, "<e-mail>");
        clean = Phone().Replace(clean, "<phone>");
        clean = Blank().Replace(clean, " ").Trim();
        return clean.Length <= MaxLength ? clean : clean[..MaxLength] + "…";
    }

    [GeneratedRegex(@"\bpit-[\w-]{8,}|\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?|\b[0-9a-f]{40}\b|(?<=Bearer\s)\S+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Token();

    [GeneratedRegex(
        @"([?&][\w.%\[\]-]+|\b(?:access_token|refresh_token|client_secret|code|email|phone|number|query))=[^&\s""']*")]
    private static partial Regex QueryValue();

    [GeneratedRegex(@"[^\s""<>()\[\]{},;:=@]+(?:@|%40)[\w.-]+")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w-])(?:\+|%2B)?\(?\d[\d\s().-]{5,}\d(?![\w-])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

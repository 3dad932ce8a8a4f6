using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Api;

/// <summary>
/// Removes secrets and personal data from text that comes from outside, before it reaches an error or a log.
/// </summary>
internal static partial class Redaction
{
    // What comes from outside may be of any length; the patterns see no more than this of it.
    private const int MaxInput = 4096;
    private const int MaxLength = 300;
    private const int MaxIdLength = 64;
    private const string Secret = "<secret>";
    private const string Hidden = "<hidden>";

    /// <summary>
    /// The text without the values of the request, tokens, e-mail addresses, phone numbers and query values, on one
    /// line, shortened to 300 characters. Removes too much rather than too little.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="request">The request that the text answers; null if there is none.</param>
    public static string Clean(string? text, ApiRequest? request = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return string.Empty;
        }

        try
        {
            return CleanText(Truncate(text, MaxInput), request);
        }
        catch (RegexMatchTimeoutException)
        {
            return Hidden;
        }
    }

    /// <summary>
    /// An ID that a service sent; null if it does not look like one, or is a value or the token of the request.
    /// </summary>
    /// <param name="id">The ID.</param>
    /// <param name="request">The request that is answered.</param>
    public static string? CleanId(string? id, ApiRequest request)
    {
        string shown = id is null ? string.Empty : Truncate(id, MaxIdLength);
        bool isId = IdPattern().IsMatch(shown) && !Token().IsMatch(shown);
        return isId && HideValues(shown, request) == shown && HideAllEncoded(shown, request) == shown ? shown : null;
    }

    /// <summary>The name of an object in an error, which a user may have typed.</summary>
    /// <param name="name">The name.</param>
    public static string CleanName(string? name)
    {
        string shown = SafeText.OneLine(Truncate(name ?? string.Empty, MaxLength));
        if (IdPattern().IsMatch(shown))
        {
            return shown;
        }

        // A path may have an address in it.
        string plain = Uri.UnescapeDataString(shown);
        string clean = Phone().Replace(Email().Replace(plain, "<e-mail>"), "<phone>");
        return clean == plain ? shown : clean;
    }

    /// <summary>
    /// A sentence of this module, without the e-mail addresses and phone numbers that came into it with a name.
    /// Removes only what cannot be anything else: sentences have dates, paths and IDs.
    /// </summary>
    /// <param name="text">The sentence.</param>
    public static string CleanSentence(string text)
    {
        try
        {
            return PlainPhone().Replace(PlainEmail().Replace(text, "<e-mail>"), "<phone>");
        }
        catch (RegexMatchTimeoutException)
        {
            return Hidden;
        }
    }

    /// <summary>Whether a part of a path is an e-mail address or a phone number, and not an ID.</summary>
    public static bool IsPersonal(string part) => PlainEmail().IsMatch(part) || PlainPhone().IsMatch(part);

    private static string CleanText(string text, ApiRequest? request)
    {
        string clean = QueryValue().Replace(HideValues(text, request), "$1=<hidden>");
        clean = HideValues(Decode(clean), request);
        clean = HideAllEncoded(clean, request);
        clean = Token().Replace(clean, Secret);
        clean = QueryValue().Replace(clean, "$1=<hidden>");
        clean = Email().Replace(clean, "<e-mail>");
        clean = Phone().Replace(clean, "<phone>");
        clean = Blank().Replace(SafeText.OneLine(clean), " ").Trim();
        return clean.Length <= MaxLength ? clean : Truncate(clean, MaxLength) + "…";
    }

    private static string HideValues(string text, ApiRequest? request) =>
        request is null ? text : Hide(Hide(text, request.Secrets, Secret), request.Values, Hidden);

    /// <summary>Hides values, and long parts of them, as a service may shorten what it repeats.</summary>
    private static string Hide(string text, IReadOnlyList<string> values, string replacement)
    {
        const int shortest = 4;
        const int part = 8;
        bool[] hidden = new bool[text.Length];
        string capitals = text.ToUpperInvariant();
        IEnumerable<string> forms =
            values.SelectMany(static value => new[] { value, Decode(value), value.Replace(' ', '+') });
        foreach (string value in
            forms.Where(static value => value.Length >= shortest).Distinct(StringComparer.Ordinal))
        {
            string sought = value.ToUpperInvariant();
            int length = Math.Min(sought.Length, part);
            for (int start = 0; start + length <= capitals.Length; start++)
            {
                if (sought.AsSpan().IndexOf(capitals.AsSpan(start, length)) >= 0)
                {
                    hidden.AsSpan(start, length).Fill(true);
                }
            }
        }

        StringBuilder rest = new(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            if (!hidden[index])
            {
                rest.Append(text[index]);
            }
            else if (index == 0 || !hidden[index - 1])
            {
                rest.Append(replacement);
            }
        }

        return rest.ToString();
    }

    /// <summary>The text without the escapes of JSON, HTML and URLs, even if one is within another.</summary>
    private static string Decode(string text)
    {
        for (int pass = 0; pass < 3; pass++)
        {
            string decoded = Escape().Replace(text, static match => Unescape(match.Value[1..]));
            decoded = Uri.UnescapeDataString(WebUtility.HtmlDecode(decoded));
            if (decoded == text)
            {
                break;
            }

            text = decoded;
        }

        return text;
    }

    private static string Unescape(string escape) => escape[0] switch
    {
        'u' => ((char)Convert.ToInt32(escape[1..], 16)).ToString(),
        'n' or 'r' or 't' or 'b' or 'f' => " ",
        _ => escape,
    };

    private static string HideAllEncoded(string text, ApiRequest? request) =>
        Encoded().Replace(text, match => HideEncoded(match.Value, request));

    /// <summary>Hides a word that is base64 of a value of the request, also together with something else.</summary>
    private static string HideEncoded(string word, ApiRequest? request)
    {
        string base64 = word.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        base64 = base64[..(base64.Length - (base64.Length % 4 == 1 ? 1 : 0))];
        byte[] decoded = Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
        string text = Encoding.UTF8.GetString(decoded);
        return HideValues(text, request) == text ? word : Secret;
    }

    private static string Truncate(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [GeneratedRegex(@"\bpit-[\w-]{8,}|\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?|\b[0-9a-f]{40}\b|(?<=Bearer\s)\S+",
        RegexOptions.IgnoreCase, PatternLimits.Timeout)]
    private static partial Regex Token();

    [GeneratedRegex(
        @"([?&][\w.%\[\]-]+|\b(?:access_token|refresh_token|client_secret|code|email|phone|number|query))=[^&\s""']*",
        RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex QueryValue();

    [GeneratedRegex(
        @"(?<![^\s""<>()\[\]{},;:=@])(?>[^\s""<>()\[\]{},;:=@]+)@[\w.-]+", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w-])(?:\+|%2B)?\(?\d[\d\s().-]{5,}\d(?![\w-])", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"(?<![^\s""'(\[,;:=])(?>[^\s""'()\[\]{},;:=<>/\\@%]+)(?:@|%40)[\w-]+(?:\.[\w-]+)+", RegexOptions.None,
        PatternLimits.Timeout)]
    private static partial Regex PlainEmail();

    [GeneratedRegex(
        @"(?<![\w-])(?:\+\d[\d\s().-]{5,}\d|(?:\d{1,3}[\s.-]?)?\(\d{2,5}\)[\s.-]?\d[\d\s.-]{4,}\d|"
            + @"\d{3}[\s.-]\d{3}[\s.-]\d{4})(?![\w-])",
        RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex PlainPhone();

    [GeneratedRegex(@"\\(?:u[0-9a-fA-F]{4}|[""\\/nrtbf])", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Escape();

    [GeneratedRegex(@"[A-Za-z0-9+/_-]{6,}={0,2}", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.:-]*\z", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\s+", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Blank();
}

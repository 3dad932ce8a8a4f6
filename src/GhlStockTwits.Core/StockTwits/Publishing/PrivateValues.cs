using System.Globalization;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>
/// The values of a contact that must not appear in a public text, however they are written there.
/// </summary>
internal sealed partial class PrivateValues
{
    // Shorter ones (a house number, a note that says "ok") would refuse half the language.
    private const int ShortestText = 5;
    private const int ShortestSqueezed = 8;
    private const int ShortestPhone = 6;
    private const int LocalPhone = 7;
    private const int ShortestName = 2;
    private const int ShortestPlace = 3;

    private static readonly string[] s_monthFormats = ["MMMM", "MMM"];

    private readonly bool _canFoldAccents;
    private readonly List<FoldedText> _texts = [];
    private readonly List<FoldedText> _emails = [];
    private readonly List<FoldedText> _dates = [];
    private readonly List<FoldedText> _words = [];
    private readonly List<string> _phones = [];
    private readonly List<string> _public = [];
    private bool _hasAccents;

    /// <summary>Begins without values.</summary>
    /// <param name="canFoldAccents">Whether accents can be compared; what this process can by default.</param>
    public PrivateValues(bool? canFoldAccents = null) => _canFoldAccents = canFoldAccents ?? FoldedText.CanFoldAccents;

    /// <summary>Adds a text, for example a street. Very short ones are skipped.</summary>
    public void Add(string? value)
    {
        FoldedText folded = Fold(value);
        if (folded.Squeezed.Length >= ShortestText)
        {
            _texts.Add(folded);
        }
    }

    /// <summary>Adds an e-mail address.</summary>
    public void AddEmail(string? value)
    {
        FoldedText folded = Fold(value);
        if (folded.Words.Count > 0)
        {
            _emails.Add(folded);
        }
    }

    /// <summary>Adds a phone number, whole or without its area code.</summary>
    public void AddPhone(string? number)
    {
        string digits = Digits(number ?? string.Empty);
        if (digits.Length >= ShortestPhone)
        {
            _phones.Add(digits.Length > LocalPhone ? digits[^LocalPhone..] : digits);
        }
    }

    /// <summary>Adds a date, in every form that people write.</summary>
    public void AddDate(string? value)
    {
        Add(value);
        foreach (DateOnly date in DatesIn(value ?? string.Empty))
        {
            _dates.AddRange(FormsOf(date).Select(FoldedText.Of));
        }
    }

    /// <summary>Adds a name of a person. The template may use the same word for something else.</summary>
    public void AddName(string? value) => AddWords(value, ShortestName);

    /// <summary>Adds the names of a person, except those that are published.</summary>
    /// <param name="firstName">The first name.</param>
    /// <param name="lastName">The last name.</param>
    /// <param name="name">The full name.</param>
    /// <param name="publish">The fields that are published.</param>
    public void AddNames(string? firstName, string? lastName, string? name, PublishList publish)
    {
        if (publish.Contains("name"))
        {
            return;
        }

        List<string?> words = firstName is null && lastName is null
            ? [.. name?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []]
            : [publish.Contains("firstName") ? null : firstName, publish.Contains("lastName") ? null : lastName];
        bool publishesBoth = publish.Contains("firstName") && publish.Contains("lastName");
        words.ForEach(AddName);
        AddName(publishesBoth ? null : name);
    }

    /// <summary>Adds a text that is public although it may contain a name, such as a published handle.</summary>
    public void AllowNamesIn(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _public.Add(value);
        }
    }

    /// <summary>Adds a city, state or postal code. The template may use the same word for something else.</summary>
    public void AddPlace(string? value) => AddWords(value, ShortestPlace);

    /// <summary>Adds the body of a note: all of it, and each of its sentences.</summary>
    public void AddNote(string? body)
    {
        Add(body);
        foreach (FoldedText sentence in FoldedText.SentencesOf(body ?? string.Empty))
        {
            _hasAccents |= body?.All(char.IsAscii) == false;
            _texts.Add(sentence);
        }
    }

    /// <summary>
    /// Why a text must not be posted: a sentence without the value itself, or null if nothing private was found.
    /// </summary>
    /// <param name="text">The rendered text.</param>
    /// <param name="template">
    /// The template, whose own words are the author's to publish; null for a text without one.
    /// </param>
    public string? FindIn(string text, Template? template = null)
    {
        string ownText = template?.OwnText ?? string.Empty;
        if (!_canFoldAccents && (_hasAccents || !text.All(char.IsAscii)))
        {
            return "This session cannot compare letters with accents, because it runs in invariant globalization mode.";
        }

        FoldedText folded = FoldedText.Of(text);
        if (_texts.Exists(value => IsIn(value, folded))
            || _emails.Exists(value => IsIn(value, folded)
                || IsIn(value, FoldedText.Of(FoldedText.WithoutSpelledMarks(text))))
            || _dates.Exists(value => folded.CountOf(value) > 0))
        {
            return "The text contains a private value of the contact.";
        }

        FoldedText own = FoldedText.Of(ownText);
        FoldedText others = FoldedText.Of(_public.Aggregate(
            text, static (rest, value) => rest.Replace(value, " | ", StringComparison.OrdinalIgnoreCase)));
        if (_words.Exists(value => others.CountOf(value) > own.CountOf(value)))
        {
            return "The text contains the name or place of the contact, which is not published.";
        }

        string digits = Digits(text);
        if (_phones.Exists(number => digits.Contains(number, StringComparison.Ordinal)))
        {
            return "The text contains a phone number of the contact.";
        }

        if (Email().Matches(text)
            .Any(match => !ownText.Contains(match.Value, StringComparison.OrdinalIgnoreCase)))
        {
            return template is null
                ? "The text contains an e-mail address."
                : "The text contains an e-mail address that the template does not have.";
        }

        return Phone().Matches(DateAndTime().Replace(text, "|"))
            .Any(match => !ownText.Contains(match.Value, StringComparison.Ordinal))
            ? "The text contains what looks like a phone number."
            : null;
    }

    private void AddWords(string? value, int shortest)
    {
        FoldedText folded = Fold(value);
        if (folded.Squeezed.Length >= shortest)
        {
            _words.Add(folded);
        }
    }

    private FoldedText Fold(string? value)
    {
        _hasAccents |= value?.All(char.IsAscii) == false;
        return FoldedText.Of(value ?? string.Empty);
    }

    private static bool IsIn(FoldedText value, FoldedText text) =>
        value.Squeezed.Length >= ShortestSqueezed
            ? text.Squeezed.Contains(value.Squeezed, StringComparison.Ordinal)
            : text.CountOf(value) > 0;

    private static string Digits(string text) =>
        string.Concat(text.Where(char.IsDigit).Select(static digit => (int)char.GetNumericValue(digit)));

    /// <summary>The days that a date as HighLevel sends it can mean: it may be midnight in another time zone.</summary>
    private static IEnumerable<DateOnly> DatesIn(string value)
    {
        DateTimeOffset moment;
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds))
        {
            if (milliseconds is < -5_000_000_000_000 or > 5_000_000_000_000)
            {
                yield break;
            }

            moment = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }
        else if (!DateTimeOffset.TryParse(
            value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out moment))
        {
            yield break;
        }

        yield return DateOnly.FromDateTime(moment.UtcDateTime);
        if (moment.TimeOfDay != TimeSpan.Zero)
        {
            yield return DateOnly.FromDateTime(moment.UtcDateTime.AddHours(14));
            yield return DateOnly.FromDateTime(moment.UtcDateTime.AddHours(-12));
        }
    }

    private static IEnumerable<string> FormsOf(DateOnly date)
    {
        (int day, int month, int year) = (date.Day, date.Month, date.Year);
        int shortYear = year % 100;
        yield return $"{year} {month} {day}";
        yield return date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        yield return date.ToString("ddMMyyyy", CultureInfo.InvariantCulture);
        yield return date.ToString("MMddyyyy", CultureInfo.InvariantCulture);
        foreach (string written in new[] { $"{year}", $"{shortYear}" })
        {
            yield return $"{day} {month} {written}";
            yield return $"{month} {day} {written}";
        }

        string ordinal = (day % 10, day) switch
        {
            (_, 11 or 12 or 13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        foreach (string name in s_monthFormats.Select(form => date.ToString(form, CultureInfo.InvariantCulture)))
        {
            foreach (string number in new[] { $"{day}", $"{day} {ordinal}" })
            {
                yield return $"{name} {number} {year}";
                yield return $"{number} {name} {year}";
                yield return $"{number} of {name} {year}";
                yield return $"{year} {name} {number}";
            }
        }
    }

    [GeneratedRegex(@"(?<![\w.+%-])(?>[\w.+%-]+)@[\w-]+(\.[\w-]+)+", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Email();

    // Ten digits or more with the marks that people put between; prices are shorter.
    [GeneratedRegex(@"\+?\(?\d(?:[\s().-]{0,3}\d){9,}", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"(?<!\d)\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?!\d)"
        + @"|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{4}(?:,? \d{1,2}:\d{2})?(?!\d)", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex DateAndTime();
}

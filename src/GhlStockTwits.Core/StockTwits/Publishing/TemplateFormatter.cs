using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>
/// A formatter of templates. Names of days and months are English, numbers invariant, and times those of the recipe's
/// time zone, in every culture.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Takes">The check of its argument, or null if it takes none: why it is wrong.</param>
/// <param name="Format">The text of a value with an argument; null if the value is not of the kind.</param>
internal sealed partial record TemplateFormatter(
    string Name, string Form, Func<string, string?>? Takes, Func<object?, string, string?> Format)
{
    private const int LongestText = 1000;

    /// <summary>All formatters.</summary>
    public static IReadOnlyList<TemplateFormatter> All { get; } =
    [
        new("date", "date dueDate \"d MMMM yyyy\"", DateProblem, static (value, form) =>
            FieldTimes.Read(value, TimeZoneInfo.Utc) is { } time ? DateText(time.Time, form) : null),
        new("number", "number shares \"#,##0\"", NumberProblem, static (value, form) =>
            NumberOf(value) is { } number ? number.ToString(form, CultureInfo.InvariantCulture) : null),
        new("cashtag", "cashtag symbol", null, static (value, _) => CashtagOf(value)),
        new("truncate", "truncate title 40", LengthProblem, static (value, length) =>
            Truncated(Template.TextOf(value), int.Parse(length, CultureInfo.InvariantCulture))),
        new("default", "default industry \"technology\"", TextProblem, static (value, text) =>
            Template.TextOf(value) is var given && string.IsNullOrWhiteSpace(given) ? text : given),
    ];

    /// <summary>Whether a text or number follows the field.</summary>
    public bool TakesArgument => Takes is not null;

    /// <summary>Finds a formatter by its name.</summary>
    public static TemplateFormatter? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>The formatter with its argument.</summary>
    /// <exception cref="GhlStockTwitsException">The argument is missing or wrong.</exception>
    public BoundFormatter Bind(string? argument)
    {
        string given = argument ?? string.Empty;
        return Takes?.Invoke(given) is { } problem
            ? throw Template.Invalid($"'{Name}' {problem}, as in {{{{ {Form} }}}}")
            : new BoundFormatter(Name, Name == "default", value => Format(value, given));
    }

    /// <summary>A number, or a text that is one in invariant form; otherwise null.</summary>
    public static decimal? NumberOf(object? value) => decimal.TryParse(
        Template.TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static string DateText(DateTimeOffset time, string form) =>
        time.ToString(form.Length == 1 ? "%" + form : form, CultureInfo.InvariantCulture);

    private static string? DateProblem(string form) =>
        form.Length == 0 || !IsForm(() => DateText(DateTimeOffset.UnixEpoch, form)) ? "needs a format of dates" : null;

    private static string? NumberProblem(string form) =>
        form.Length == 0 || !IsForm(() => 1.5m.ToString(form, CultureInfo.InvariantCulture))
            ? "needs a format of numbers" : null;

    private static bool IsForm(Func<string> format)
    {
        try
        {
            return format().Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string? LengthProblem(string length) =>
        int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number is > 1 and <= LongestText
            ? null : $"needs a length from 2 to {LongestText}";

    private static string? TextProblem(string text) => string.IsNullOrWhiteSpace(text) ? "needs a text" : null;

    private static string? CashtagOf(object? value)
    {
        IEnumerable<string> symbols = value is IEnumerable list and not string
            ? list.Cast<object?>().Select(Template.TextOf) : [Template.TextOf(value)];
        string[] tags = [.. symbols.Select(static symbol => symbol.Trim())];
        return Array.TrueForAll(tags, static symbol => Symbol().IsMatch(symbol))
            ? string.Join(' ', tags.Select(static symbol => "$" + symbol.ToUpperInvariant())) : null;
    }

    /// <summary>A text of at most so many characters, the last of which says that it was cut.</summary>
    private static string Truncated(string text, int length)
    {
        StringInfo whole = new(text);
        return whole.LengthInTextElements <= length ? text
            : whole.SubstringByTextElements(0, length - 1).TrimEnd() + "…";
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{0,9}([._-][A-Za-z0-9]{1,4})?\z", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Symbol();
}

/// <summary>A formatter with its argument.</summary>
/// <param name="Name">The formatter's name.</param>
/// <param name="FillsIn">Whether it has a text for an empty value.</param>
/// <param name="Format">The text of a value; null if the value is not of the kind.</param>
internal sealed record BoundFormatter(string Name, bool FillsIn, Func<object?, string?> Format);

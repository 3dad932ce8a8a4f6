using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>What stands in double braces: a field, and what formats it.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Formatters">The formatters, the inner one first.</param>
internal sealed partial record TemplateExpression(string Field, IReadOnlyList<BoundFormatter> Formatters)
{
    // {{ truncate (default title "a task") 40 }}
    private const int MaxFormatters = 2;

    /// <summary>Reads the inside of the braces.</summary>
    /// <param name="placeholder">The whole, for errors.</param>
    /// <param name="inside">What stands between the braces.</param>
    /// <param name="allowsResults">Whether a name can have a dot: the result of a step.</param>
    /// <exception cref="GhlStockTwitsException">It is not a field or a format.</exception>
    public static TemplateExpression Parse(string placeholder, string inside, bool allowsResults)
    {
        string[] words = [.. Word().Matches(inside).Select(static match => match.Value)];
        if (string.Concat(words).Length != inside.Count(static letter => !char.IsWhiteSpace(letter))
            + words.Sum(static word => word.Count(char.IsWhiteSpace)))
        {
            throw NotAField(placeholder);
        }

        int at = 0;
        List<BoundFormatter> formatters = [];
        string field = words.Length == 1 ? NameOf(words[0]) : Formatted(depth: 1);
        return at == words.Length || words.Length == 1
            ? new TemplateExpression(field, formatters)
            : throw Template.Invalid($"'{placeholder}' has more than one format needs");

        string Formatted(int depth)
        {
            string name = Next();
            TemplateFormatter formatter = TemplateFormatter.Find(name)
                ?? throw (words.Length == 0 || !FieldName().IsMatch(name) ? NotAField(placeholder) : Template.Invalid(
                    $"'{name}' is not a formatter. Known: "
                    + string.Join(", ", TemplateFormatter.All.Select(static one => one.Form))));
            string value = Next();
            if (value == "(")
            {
                value = depth < MaxFormatters ? Formatted(depth + 1)
                    : throw Template.Invalid($"'{placeholder}' has more than {MaxFormatters} formatters");
                if (Next() != ")")
                {
                    throw Template.Invalid($"'{placeholder}' has a parenthesis that is not closed");
                }
            }
            else
            {
                value = NameOf(value);
            }

            formatters.Add(formatter.Bind(formatter.TakesArgument ? Literal(Next()) : null));
            return value;
        }

        string Next() => at < words.Length ? words[at++] : string.Empty;

        string NameOf(string word) =>
            word != "this" && (FieldName().IsMatch(word) || (allowsResults && ResultName().IsMatch(word)))
                ? word
                : throw NotAField(placeholder);
    }

    /// <summary>The text, empty if the field is, or null if its value cannot be formatted.</summary>
    /// <param name="values">The values by field name, in any case of letters.</param>
    public string? TextIn(IReadOnlyDictionary<string, object?> values)
    {
        object? value = values.GetValueOrDefault(Field);
        foreach (BoundFormatter formatter in Formatters)
        {
            bool isEmpty = string.IsNullOrWhiteSpace(Template.TextOf(value));
            value = isEmpty && !formatter.FillsIn ? string.Empty : formatter.Format(value);
            if (value is null)
            {
                return null;
            }
        }

        return Template.TextOf(value);
    }

    /// <summary>A text in quotes or a number; empty for anything else, which no formatter takes.</summary>
    private static string Literal(string word) =>
        word.Length > 1 && word[0] is '"' or '\'' ? word[1..^1]
        : word.All(char.IsAsciiDigit) ? word
        : string.Empty;

    private static GhlStockTwitsException NotAField(string placeholder) =>
        Template.Invalid($"'{placeholder}' is not a field; only names and formats can stand in braces");

    // A text in quotes, a parenthesis, or a name (which a number is, too).
    [GeneratedRegex("\"[^\"]*\"|'[^']*'|[()]|[\\w.-]+", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\w[\w-]*\z", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex FieldName();

    [GeneratedRegex(@"^\w[\w-]*\.\w+\z", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex ResultName();
}

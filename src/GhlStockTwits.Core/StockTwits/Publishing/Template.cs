using System.Collections;
using System.Text;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>
/// A text with <c>{{ field }}</c> in it. It sees only the values that it is given, by their names, and can format them
/// (<see cref="TemplateFormatter"/>). Nothing nested in a value can be reached, and nothing can run code.
/// </summary>
public sealed partial class Template
{
    private readonly IReadOnlyList<Part> _parts;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; <c>{{ name }}</c> stands for a field.</param>
    /// <exception cref="GhlStockTwitsException">The text is not a template.</exception>
    public Template(string text)
        : this(text, allowsResults: false)
    {
    }

    private Template(string text, bool allowsResults)
    {
        Text = text;
        _parts = [.. PartsOf(text, allowsResults)];
        Fields =
        [
            .. _parts.Where(static part => part.Expression is not null).Select(static part => part.Expression!.Field)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        OwnText = string.Concat(_parts.Select(static part => part.Expression is null ? part.Words : "\n"));
        if (OwnText.Contains("{{", StringComparison.Ordinal) || OwnText.Contains("}}", StringComparison.Ordinal))
        {
            throw Invalid("the braces do not match");
        }

        if (SingleBraces().Match(OwnText) is { Success: true } single)
        {
            throw Invalid($"'{single.Value}' has single braces");
        }
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The names of the fields that the text uses.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The text without its fields, each replaced by a line break.</summary>
    internal string OwnText { get; }

    /// <summary>The field that is the whole text, as it is; null if there is more, or a formatter.</summary>
    internal string? OnlyField => _parts is [{ Expression: { Formatters.Count: 0 } only }] ? only.Field : null;

    /// <summary>
    /// Reads a text that can also name results of earlier steps: <c>{{ step.field }}</c> is one name with a dot in it,
    /// and is looked up as such.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="GhlStockTwitsException">The text is not a template.</exception>
    internal static Template WithResults(string text) => new(text.Trim(), allowsResults: true);

    /// <summary>Fills in values.</summary>
    /// <param name="values">The values by field name; a null value renders as nothing, a list with commas.</param>
    /// <returns>The text, without blanks at its ends.</returns>
    /// <exception cref="GhlStockTwitsException">
    /// The template names a field that is not among the values, or formats a value that its formatter does not take.
    /// </exception>
    public string Render(IReadOnlyDictionary<string, object?> values)
    {
        Require(values.Keys);
        return FormatRefusal(values) is { } refusal
            ? throw PublishingErrors.FieldFormat(refusal)
            : Filled(values, static (expression, given) => expression.TextIn(given) ?? string.Empty);
    }

    /// <summary>
    /// The text with the values as they are, so that a format cannot hide what they hold; an empty one as formatted.
    /// </summary>
    /// <param name="values">The values by field name.</param>
    internal string RenderUnformatted(IReadOnlyDictionary<string, object?> values) =>
        Filled(values, static (expression, given) =>
            TextOf(given.GetValueOrDefault(expression.Field)) is { Length: > 0 } text ? text
                : expression.TextIn(given) ?? string.Empty);

    /// <summary>The first field that leaves a hole in the text, or null if none does.</summary>
    /// <param name="values">The values by field name.</param>
    internal string? FirstEmpty(IReadOnlyDictionary<string, object?> values)
    {
        Dictionary<string, object?> given = ByName(values);
        return Expressions.FirstOrDefault(one => one.TextIn(given) is { } text && string.IsNullOrWhiteSpace(text))
            ?.Field;
    }

    /// <summary>Why a value cannot be formatted as the template says, or null if all can.</summary>
    /// <param name="values">The values by field name.</param>
    internal string? FormatRefusal(IReadOnlyDictionary<string, object?> values)
    {
        Dictionary<string, object?> given = ByName(values);
        return Expressions.FirstOrDefault(one => one.TextIn(given) is null) is { } failed
            ? $"The field '{failed.Field}' has a value that its format in the template is not for."
            : null;
    }

    /// <summary>Checks that the template uses no other fields than some.</summary>
    /// <param name="published">The names of the fields.</param>
    /// <exception cref="GhlStockTwitsException">It uses another.</exception>
    internal void Require(IEnumerable<string> published)
    {
        string[] known = [.. published.Order(StringComparer.Ordinal)];
        if (Fields.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } missing)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.FieldNotPublished", FailureCategory.InvalidArgument,
                $"The template uses the field '{missing}', which is not published.",
                $"Published: {(known.Length == 0 ? "none" : string.Join(", ", known))}.");
        }
    }

    /// <summary>A value as a template shows it.</summary>
    internal static string TextOf(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(TextOf)),
        _ => WireFormat.Text(value),
    };

    /// <summary>The error for a text that is not a template.</summary>
    internal static GhlStockTwitsException Invalid(string reason) => new(
        "GhlStockTwits.TemplateInvalid", FailureCategory.ParserError, $"The template cannot be read: {reason}.",
        "Write a field as {{ name }}, and a format as {{ date dueDate \"d MMMM yyyy\" }}.");

    private IEnumerable<TemplateExpression> Expressions =>
        _parts.Where(static part => part.Expression is not null).Select(static part => part.Expression!);

    private string Filled(
        IReadOnlyDictionary<string, object?> values,
        Func<TemplateExpression, IReadOnlyDictionary<string, object?>, string> textOf)
    {
        Dictionary<string, object?> given = ByName(values);
        StringBuilder text = new();
        foreach (Part part in _parts)
        {
            text.Append(part.Expression is null ? part.Words : textOf(part.Expression, given));
        }

        return text.ToString().Trim();
    }

    private static Dictionary<string, object?> ByName(IReadOnlyDictionary<string, object?> values) =>
        new(values, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Part> PartsOf(string text, bool allowsResults)
    {
        int end = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            if (match.Index > end)
            {
                yield return new Part(text[end..match.Index], null);
            }

            yield return new Part(
                match.Value, TemplateExpression.Parse(match.Value, match.Groups[1].Value, allowsResults));
            end = match.Index + match.Length;
        }

        if (end < text.Length)
        {
            yield return new Part(text[end..], null);
        }
    }

    [GeneratedRegex(@"\{\{(.*?)\}\}", RegexOptions.Singleline, PatternLimits.Timeout)]
    private static partial Regex Placeholder();

    // Surely meant as a field; it would be posted as it stands.
    [GeneratedRegex(@"\{\s*\w+\s*\}", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex SingleBraces();

    private sealed record Part(string Words, TemplateExpression? Expression);
}

using System.Collections;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;
using HandlebarsDotNet;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>
/// A text with <c>{{ field }}</c> in it. It sees only the values that it is given, by their names: paths, blocks and
/// helpers are errors, so nothing nested in a value can be reached and nothing can run code.
/// </summary>
public sealed partial class Template
{
    private static readonly IHandlebars s_engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });

    private readonly HandlebarsTemplate<object, object> _compiled;

    /// <summary>Compiles a text.</summary>
    /// <param name="text">The text; <c>{{ name }}</c> stands for a field.</param>
    /// <exception cref="GhlStockTwitsException">The text is not a template.</exception>
    public Template(string text)
    {
        Text = text;
        Fields =
        [
            .. Placeholder().Matches(text).Select(static match => NameIn(match.Value, match.Groups[1].Value))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        OwnText = Placeholder().Replace(text, "\n");
        if (OwnText.Contains("{{", StringComparison.Ordinal) || OwnText.Contains("}}", StringComparison.Ordinal))
        {
            throw Invalid("the braces do not match");
        }

        if (SingleBraces().Match(OwnText) is { Success: true } single)
        {
            throw Invalid($"'{single.Value}' has single braces");
        }

        try
        {
            _compiled = s_engine.Compile(text);
        }
        catch (HandlebarsException failure)
        {
            throw Invalid(LibraryMessage.Of(failure).TrimEnd('.'), failure);
        }
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The names of the fields that the text uses.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The text without its fields, each replaced by a line break.</summary>
    internal string OwnText { get; }

    /// <summary>Fills in values.</summary>
    /// <param name="values">The values by field name; a null value renders as nothing, a list with commas.</param>
    /// <returns>The text, without blanks at its ends.</returns>
    /// <exception cref="GhlStockTwitsException">The template names a field that is not among the values.</exception>
    public string Render(IReadOnlyDictionary<string, object?> values)
    {
        Require(values.Keys);
        Dictionary<string, object?> given = new(values, StringComparer.OrdinalIgnoreCase);
        return _compiled(Fields.ToDictionary(static name => name, name => TextOf(given[name]))).Trim();
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

    private static string NameIn(string placeholder, string inside) =>
        FieldName().IsMatch(inside) && inside.Trim() != "this"
            ? inside.Trim()
            : throw Invalid($"'{placeholder}' is not a field; only names can stand in braces");

    private static GhlStockTwitsException Invalid(string reason, Exception? cause = null) => new(
        "GhlStockTwits.TemplateInvalid", FailureCategory.ParserError, $"The template cannot be read: {reason}.",
        "Write a field as {{ name }}.", cause);

    [GeneratedRegex(@"\{\{(.*?)\}\}", RegexOptions.Singleline, PatternLimits.Timeout)]
    private static partial Regex Placeholder();

    // Surely meant as a field; it would be posted as it stands.
    [GeneratedRegex(@"\{\s*\w+\s*\}", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex SingleBraces();

    [GeneratedRegex(@"^\s*\w[\w-]*\s*\z", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex FieldName();
}

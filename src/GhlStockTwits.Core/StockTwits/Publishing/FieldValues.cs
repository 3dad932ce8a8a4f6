using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>What the values of published fields must be like: present, plain, and no more than words.</summary>
internal static partial class FieldValues
{
    /// <summary>The first field of a template that has no value and no default, or null if there is none.</summary>
    /// <param name="template">The template.</param>
    /// <param name="values">The published values.</param>
    public static string? FirstEmpty(Template template, IReadOnlyDictionary<string, object?> values) =>
        template.FirstEmpty(values);

    /// <summary>The first field of a template that is neither a scalar nor a list of scalars.</summary>
    /// <param name="template">The template.</param>
    /// <param name="values">The published values.</param>
    public static string? FirstNested(Template template, IReadOnlyDictionary<string, object?> values) =>
        template.Fields.FirstOrDefault(name => !IsPlain(ValueOf(values, name)));

    /// <summary>
    /// Why the value of a field must not be posted: it would bring in a cashtag, a hashtag, a link or a control
    /// character, and so steer where the post is shown. Only the template may.
    /// </summary>
    /// <param name="template">The template.</param>
    /// <param name="values">The published values.</param>
    public static string? SteeringRefusal(Template template, IReadOnlyDictionary<string, object?> values)
    {
        foreach (string name in template.Fields)
        {
            string text = Template.TextOf(ValueOf(values, name));
            string? found = Cashtag().IsMatch(text) ? "a cashtag"
                : Hashtag().IsMatch(text) ? "a hashtag"
                : Link().IsMatch(text) ? "a link"
                : Control().IsMatch(text) ? "a line break or control character"
                : null;
            if (found is not null)
            {
                return $"The field '{name}' contains {found}.";
            }
        }

        return null;
    }

    private static object? ValueOf(IReadOnlyDictionary<string, object?> values, string name) =>
        values.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool IsPlain(object? value) => value switch
    {
        IDictionary => false,
        IEnumerable list and not string => list.Cast<object?>().All(IsScalar),
        _ => IsScalar(value),
    };

    private static bool IsScalar(object? value) => value switch
    {
        null or string or decimal or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid or Enum
            or FieldTime => true,
        JsonElement element => element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array),
        _ => value.GetType().IsPrimitive,
    };

    [GeneratedRegex(@"[$\uFF04\uFE69][A-Za-z]", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Cashtag();

    [GeneratedRegex(@"[#\uFF03\uFE5F]\p{L}", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"\w://|\bwww\.", RegexOptions.IgnoreCase, PatternLimits.Timeout)]
    private static partial Regex Link();

    // Cf: bidirectional overrides and zero-width characters. U+200D is a part of many emoji.
    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}-[\u200D]]", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Control();
}

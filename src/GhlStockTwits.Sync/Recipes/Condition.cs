using System.Collections;
using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>A field that must have one of some values; a list must contain one of them.</summary>
/// <param name="Field">The field's name, or a custom field's key.</param>
/// <param name="Values">The values, in any case of letters.</param>
internal sealed record Condition(string Field, IReadOnlyList<string> Values)
{
    /// <summary>The place in the file, for errors.</summary>
    public RecipeLocation Location { get; init; } = new(string.Empty, 1, 1);

    public bool Matches(IReadOnlyDictionary<string, object?> fields)
    {
        if (!fields.TryGetValue(Field, out object? value) || value is null)
        {
            return false;
        }

        IEnumerable<string> actual = value is string text ? [text]
            : value is IEnumerable list ? list.Cast<object>().Select(WireFormat.Text)
            : [WireFormat.Text(value)];
        return actual.Any(one => Values.Contains(one.Trim(), StringComparer.OrdinalIgnoreCase));
    }
}

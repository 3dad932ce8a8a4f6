using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>A field that must have one of some values; a tag list must hold one of them.</summary>
/// <param name="Field">The field's name, a custom field's key included.</param>
/// <param name="Values">Any of these will do, whatever their case.</param>
internal sealed record Condition(string Field, IReadOnlyList<string> Values)
{
    public bool Holds(IReadOnlyDictionary<string, object?> fields)
    {
        if (!fields.TryGetValue(Field, out object? value) || value is null)
        {
            return false;
        }

        IEnumerable<string> actual = value is string text ? [text]
            : value is System.Collections.IEnumerable list ? list.Cast<object>().Select(WireFormat.Text)
            : [WireFormat.Text(value)];
        return actual.Any(one => Values.Contains(one.Trim(), StringComparer.OrdinalIgnoreCase));
    }
}

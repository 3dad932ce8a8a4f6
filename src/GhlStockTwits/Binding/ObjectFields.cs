using System.Collections;
using System.Globalization;
using System.Management.Automation;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Binding;

/// <summary>The values of a piped object by the names that templates use.</summary>
internal static class ObjectFields
{
    /// <summary>Properties, hashtable entries and custom fields of a contact. Times become dates.</summary>
    public static Dictionary<string, object?> Of(PSObject input)
    {
        Dictionary<string, object?> fields = new(StringComparer.OrdinalIgnoreCase);
        if (input.BaseObject is Contact contact)
        {
            Add(fields, contact.CustomField);
        }

        Add(fields, input.BaseObject is IDictionary
            ? (Dictionary<string, object?>)ArgumentBinder.Unwrap(input)!
            : input.Properties.Where(static property => property.IsGettable)
                .Select(static property => KeyValuePair.Create(property.Name, (object?)property.Value)));
        return fields;
    }

    private static void Add(Dictionary<string, object?> fields, IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach ((string name, object? value) in values)
        {
            fields[name] = Text(value);
        }
    }

    private static object? Text(object? value) => ArgumentBinder.Unwrap(value) switch
    {
        DateTimeOffset time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        object?[] list => string.Join(", ", list),
        object other => other,
        null => null,
    };
}

using System.Collections;
using System.Management.Automation;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Binding;

/// <summary>The values of a piped object by the names that templates use.</summary>
internal static class ObjectFields
{
    /// <summary>Properties, hashtable entries and custom fields of a contact or a record, as they are.</summary>
    public static Dictionary<string, object?> Of(PSObject input)
    {
        Dictionary<string, object?> fields = new(StringComparer.OrdinalIgnoreCase);
        if (input.BaseObject is Contact contact)
        {
            Add(fields, contact.CustomField);
        }
        else if (input.BaseObject is ContactRecord record)
        {
            Add(fields, record.CustomField.Select(
                static field => KeyValuePair.Create(field.Key, (object?)field.Value)));
        }

        Add(fields, input.BaseObject is IDictionary
            ? (Dictionary<string, object?>)ArgumentBinder.Unwrap(input)!
            : input.Properties.Where(static property => property.IsGettable)
                .Select(static property => KeyValuePair.Create(property.Name, ValueOf(property))));
        return fields;
    }

    private static void Add(Dictionary<string, object?> fields, IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach ((string name, object? value) in values)
        {
            fields[name] = ArgumentBinder.Unwrap(value);
        }
    }

    /// <summary>The value; null if the object does not tell it, as a process that has not exited.</summary>
    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}

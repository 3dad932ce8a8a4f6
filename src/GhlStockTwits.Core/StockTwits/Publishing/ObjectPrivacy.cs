using System.Collections;
using System.Reflection;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>Collects what of an object must not appear in a public text, wherever in the object it stands.</summary>
internal static class ObjectPrivacy
{
    // Objects of the services are at most this deep.
    private const int MaxDepth = 4;

    /// <summary>Places whose names many people share: whoever writes about Berlin does not identify anyone.</summary>
    private static readonly HashSet<string> s_shared =
        new(["city", "state", "postalCode"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The private values. Names are among them, unless they are published.</summary>
    /// <param name="fields">The object's fields.</param>
    /// <param name="publish">The fields that are published.</param>
    public static PrivateValues ValuesOf(IReadOnlyDictionary<string, object?> fields, PublishList publish)
    {
        PrivateValues values = new();
        foreach ((string name, object? value) in fields)
        {
            Collect(values, name, value, MaxDepth);
        }

        Dictionary<string, object?> byName = new(fields, StringComparer.OrdinalIgnoreCase);
        string? TextOf(string name) => byName.GetValueOrDefault(name) is string { Length: > 0 } text ? text : null;
        values.AddNames(TextOf("firstName"), TextOf("lastName"), TextOf("name"), publish);
        values.AddName(publish.Contains("fullName") ? null : TextOf("fullName"));
        values.AddName(publish.Contains("contactName") ? null : TextOf("contactName"));
        return values;
    }

    private static void Collect(PrivateValues values, string name, object? value, int depth)
    {
        switch (value)
        {
            case null:
                break;
            case string or ValueType or Uri:
                AddPrivate(values, name, Template.TextOf(value));
                break;
            case IDictionary entries when depth > 0:
                foreach (DictionaryEntry entry in entries)
                {
                    Collect(values, entry.Key.ToString()!, entry.Value, depth - 1);
                }

                break;
            case IEnumerable list when depth > 0:
                foreach (object? item in list)
                {
                    Collect(values, name, item, depth - 1);
                }

                break;
            case not null when depth > 0
                && value.GetType().Namespace?.StartsWith("GhlStockTwits", StringComparison.Ordinal) == true:
                foreach (PropertyInfo property in value.GetType()
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(static property => property.GetIndexParameters().Length == 0))
                {
                    Collect(values, property.Name, property.GetValue(value), depth - 1);
                }

                break;
        }
    }

    private static void AddPrivate(PrivateValues values, string name, string value)
    {
        if (!PublishList.IsForbidden(name) || s_shared.Contains(name))
        {
            return;
        }

        if (name.Contains("phone", StringComparison.OrdinalIgnoreCase))
        {
            values.AddPhone(value);
        }
        else if (name.Contains("email", StringComparison.OrdinalIgnoreCase))
        {
            values.AddEmail(value);
        }
        else if (name.Contains("birth", StringComparison.OrdinalIgnoreCase))
        {
            values.AddDate(value);
        }
        else
        {
            values.AddNote(value);
        }
    }
}

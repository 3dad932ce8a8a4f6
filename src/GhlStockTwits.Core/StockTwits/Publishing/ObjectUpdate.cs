using System.Collections;
using System.Reflection;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>The text of an update about an object: a template over the fields that may be published.</summary>
internal static class ObjectUpdate
{
    // Objects of the services are at most this deep.
    private const int MaxDepth = 4;

    /// <summary>Places whose names many people share: whoever writes about Berlin does not identify anyone.</summary>
    private static readonly HashSet<string> s_shared =
        new(["city", "state", "postalCode"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Renders the text and checks it for private values and mentions.</summary>
    /// <param name="template">The template.</param>
    /// <param name="publish">The fields that it may use.</param>
    /// <param name="fields">The object's fields.</param>
    /// <param name="mayMention">Whether a field may mention a user: only where the object itself is public.</param>
    /// <exception cref="GhlStockTwitsException">A field is missing, or the text must not become public.</exception>
    public static string Compose(
        Template template, PublishList publish, IReadOnlyDictionary<string, object?> fields, bool mayMention)
    {
        if (publish.Names.FirstOrDefault(name => !fields.ContainsKey(name)) is { } missing)
        {
            throw PublishingErrors.FieldMissing(missing);
        }

        IReadOnlyDictionary<string, object?> published = publish.Select(fields);
        string text = template.Render(published);
        if (FieldValues.FirstNested(template, published) is { } nested)
        {
            throw PublishingErrors.FieldNested(nested);
        }

        if (FieldValues.FirstEmpty(template, published) is { } empty)
        {
            throw PublishingErrors.FieldEmpty(empty);
        }

        string? reason = !mayMention && Mentions.In(text).Except(Mentions.In(template.OwnText)).Any()
            ? "A field of the object would mention a person, which only a recipe with a consent field may do."
            : PrivateValuesOf(fields).FindIn(text, template);
        return reason is null ? text : throw PublishingErrors.TextPrivate(reason);
    }

    /// <summary>
    /// The values of an object that must not appear in a public text, wherever in the object they stand.
    /// </summary>
    /// <param name="fields">The object's fields.</param>
    public static PrivateValues PrivateValuesOf(IReadOnlyDictionary<string, object?> fields)
    {
        PrivateValues values = new();
        foreach ((string name, object? value) in fields)
        {
            Collect(values, name, value, MaxDepth);
        }

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

using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>The text of an update about an object: a template over the fields that may be published.</summary>
internal static class ObjectUpdate
{
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

        string text = template.Render(publish.Select(fields));
        string? reason = !mayMention && Mentions.In(text).Except(Mentions.In(template.Text)).Any()
            ? "a field of the object would mention a person, which only a recipe with a consent field may do"
            : PrivateValuesOf(fields).FindIn(text, template.Text);
        return reason is null ? text : throw PublishingErrors.TextPrivate(reason);
    }

    /// <summary>The values of an object that must not appear in a public text.</summary>
    /// <param name="fields">The object's fields.</param>
    public static PrivateValues PrivateValuesOf(IReadOnlyDictionary<string, object?> fields)
    {
        PrivateValues values = new();
        foreach ((string name, object? value) in fields.Where(static field => PublishList.IsForbidden(field.Key)))
        {
            if (name.Contains("phone", StringComparison.OrdinalIgnoreCase))
            {
                values.AddPhone(value?.ToString());
            }
            else if (!s_shared.Contains(name))
            {
                values.Add(value?.ToString());
            }
        }

        return values;
    }
}

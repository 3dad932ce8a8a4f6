using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>The custom fields of a location by ID, key and name.</summary>
internal sealed class CustomFieldCatalog
{
    private readonly Dictionary<string, CustomField> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CustomField> _byName = new(StringComparer.OrdinalIgnoreCase);

    public CustomFieldCatalog(IEnumerable<CustomField> fields)
    {
        foreach (CustomField field in fields.Where(static field => field.Model is null or "contact"))
        {
            _byId[field.Id] = field;
            _byName[field.Id] = field;
            _byName.TryAdd(field.Name, field);
        }

        // Keys are unique, names are not, so a key takes precedence.
        foreach (CustomField field in _byId.Values)
        {
            _byName[field.Key] = field;
            _byName[field.FieldKey ?? field.Key] = field;
        }
    }

    public static CustomFieldCatalog Empty { get; } = new([]);

    /// <summary>The keys of the fields, sorted.</summary>
    public IEnumerable<string> Keys =>
        _byId.Values.Select(static definition => definition.Key).Order(StringComparer.Ordinal);

    /// <summary>Finds a field by key, name or ID, or null if there is none.</summary>
    public CustomField? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Returns the values of a contact by field key.</summary>
    public IReadOnlyDictionary<string, object?> ByName(CustomFieldValue[]? values)
    {
        Dictionary<string, object?> named = new(StringComparer.OrdinalIgnoreCase);
        foreach (CustomFieldValue value in values ?? [])
        {
            named[_byId.TryGetValue(value.Id, out CustomField? field) ? field.Key : value.Id] = value.Value;
        }

        return named;
    }

    /// <summary>Converts values by name to <c>{id, field_value}</c>, as HighLevel expects them.</summary>
    /// <exception cref="GhlStockTwitsException">No field has one of the names.</exception>
    public List<Dictionary<string, object?>> ToWire(IEnumerable<KeyValuePair<string, object?>> values)
    {
        List<Dictionary<string, object?>> wire = [];
        foreach ((string name, object? value) in values)
        {
            CustomField field = Find(name) ?? throw new GhlStockTwitsException(
                "Ghl.CustomFieldUnknown", FailureCategory.ObjectNotFound,
                $"The location does not have a custom field '{name}'.", $"It has: {string.Join(", ", Keys)}.");
            wire.Add(new Dictionary<string, object?> { ["id"] = field.Id, ["field_value"] = value });
        }

        return wire;
    }
}

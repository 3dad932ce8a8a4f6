using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>The custom fields of a location by ID, key and name.</summary>
internal sealed class CustomFieldCatalog
{
    private readonly Dictionary<string, CustomField> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CustomField> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Dictionary<string, CustomField>> _byColumn;

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

        _byColumn = new(() => _byName.GroupBy(static named => Normalize(named.Key))
            .Where(static named => named.DistinctBy(static one => one.Value.Id).Count() == 1)
            .ToDictionary(static named => named.Key, static named => named.First().Value));
    }

    public static CustomFieldCatalog Empty { get; } = new([]);

    /// <summary>The keys of the fields, sorted.</summary>
    public IEnumerable<string> Keys =>
        _byId.Values.Select(static definition => definition.Key).Order(StringComparer.Ordinal);

    /// <summary>
    /// Finds a field by key, name or ID, or null if there is none. Case, blanks and punctuation do not matter.
    /// </summary>
    public CustomField? Find(string name) =>
        _byName.GetValueOrDefault(name) ?? _byColumn.Value.GetValueOrDefault(Normalize(name));

    /// <summary>Returns the values of a contact by field key.</summary>
    public TextTable ByName(CustomFieldValue[]? values)
    {
        TextTable named = [];
        foreach (CustomFieldValue value in values ?? [])
        {
            named[_byId.TryGetValue(value.Id, out CustomField? field) ? field.Key : value.Id] = Readable(value.Value);
        }

        return named;
    }

    /// <summary>Finds a field by key, name or ID.</summary>
    /// <exception cref="GhlStockTwitsException">There is none.</exception>
    public CustomField Require(string name) => Find(name) ?? throw new GhlStockTwitsException(
        "Ghl.CustomFieldUnknown", FailureCategory.ObjectNotFound,
        $"The location does not have a custom field '{name}'.", $"It has: {string.Join(", ", Keys)}.");

    /// <summary>A name without what does not matter: case, blanks, punctuation and invisible characters.</summary>
    public static string Normalize(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Lists and dictionaries in a form whose text can be read back.</summary>
    private static object? Readable(object? value)
    {
        switch (value)
        {
            case object?[] list when Array.TrueForAll(list, static item => item is string):
                return new TextList(list.Cast<string>());
            case IReadOnlyDictionary<string, object?> members:
                TextTable table = [];
                foreach ((string name, object? member) in members)
                {
                    table[name] = Readable(member);
                }

                return table;
            default:
                return value;
        }
    }
}

using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>The fields that a template may use. What is private by its nature can never be on it.</summary>
public sealed class PublishList
{
    private static readonly HashSet<string> s_never = new(StringComparer.OrdinalIgnoreCase)
    {
        "email", "emailLowerCase", "additionalEmails", "phone", "additionalPhones", "address", "address1", "city", "state",
        "postalCode", "dateOfBirth", "birthDate", "birthday", "body", "note", "notes", "noteBody", "ssn",
    };

    private readonly HashSet<string> _names;

    /// <summary>Makes a list.</summary>
    /// <param name="names">The names of fields.</param>
    /// <exception cref="GhlStockTwitsException">One of them may never be published.</exception>
    public PublishList(IEnumerable<string> names)
    {
        _names = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        string? forbidden = _names.FirstOrDefault(IsForbidden);
        if (forbidden is not null)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.FieldPrivate", FailureCategory.PermissionDenied,
                $"'{forbidden}' can never be published.",
                "E-mail, phone, address, birth date and bodies of notes stay private. Remove the field.");
        }
    }

    /// <summary>The names on the list.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Whether a field may never be published.</summary>
    /// <param name="name">The field's name.</param>
    /// <returns>True for what is private by its nature.</returns>
    public static bool IsForbidden(string name) => s_never.Contains(name.Replace("_", string.Empty, StringComparison.Ordinal));

    /// <summary>The listed ones among some values; a listed field without a value renders as nothing.</summary>
    /// <param name="values">All values that there are.</param>
    /// <returns>What a template may see.</returns>
    public IReadOnlyDictionary<string, object?> Select(IReadOnlyDictionary<string, object?> values)
    {
        Dictionary<string, object?> found = new(values, StringComparer.OrdinalIgnoreCase);
        return _names.ToDictionary(static name => name, name => found.GetValueOrDefault(name), StringComparer.OrdinalIgnoreCase);
    }
}

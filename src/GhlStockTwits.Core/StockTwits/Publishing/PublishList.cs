using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>The fields that a template may use. What is private by its nature can never be on it.</summary>
public sealed partial class PublishList
{
    /// <summary>Names that are private as a whole.</summary>
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "address1", "address2", "state", "body", "note", "notes", "noteBody", "postalCode", "zipCode",
    };

    /// <summary>Words that make any name private: <c>private_email</c>, <c>workPhone</c>.</summary>
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "email", "emails", "phone", "phones", "telephone", "mobile", "address", "addresses", "street", "city", "postal",
        "postcode", "zip", "birth", "birthday", "birthdate", "dob", "ssn", "iban", "passport",
    };

    /// <summary>Joined words that make any name private, however it is spelt.</summary>
    private static readonly string[] s_parts =
        ["email", "phone", "address", "socialsecurity", "dateofbirth", "birthdate", "birthday", "postalcode",
        "notebody"];

    private readonly HashSet<string> _names;

    /// <summary>Creates a list.</summary>
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
    public static bool IsForbidden(string name)
    {
        string joined = Separator().Replace(name, string.Empty);
        return s_names.Contains(joined)
            || s_parts.Any(part => joined.Contains(part, StringComparison.OrdinalIgnoreCase))
            || Word().Matches(name).Any(static word => s_words.Contains(word.Value));
    }

    /// <summary>Whether a field is on the list.</summary>
    /// <param name="name">The field's name.</param>
    /// <returns>True if it is.</returns>
    public bool Contains(string name) => _names.Contains(name);

    /// <summary>The listed ones among some values; a listed field without a value renders as nothing.</summary>
    /// <param name="values">All values that there are.</param>
    /// <returns>What a template may see.</returns>
    public IReadOnlyDictionary<string, object?> Select(IReadOnlyDictionary<string, object?> values)
    {
        Dictionary<string, object?> found = new(values, StringComparer.OrdinalIgnoreCase);
        return _names.ToDictionary(
            static name => name, name => found.GetValueOrDefault(name), StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"[^A-Za-z0-9]", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Separator();

    // privateEMail2 is private, EMail; private_email is private, email.
    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Word();
}

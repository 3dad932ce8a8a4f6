using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// Creates the filters of a contact search. A contact must match all of them (highlevel-api 2.2). HighLevel documents
/// neither the fields nor the operators completely, so it judges them; only the names of custom fields are replaced.
/// </summary>
internal static class ContactFilter
{
    private const string CustomFieldPrefix = "customFields.";
    private const int MaxSortFields = 2;

    /// <summary>Matches contacts whose field has all of the values; null values are ignored.</summary>
    public static IEnumerable<object> Is(string field, params string?[] values) =>
        values.OfType<string>().Select(value => Filter(field, "eq", value));

    /// <summary>Matches contacts whose first or last name contains a word; null is ignored.</summary>
    public static IEnumerable<object> NameContains(string? word) => word?.ToLowerInvariant() is not { } part
        ? []
        : [AnyOf(Filter("firstNameLowerCase", "contains", part), Filter("lastNameLowerCase", "contains", part))];

    /// <summary>Matches contacts whose field has one of the values.</summary>
    public static object IsAny(string field, IEnumerable<string> values) =>
        AnyOf([.. values.Select(value => Filter(field, "eq", value))]);

    /// <summary>Matches contacts whose field has a time from one time on and before another; null is open.</summary>
    public static IEnumerable<object> Between(string field, DateTimeOffset? from, DateTimeOffset? before)
    {
        Dictionary<string, object?> range = [];
        if (from is { } first)
        {
            range["gte"] = first.ToUniversalTime();
        }

        if (before is { } end)
        {
            range["lt"] = end.ToUniversalTime();
        }

        return range.Count == 0 ? [] : [Filter(field, "range", range)];
    }

    /// <summary>Matches contacts whose custom fields have the values; null matches an empty field.</summary>
    /// <exception cref="GhlStockTwitsException">The location does not have a field.</exception>
    public static IEnumerable<object> Is(
        IEnumerable<KeyValuePair<string, object?>> customFields, CustomFieldCatalog catalog) =>
        customFields.Select(pair => pair.Value is null or ""
            ? Filter(CustomFieldPrefix + catalog.Require(pair.Key).Id, "not_exists", null)
            : Filter(CustomFieldPrefix + catalog.Require(pair.Key).Id, "eq", pair.Value));

    /// <summary>Whether a filter, or one within it, is about a custom field.</summary>
    public static bool NamesCustomField(object? filter) => filter is IReadOnlyDictionary<string, object?> members
        && (IsCustom(members.GetValueOrDefault("field"))
            || (members.GetValueOrDefault("filters") is object?[] inner && inner.Any(NamesCustomField)));

    /// <summary>A filter with the IDs of custom fields in place of their keys and names, also within groups.</summary>
    /// <exception cref="GhlStockTwitsException">The location does not have a field.</exception>
    public static object? WithIds(object? filter, CustomFieldCatalog catalog) =>
        filter is not IReadOnlyDictionary<string, object?> members ? filter : members.ToDictionary(
            static member => member.Key,
            member => (member.Key.ToLowerInvariant(), member.Value) switch
            {
                ("field", string field) when IsCustom(field) => IdOf(field[CustomFieldPrefix.Length..], catalog),
                ("filters", object?[] inner) => Array.ConvertAll(inner, each => WithIds(each, catalog)),
                _ => member.Value,
            },
            StringComparer.OrdinalIgnoreCase);

    /// <summary>The sort order, from texts such as <c>dateAdded</c> and <c>dateAdded desc</c>.</summary>
    /// <exception cref="GhlStockTwitsException">A text is not a field with a direction.</exception>
    public static object[] Sort(string[] fields)
    {
        if (fields.Length > MaxSortFields)
        {
            throw InvalidSort($"HighLevel sorts by {MaxSortFields} fields at most.");
        }

        return Array.ConvertAll(fields, static object (field) => field.Split(
            ' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) switch
        {
            [string name] => SortBy(name, "asc"),
            [string name, string direction] when direction.ToLowerInvariant() is "asc" or "desc" =>
                SortBy(name, direction.ToLowerInvariant()),
            _ => throw InvalidSort($"'{field}' is not a field with a direction."),
        });
    }

    private static Dictionary<string, object?> AnyOf(params object[] filters) =>
        new() { ["group"] = "OR", ["filters"] = filters };

    private static bool IsCustom(object? field) =>
        field is string text && text.StartsWith(CustomFieldPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>A field of options can be followed by the ID of one: customFields.ID.OptionID.</summary>
    private static string IdOf(string name, CustomFieldCatalog catalog)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return catalog.Find(name) is null && dot > 0 && catalog.Find(name[..dot]) is { } field
            ? $"{CustomFieldPrefix}{field.Id}{name[dot..]}"
            : CustomFieldPrefix + catalog.Require(name).Id;
    }

    private static Dictionary<string, object?> Filter(string field, string name, object? value)
    {
        Dictionary<string, object?> filter = new() { ["field"] = field, ["operator"] = name };
        if (value is not null)
        {
            filter["value"] = value;
        }

        return filter;
    }

    private static Dictionary<string, object?> SortBy(string field, string direction) =>
        new() { ["field"] = field, ["direction"] = direction };

    private static GhlStockTwitsException InvalidSort(string description) => new(
        "GhlStockTwits.SortInvalid", FailureCategory.InvalidArgument, description,
        "Pass one or two fields, each with asc or desc if you like: 'lastNameLowerCase', 'dateAdded desc'.");
}

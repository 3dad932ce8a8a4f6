namespace GhlStockTwits.HighLevel;

/// <summary>Filters of a contact search; all that are given must hold (highlevel-api 2.2).</summary>
internal static class ContactFilter
{
    /// <summary>The field has each of the values; a value that is null asks for nothing.</summary>
    public static IEnumerable<object> Is(string field, params string?[] values) =>
        values.OfType<string>().Select(value => Filter(field, "eq", value));

    /// <summary>The field's moment is this one or a later one; null asks for nothing.</summary>
    public static IEnumerable<object> Since(string field, DateTimeOffset? moment) =>
        moment is null ? [] : [Filter(field, "range", new Dictionary<string, object?> { ["gte"] = moment?.ToUniversalTime() })];

    private static Dictionary<string, object?> Filter(string field, string name, object value) =>
        new() { ["field"] = field, ["operator"] = name, ["value"] = value };
}

namespace GhlStockTwits.HighLevel;

/// <summary>Creates the filters of a contact search. A contact must match all of them (highlevel-api 2.2).</summary>
internal static class ContactFilter
{
    /// <summary>Matches contacts whose field has all of the values; null values are ignored.</summary>
    public static IEnumerable<object> Is(string field, params string?[] values) =>
        values.OfType<string>().Select(value => Filter(field, "eq", value));

    /// <summary>Matches contacts whose field has this time or a later one; null is ignored.</summary>
    public static IEnumerable<object> Since(string field, DateTimeOffset? time) =>
        time is { } given
            ? [Filter(field, "range", new Dictionary<string, object?> { ["gte"] = given.ToUniversalTime() })]
            : [];

    private static Dictionary<string, object?> Filter(string field, string name, object value) =>
        new() { ["field"] = field, ["operator"] = name, ["value"] = value };
}

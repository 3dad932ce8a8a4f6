using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>How a listing continues: which values ask for the first page, and which for the next one.</summary>
/// <param name="name">The name that the catalog shows.</param>
internal abstract class PagingStyle(string name)
{
    /// <summary>The whole list comes at once.</summary>
    public static readonly PagingStyle None = new SinglePage();

    /// <summary>The name that the catalog shows.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Whether pages are counted from the beginning. Such pages shift when a reader removes what it reads, and
    /// objects would be skipped: the listing is read to its end before anything comes out.
    /// </summary>
    public virtual bool IsCounted => false;

    /// <summary>The parameter that holds the page's size; null where the size cannot be chosen.</summary>
    public virtual string? SizeParameter => "limit";

    /// <summary>The values that ask for the first page.</summary>
    /// <param name="arguments">The values of the call.</param>
    /// <param name="pageSize">The page's size; null leaves it to the service.</param>
    public virtual Arguments First(Arguments arguments, int? pageSize) =>
        pageSize is null || SizeParameter is null || arguments.Has(SizeParameter)
            ? arguments
            : arguments.With(SizeParameter, pageSize);

    /// <summary>The values that ask for the next page; null after the last one.</summary>
    /// <param name="current">The values that asked for this page.</param>
    /// <param name="page">This page; never empty.</param>
    public abstract Arguments? Next(Arguments current, Page page);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private sealed class SinglePage() : PagingStyle(nameof(None))
    {
        public override string? SizeParameter => null;

        public override Arguments? Next(Arguments current, Page page) => null;
    }
}

/// <summary>What a paging style may look at.</summary>
/// <param name="Count">How many objects the page has.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Metadata">What the response holds beside them, by its top-level keys.</param>
internal readonly record struct Page(int Count, object? Last, IReadOnlyDictionary<string, JsonElement> Metadata)
{
    /// <summary>A value of the metadata as text; null where it is missing, or neither text nor a number.</summary>
    /// <param name="path">The keys that lead to the value.</param>
    public string? Text(params ReadOnlySpan<string> path) => Find(path) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>Whether a value of the metadata is <c>true</c>.</summary>
    /// <param name="path">The keys that lead to the value.</param>
    public bool IsTrue(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.True };

    /// <summary>Whether this page alone holds as many objects as the listing has.</summary>
    /// <param name="path">The keys that lead to the total.</param>
    public bool HoldsAll(params ReadOnlySpan<string> path) =>
        int.TryParse(
            Text(path), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture,
            out int total)
        && Count >= total;

    private JsonElement? Find(ReadOnlySpan<string> path)
    {
        if (!Metadata.TryGetValue(path[0], out JsonElement value))
        {
            return null;
        }

        foreach (string key in path[1..])
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(key, out value))
            {
                return null;
            }
        }

        return value;
    }
}

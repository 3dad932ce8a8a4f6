using System.Globalization;
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

    /// <summary>How many objects the whole listing has; null where the service does not say.</summary>
    /// <param name="page">A page.</param>
    public virtual long? TotalOf(Page page) => null;

    /// <summary>Whether the values ask only for the rest of the listing, so that its total cannot be reached.</summary>
    /// <param name="first">The values that asked for the first page.</param>
    public virtual bool BeginsInside(Arguments first) => false;

    /// <summary>Why the listing cannot end with this page, or null if it can.</summary>
    /// <param name="current">The values that asked for this page.</param>
    /// <param name="page">This page, after which <see cref="Next"/> found no other one.</param>
    /// <param name="isFirst">Whether it is the first page.</param>
    public virtual string? WhyIncomplete(Arguments current, Page page, bool isFirst) => null;

    /// <summary>
    /// What to warn of where the service gives no more although it announced it, or null if that is an error or did
    /// not happen.
    /// </summary>
    /// <param name="page">The last page.</param>
    /// <param name="last">The last object of the listing.</param>
    public virtual string? CutOff(Page page, object? last) => null;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private sealed class SinglePage() : PagingStyle(nameof(None))
    {
        public override string? SizeParameter => null;

        public override Arguments? Next(Arguments current, Page page) => null;
    }
}

/// <summary>What a paging style may look at.</summary>
/// <param name="Count">How many objects the page has, including those that could not be read.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Metadata">What the response holds beside them, by its top-level keys.</param>
internal readonly record struct Page(int Count, object? Last, IReadOnlyDictionary<string, JsonElement> Metadata)
{
    /// <summary>A value of the metadata as text; null where it is missing, or neither text nor a number.</summary>
    /// <param name="path">The keys that lead to the value.</param>
    public string? Text(params ReadOnlySpan<string> path) => Find(path) switch
    {
        { ValueKind: JsonValueKind.String } value => TextOf(value),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>Whether a value of the metadata is <c>true</c>.</summary>
    /// <param name="path">The keys that lead to the value.</param>
    public bool IsTrue(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.True };

    /// <summary>Whether the metadata has a value that is <c>true</c> or <c>false</c>.</summary>
    /// <param name="path">The keys that lead to the value.</param>
    public bool HasFlag(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.True or JsonValueKind.False };

    /// <summary>A whole number of the metadata; null where there is none.</summary>
    /// <param name="path">The keys that lead to the value.</param>
    public long? Number(params ReadOnlySpan<string> path) =>
        long.TryParse(Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // It is not UTF-8.
            return null;
        }
    }

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

using System.Text.Json;

namespace GhlStockTwits.Http.Paging;

/// <summary>Finds the arguments of the next page from those of this one and its answer: one method a style.</summary>
internal static class PageCursor
{
    /// <summary>The next page's arguments; null at the end.</summary>
    public static Arguments? Next<T>(Operation operation, Arguments current, Reply<T[]> page)
    {
        if (page.Value is null || page.Value.Length == 0)
        {
            return null;
        }

        return operation.Paging switch
        {
            PagingStyle.StartAfter => StartAfter(current, page.Rest),
            PagingStyle.SearchAfter => SearchAfter(current, page.Value),
            PagingStyle.Skip => Skip(current, page.Value.Length),
            PagingStyle.Cursor => Cursor(current, page.Rest),
            _ => null,
        };
    }

    private static Arguments? StartAfter(Arguments current, IReadOnlyDictionary<string, JsonElement> rest)
    {
        if (!rest.TryGetValue("meta", out JsonElement meta)
            || Text(meta, "startAfter") is not { } after || Text(meta, "startAfterId") is not { } afterId)
        {
            return null;
        }

        return current.With("startAfter", after).With("startAfterId", afterId);
    }

    private static Arguments? SearchAfter<T>(Arguments current, T[] rows) =>
        rows[^1] is IHasSearchAfter { SearchAfter: { } cursor } ? current.With("searchAfter", cursor) : null;

    private static Arguments? Skip(Arguments current, int count)
    {
        int limit = Convert.ToInt32(current["limit"], System.Globalization.CultureInfo.InvariantCulture);
        int skipped = Convert.ToInt32(current["skip"] ?? 0, System.Globalization.CultureInfo.InvariantCulture);
        return count < limit ? null : current.With("skip", skipped + count);
    }

    private static Arguments? Cursor(Arguments current, IReadOnlyDictionary<string, JsonElement> rest) =>
        rest.TryGetValue("cursor", out JsonElement cursor)
        && cursor.TryGetProperty("more", out JsonElement more) && more.ValueKind == JsonValueKind.True
        && Text(cursor, "max") is { } max
            ? current.With("max", max)
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;
}

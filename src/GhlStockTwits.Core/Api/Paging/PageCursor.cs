using System.Globalization;
using System.Text.Json;

namespace GhlStockTwits.Api;

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
            PagingStyle.StartAfter => StartAfter(current, page.Rest, page.Value.Length),
            PagingStyle.SearchAfter => SearchAfter(current, page),
            PagingStyle.Skip => Skip(current, page.Value.Length),
            PagingStyle.Offset => Offset(current, page.Rest, page.Value.Length),
            PagingStyle.NextCursor => NextCursor(current, page.Rest),
            PagingStyle.Cursor => Cursor(current, page.Rest),
            _ => null,
        };
    }

    private static Arguments? StartAfter(Arguments current, IReadOnlyDictionary<string, JsonElement> rest, int count)
    {
        if (!rest.TryGetValue("meta", out JsonElement meta)
            || Text(meta, "startAfter") is not { } after || Text(meta, "startAfterId") is not { } afterId)
        {
            return null;
        }

        return !current.Has("startAfterId") && Holds(count, Text(meta, "total"))
            ? null
            : current.With("startAfter", after).With("startAfterId", afterId);
    }

    private static Arguments? SearchAfter<T>(Arguments current, Reply<T[]> page)
    {
        bool whole = !current.Has("searchAfter") && !current.Has("page")
            && page.Rest.TryGetValue("total", out JsonElement total) && Holds(page.Value!.Length, Text(total));
        return !whole && page.Value![^1] is IHasSearchAfter { SearchAfter: { } cursor }
            ? current.Without("page").With("searchAfter", cursor)
            : null;
    }

    private static Arguments? Skip(Arguments current, int count)
    {
        int limit = Convert.ToInt32(current["limit"], CultureInfo.InvariantCulture);
        int skipped = Convert.ToInt32(current["skip"] ?? 0, CultureInfo.InvariantCulture);
        return count < limit ? null : current.With("skip", skipped + count);
    }

    private static Arguments? Offset(Arguments current, IReadOnlyDictionary<string, JsonElement> rest, int count)
    {
        int passed = Convert.ToInt32(current["offset"] ?? 0, CultureInfo.InvariantCulture);
        return rest.TryGetValue("hasMore", out JsonElement more) && more.ValueKind == JsonValueKind.True
            ? current.With("offset", passed + count)
            : null;
    }

    private static Arguments? NextCursor(Arguments current, IReadOnlyDictionary<string, JsonElement> rest) =>
        rest.TryGetValue("nextCursor", out JsonElement next) && Text(next) is { Length: > 0 } cursor
            ? current.With("nextCursor", cursor)
            : null;

    private static Arguments? Cursor(Arguments current, IReadOnlyDictionary<string, JsonElement> rest) =>
        rest.TryGetValue("cursor", out JsonElement cursor)
        && cursor.ValueKind == JsonValueKind.Object
        && cursor.TryGetProperty("more", out JsonElement more) && more.ValueKind == JsonValueKind.True
        && Text(cursor, "max") is { } max
            ? current.With("max", max)
            : null;

    /// <summary>Whether a first page holds all there is, so that asking on would be a call for nothing.</summary>
    private static bool Holds(int count, string? total) =>
        int.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out int all) && count >= all;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            ? Text(value)
            : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>
/// Pages by ID, newest first: <c>max</c> is exclusive; <c>limit</c> is capped at 30 and never an error. A stream ends
/// after its newest 800 messages: the page before says that there is more, the next one is empty. Choice: since and max
/// can be combined.
/// </summary>
internal sealed class Paging
{
    public const int MaxStreamDepth = 800;

    private const int MaxLimit = 30;

    private readonly long? _since;
    private readonly long? _max;
    private readonly int _limit;

    public Paging(StockTwitsCall call)
    {
        _since = ParseNumber(call.Parameters["since"]);
        _max = ParseNumber(call.Parameters["max"]);
        _limit = ReadLimit(call.Parameters["limit"]);
    }

    /// <summary>Invalid limits such as 0, -1 and abc mean 1.</summary>
    public static int ReadLimit(string? text)
    {
        return text is null ? MaxLimit : (int)Math.Clamp(ParseNumber(text) ?? 1, 1, MaxLimit);
    }

    /// <summary>Returns a page of items that are sorted oldest first.</summary>
    public List<T> GetPage<T>(
        IReadOnlyList<T> items,
        Func<T, long> id,
        Func<T, bool> matches,
        out JsonObject cursor,
        int maxDepth = int.MaxValue)
    {
        List<T> page = [];
        int depth = 0;
        bool more = false;
        for (int index = items.Count - 1; index >= 0 && !more; index--)
        {
            T item = items[index];
            if (id(item) <= _since)
            {
                break;
            }

            if (!matches(item))
            {
                continue;
            }

            bool isWithinDepth = ++depth <= maxDepth;
            if (_max is null || id(item) < _max)
            {
                more = page.Count == _limit || (!isWithinDepth && page.Count > 0);
                if (!more && isWithinDepth)
                {
                    page.Add(item);
                }
            }
        }

        cursor = CreateCursor(more, page.Count > 0 ? id(page[0]) : null, page.Count > 0 ? id(page[^1]) : null);
        return page;
    }

    public static JsonObject CreateCursor(bool more, long? since, long? max)
    {
        return new JsonObject { ["more"] = more, ["since"] = since, ["max"] = max };
    }

    private static long? ParseNumber(string? text)
    {
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;
    }
}

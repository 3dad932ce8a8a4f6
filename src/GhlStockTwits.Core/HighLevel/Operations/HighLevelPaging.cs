using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>HighLevel's paging styles (highlevel-api 2.7).</summary>
internal static class HighLevelPaging
{
    /// <summary><c>startAfter</c> and <c>startAfterId</c> of the metadata; both must be sent.</summary>
    public static readonly PagingStyle StartAfter = new StartAfterStyle();

    /// <summary><c>searchAfter</c> of the last object in a search.</summary>
    public static readonly PagingStyle SearchAfter = new SearchAfterStyle();

    /// <summary><c>skip</c> and <c>limit</c>.</summary>
    public static readonly PagingStyle Skip = new SkipStyle();

    /// <summary><c>offset</c> and <c>limit</c>; <c>hasMore</c> tells whether there is another page.</summary>
    public static readonly PagingStyle Offset = new OffsetStyle();

    /// <summary><c>nextCursor</c>, an opaque string.</summary>
    public static readonly PagingStyle NextCursor = new NextCursorStyle();

    private static int NumberOf(Arguments arguments, string name) =>
        Convert.ToInt32(arguments[name] ?? 0, CultureInfo.InvariantCulture);

    private sealed class StartAfterStyle() : PagingStyle(nameof(StartAfter))
    {
        public override Arguments? Next(Arguments current, Page page) =>
            page.Text("meta", "startAfter") is { } after && page.Text("meta", "startAfterId") is { } afterId
            && (current.Has("startAfterId") || !page.HoldsAll("meta", "total"))
                ? current.With("startAfter", after).With("startAfterId", afterId)
                : null;
    }

    private sealed class SearchAfterStyle() : PagingStyle(nameof(SearchAfter))
    {
        public override string? SizeParameter => "pageLimit";

        public override Arguments? Next(Arguments current, Page page)
        {
            bool isFirst = !current.Has("searchAfter") && !current.Has("page");
            return !(isFirst && page.HoldsAll("total")) && page.Last is IHasSearchAfter { SearchAfter: { } cursor }
                ? current.Without("page").With("searchAfter", cursor)
                : null;
        }
    }

    private sealed class SkipStyle() : PagingStyle(nameof(Skip))
    {
        public override bool IsCounted => true;

        public override Arguments? Next(Arguments current, Page page) => page.Count < NumberOf(current, "limit")
            ? null
            : current.With("skip", NumberOf(current, "skip") + page.Count);
    }

    private sealed class OffsetStyle() : PagingStyle(nameof(Offset))
    {
        public override bool IsCounted => true;

        public override Arguments First(Arguments arguments, int? pageSize)
        {
            Arguments first = base.First(arguments, pageSize);
            return first.Has("offset") ? first : first.With("offset", 0);
        }

        public override Arguments? Next(Arguments current, Page page) => page.IsTrue("hasMore")
            ? current.With("offset", NumberOf(current, "offset") + page.Count)
            : null;
    }

    private sealed class NextCursorStyle() : PagingStyle(nameof(NextCursor))
    {
        public override Arguments? Next(Arguments current, Page page) =>
            page.Text("nextCursor") is { Length: > 0 } cursor ? current.With("nextCursor", cursor) : null;
    }
}

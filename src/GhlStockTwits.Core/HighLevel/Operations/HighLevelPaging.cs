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

    private const string NoTotal = "it does not say how many objects there are";
    private const string NoSign = "it does not say whether there is more";
    private const string NoMore = "more was announced and did not come";

    private static int NumberOf(Arguments arguments, string name) =>
        Convert.ToInt32(arguments[name] ?? 0, CultureInfo.InvariantCulture);

    private sealed class StartAfterStyle() : PagingStyle(nameof(StartAfter))
    {
        public override Arguments? Next(Arguments current, Page page) =>
            page.Text("meta", "startAfter") is { } after && page.Text("meta", "startAfterId") is { } afterId
            && (BeginsInside(current) || !(page.Count >= TotalOf(page)))
                ? current.With("startAfter", after).With("startAfterId", afterId)
                : null;

        public override long? TotalOf(Page page) => page.Number("meta", "total") ?? page.Number("count");

        public override bool BeginsInside(Arguments first) => first.Has("startAfter") || first.Has("startAfterId");

        public override string? WhyIncomplete(Arguments current, Page page, bool isFirst) =>
            isFirst && TotalOf(page) is null ? NoTotal : null;
    }

    private sealed class SearchAfterStyle() : PagingStyle(nameof(SearchAfter))
    {
        public override string? SizeParameter => "pageLimit";

        public override Arguments? Next(Arguments current, Page page) =>
            (BeginsInside(current) || !(page.Count >= TotalOf(page)))
            && page.Last is IHasSearchAfter { SearchAfter: { } cursor }
                ? current.Without("page").With("searchAfter", cursor)
                : null;

        public override long? TotalOf(Page page) => page.Number("total");

        public override bool BeginsInside(Arguments first) =>
            first.Has("searchAfter") || NumberOf(first, "page") > 1;

        public override string? WhyIncomplete(Arguments current, Page page, bool isFirst) =>
            isFirst && TotalOf(page) is null ? NoTotal : null;
    }

    private sealed class SkipStyle() : PagingStyle(nameof(Skip))
    {
        public override bool IsCounted => true;

        public override Arguments? Next(Arguments current, Page page)
        {
            int read = NumberOf(current, "skip") + page.Count;
            return page.Count < NumberOf(current, "limit") && !(read < TotalOf(page))
                ? null
                : current.With("skip", read);
        }

        public override long? TotalOf(Page page) => page.Number("count") ?? page.Number("total");

        public override bool BeginsInside(Arguments first) => NumberOf(first, "skip") > 0;
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

        public override string? WhyIncomplete(Arguments current, Page page, bool isFirst) =>
            page.IsTrue("hasMore") || (page.Count == 0 && !isFirst) ? NoMore
            : !page.HasFlag("hasMore") && page.Count >= NumberOf(current, "limit") ? NoSign
            : null;
    }

    private sealed class NextCursorStyle() : PagingStyle(nameof(NextCursor))
    {
        public override Arguments? Next(Arguments current, Page page) =>
            page.Text("nextCursor") is { Length: > 0 } cursor ? current.With("nextCursor", cursor) : null;

        // A full page has a cursor, whether or not another page follows (highlevel-api 1.7).
        public override string? WhyIncomplete(Arguments current, Page page, bool isFirst) =>
            page.Count > 0 && current.Has("limit") && page.Count >= NumberOf(current, "limit") ? NoSign : null;
    }
}

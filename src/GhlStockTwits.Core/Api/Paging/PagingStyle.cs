namespace GhlStockTwits.Api;

/// <summary>How a listing is continued (highlevel-api 2.7, stocktwits-api "Paging").</summary>
public enum PagingStyle
{
    /// <summary>The whole list comes at once.</summary>
    None,

    /// <summary>HighLevel's <c>startAfter</c> and <c>startAfterId</c>; both must be sent.</summary>
    StartAfter,

    /// <summary>HighLevel's <c>searchAfter</c> of the last row in a search.</summary>
    SearchAfter,

    /// <summary>HighLevel's <c>skip</c> and <c>limit</c>.</summary>
    Skip,

    /// <summary>HighLevel's <c>offset</c> and <c>limit</c>; <c>hasMore</c> says whether it goes on.</summary>
    Offset,

    /// <summary>HighLevel's <c>nextCursor</c>, an opaque text.</summary>
    NextCursor,

    /// <summary>StockTwits' <c>cursor</c>: the next older page has <c>max = cursor.max</c>.</summary>
    Cursor,
}

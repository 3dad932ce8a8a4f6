namespace GhlStockTwits.Http;

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

    /// <summary>StockTwits' <c>cursor</c>: the next older page has <c>max = cursor.max</c>.</summary>
    Cursor,
}

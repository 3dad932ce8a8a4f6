namespace GhlStockTwits.StockTwits;

/// <summary>The ticker of a symbol.</summary>
internal static class TickerText
{
    /// <summary>A ticker as StockTwits writes it: <c>$aapl</c> is AAPL.</summary>
    /// <param name="typed">The ticker as a person typed it.</param>
    public static string Clean(string typed) => typed.Trim().TrimStart('$', '＄').ToUpperInvariant();
}

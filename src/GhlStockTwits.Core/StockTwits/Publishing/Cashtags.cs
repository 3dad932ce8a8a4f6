namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>The cashtags of a text, which decide in whose streams StockTwits shows it.</summary>
internal static class Cashtags
{
    /// <summary>The text with the cashtags of some symbols at its end, except those that it has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="symbols">The symbols, with or without <c>$</c>.</param>
    public static string Append(string text, IEnumerable<string> symbols)
    {
        HashSet<string> present = new(
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Where(static word => word.StartsWith('$'))
                .Select(static word => word.TrimEnd('.', ',', ';', ':', '!', '?', ')')),
            StringComparer.OrdinalIgnoreCase);
        return symbols.Select(static symbol => "$" + symbol.Trim().TrimStart('$').ToUpperInvariant())
            .Where(present.Add)
            .Aggregate(text, static (whole, cashtag) => $"{whole} {cashtag}".TrimStart());
    }

    /// <summary>
    /// Whether a text looks as if a cashtag had been removed from it: PowerShell replaces <c>$EXMP</c> in double quotes
    /// with nothing, and a blank is left at the end or the beginning.
    /// </summary>
    /// <param name="text">The text as it was given.</param>
    public static bool IsRemovedFrom(string text) => text.StartsWith(' ') || text.EndsWith(' ');
}

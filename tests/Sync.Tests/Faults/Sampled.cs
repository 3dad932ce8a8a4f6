namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// How much of the fault matrix is tested: a sample, or with GHLSTOCKTWITS_FAULTS=all the whole of it.
/// </summary>
internal static class Sampled
{
    /// <summary>Whether all of it is tested.</summary>
    public static bool IsAll { get; } = Environment.GetEnvironmentVariable("GHLSTOCKTWITS_FAULTS") == "all";

    /// <summary>All, or as many as the sample has; the same ones in each run.</summary>
    /// <param name="all">All.</param>
    /// <param name="name">What they are for: others get other ones.</param>
    /// <param name="count">The size of the sample.</param>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> all, string name, int count)
    {
        T[] items = [.. all];
        if (IsAll)
        {
            return items;
        }

        new Random(name.Sum(static letter => letter)).Shuffle(items);
        return items[..Math.Min(count, items.Length)];
    }
}

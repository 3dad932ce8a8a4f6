namespace GhlStockTwits.Conventions.Tests;

/// <summary>A habit of the code base: holds, or names who broke it and what to do.</summary>
internal static class Convention
{
    public static void Holds(string advice, IEnumerable<string> offenders)
    {
        string[] found = [.. offenders.Distinct().Order(StringComparer.Ordinal)];

        Assert.True(found.Length == 0, string.Join(Environment.NewLine + "  ", found.Prepend(advice)));
    }
}

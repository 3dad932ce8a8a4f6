namespace GhlStockTwits.Conventions.Tests;

/// <summary>A rule of the code base.</summary>
internal static class Convention
{
    /// <summary>Passes if nothing breaks the rule; otherwise names what does, and what to do about it.</summary>
    /// <param name="advice">What to do.</param>
    /// <param name="offenders">What breaks the rule.</param>
    public static void Require(string advice, IEnumerable<string> offenders)
    {
        string[] found = [.. offenders.Distinct().Order(StringComparer.Ordinal)];

        Assert.True(found.Length == 0, string.Join(Environment.NewLine + "  ", found.Prepend(advice)));
    }
}

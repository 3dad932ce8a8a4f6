using System.Management.Automation;

namespace GhlStockTwits.Infrastructure;

/// <summary>Names with wildcards, one of which must fit.</summary>
/// <param name="names">The names; none at all fits everything.</param>
internal sealed class NamePattern(IEnumerable<string> names)
{
    private readonly WildcardPattern[] _patterns =
        [.. names.Select(static name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];

    /// <summary>Whether one of the texts fits one of the names.</summary>
    public bool Matches(params string[] texts) =>
        _patterns.Length == 0 || _patterns.Any(pattern => texts.Any(pattern.IsMatch));
}

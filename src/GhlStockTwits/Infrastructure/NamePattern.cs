using System.Management.Automation;

namespace GhlStockTwits.Infrastructure;

/// <summary>Matches texts against names with wildcards.</summary>
/// <param name="names">The names; an empty list matches everything.</param>
internal sealed class NamePattern(IEnumerable<string> names)
{
    private readonly WildcardPattern[] _patterns =
        [.. names.Select(static name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];

    /// <summary>Whether one of the texts matches one of the names.</summary>
    public bool Matches(params string[] texts) =>
        _patterns.Length == 0 || _patterns.Any(pattern => texts.Any(pattern.IsMatch));

    /// <summary>The longest word of a name with wildcards, or null if there is none.</summary>
    public static string? LongestWord(string name) => name.AsSpan().ContainsAny('[', '`')
        ? null
        : string.Concat(name.Select(static letter => char.IsLetterOrDigit(letter) ? letter : '\n'))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).MaxBy(static word => word.Length);
}

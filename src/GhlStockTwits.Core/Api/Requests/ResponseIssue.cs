namespace GhlStockTwits.Api;

/// <summary>A row of a response, or a member of one, that was left out because it could not be read.</summary>
/// <param name="Row">The position of the row, from 1.</param>
/// <param name="Id">The row's ID, or null if it has none.</param>
/// <param name="Member">The service's name of the member, or null for the whole row.</param>
internal readonly record struct ResponseIssue(int Row, string? Id, string? Member)
{
    private const int MaxNamed = 5;
    private const int MaxIdLength = 40;

    /// <summary>Describes what was left out, with one warning for each member. Names IDs, never values.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="issues">What was left out.</param>
    public static IEnumerable<string> Describe(Operation operation, IEnumerable<ResponseIssue> issues) =>
        issues.GroupBy(static issue => issue.Member, StringComparer.Ordinal).Select(group =>
        {
            string[] rows = [.. group.Select(static issue => issue.Name).Distinct(StringComparer.Ordinal)];
            string what = group.Key is null ? string.Empty : $"'{group.Key}' of ";
            string named = string.Join(", ", rows.Take(MaxNamed));
            string more = rows.Length > MaxNamed ? $" and {rows.Length - MaxNamed} more" : string.Empty;
            return $"Left out what could not be read: {what}{named}{more} ({operation.Name}).";
        });

    private string Name => Id is { Length: > 0 and <= MaxIdLength } id && id.All(IsPlain) ? id : $"row {Row}";

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}

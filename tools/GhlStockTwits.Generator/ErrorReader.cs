using System.Text.RegularExpressions;

namespace GhlStockTwits.Generator;

/// <summary>An error that the module can report.</summary>
/// <param name="Id">The ID.</param>
/// <param name="Category">PowerShell's category.</param>
/// <param name="Description">What happened; a value that differs from time to time is an ellipsis.</param>
internal sealed record ErrorHelp(string Id, string Category, string Description);

/// <summary>Finds all errors where the sources declare them.</summary>
internal static partial class ErrorReader
{
    /// <summary>The errors by ID.</summary>
    /// <param name="files">The source files, by path from the root of the repository.</param>
    public static IEnumerable<ErrorHelp> All(IEnumerable<KeyValuePair<string, string>> files) =>
        files.SelectMany(static file => Read(file.Key, file.Value))
            .GroupBy(static error => error.Id)
            .Select(static same => same.MaxBy(static error => error.Description.Length)!)
            .OrderBy(static error => error.Id, StringComparer.Ordinal);

    private static IEnumerable<ErrorHelp> Read(string path, string text)
    {
        foreach (Match match in Declared().Matches(text))
        {
            string id = match.Groups["id"].Value;
            string full = id.Contains('.', StringComparison.Ordinal) ? id : $"GhlStockTwits.{id}";
            yield return new ErrorHelp(
                full.Replace("{parameter}", "Token", StringComparison.Ordinal),
                match.Groups["category"] is { Success: true } category ? category.Value : "InvalidArgument",
                Plain(match.Groups["text"].Value));
        }

        foreach (Match match in Kinds().Matches(text))
        {
            string[] services = path.Contains("/HighLevel/", StringComparison.Ordinal) ? ["Ghl"]
                : path.Contains("/StockTwits/", StringComparison.Ordinal) ? ["StockTwits"]
                : ["Ghl", "StockTwits"];
            foreach (string service in services)
            {
                yield return new ErrorHelp(
                    $"{service}.{match.Groups["id"].Value}", match.Groups["category"].Value,
                    Plain(match.Groups["text"].Value));
            }
        }
    }

    private static string Plain(string text)
    {
        string plain = Interpolation().Replace(Joined().Replace(text, string.Empty), "…");
        return plain.Replace("\\\"", "\"", StringComparison.Ordinal).Trim().TrimEnd('.') + ".";
    }

    /// <summary>An error with its whole ID, or the part that a helper completes.</summary>
    [GeneratedRegex(
        """
        (?:\$?"(?<id>(?:Ghl|StockTwits|GhlStockTwits)\.[A-Z{][\w}]+)"|\b(?:Error|Invalid)\(\s*"(?<id>[A-Z]\w+)"
            |\bnew\(\s*(?<id>[A-Z]\w+)Id),
        \s*(?:FailureCategory\.(?<category>\w+),\s*)?\$?"(?<text>(?:[^"\\]|\\.|"\s*\+\s*\$?")*)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Declared();

    [GeneratedRegex(
        """
        ApiErrorKind\ (?<id>\w+)\ =\ new\(\s*nameof\(\w+\),\s*FailureCategory\.(?<category>\w+),
        \s*\$?"(?<text>(?:[^"\\]|\\.|"\s*\+\s*\$?")*)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Kinds();

    [GeneratedRegex(@"""\s*\+\s*\$?""")]
    private static partial Regex Joined();

    /// <summary>A value, or the beginning of one that has a text inside.</summary>
    [GeneratedRegex(@"'?\{[^}]*(\}'?|$)")]
    private static partial Regex Interpolation();
}

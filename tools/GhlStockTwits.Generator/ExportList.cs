using System.Text.RegularExpressions;

namespace GhlStockTwits.Generator;

/// <summary>Writes the names of the cmdlets to the manifest and keeps the rest of it.</summary>
internal static partial class ExportList
{
    public static string Put(string manifest, IEnumerable<CmdletHelp> cmdlets)
    {
        string names = string.Concat(cmdlets.Select(static cmdlet => $"        '{cmdlet.Name}'\n"));

        return List().Replace(manifest, match => $"{match.Groups["begin"].Value}\n{names}    )");
    }

    [GeneratedRegex(@"(?<begin>CmdletsToExport\s*=\s*@\()[^)]*\)")]
    private static partial Regex List();
}

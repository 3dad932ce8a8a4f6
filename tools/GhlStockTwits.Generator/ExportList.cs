using System.Text.RegularExpressions;

namespace GhlStockTwits.Generator;

/// <summary>Puts the cmdlets' names into the manifest; the rest of it stays as it is.</summary>
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

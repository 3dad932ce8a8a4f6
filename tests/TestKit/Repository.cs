using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GhlStockTwits.TestKit;

/// <summary>Where things are in this checkout.</summary>
public static partial class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Manifest { get; } = PathOf("GhlStockTwits.psd1");

    public static string ModuleBin { get; } = PathOf("module", "bin");

    public static string CoreBin { get; } = PathOf("module", "bin", "core");

    /// <summary>The one place where the version is written down; everything else repeats it.</summary>
    public static string Version { get; } =
        XDocument.Load(PathOf("Directory.Build.props")).Descendants("Version").Single().Value;

    public static string ScriptHost { get; } = PathOf(
        "src", "GhlStockTwits.ScriptHost", "bin", Metadata("Configuration"), "net10.0", "GhlStockTwits.ScriptHost.dll");

    public static string PathOf(params string[] parts)
    {
        return Path.Combine([Root, .. parts]);
    }

    /// <summary>What the manifest exports.</summary>
    public static IReadOnlyList<string> ExportedCmdlets()
    {
        return ManifestList("CmdletsToExport");
    }

    /// <summary>What the manifest ships, from its folder and with forward slashes.</summary>
    public static IReadOnlyList<string> ShippedFiles()
    {
        return ManifestList("FileList");
    }

    private static string[] ManifestList(string key)
    {
        Match list = Regex.Match(File.ReadAllText(Manifest), $@"\b{key}\s*=\s*@\((?<list>[^)]*)\)");

        return [.. QuotedName().Matches(list.Groups["list"].Value).Select(match => match.Groups["name"].Value)];
    }

    [GeneratedRegex("'(?<name>[^']+)'")]
    private static partial Regex QuotedName();

    private static string Metadata(string key)
    {
        return typeof(Repository).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;
    }
}

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

    public static string PathOf(params string[] parts)
    {
        return Path.Combine([Root, .. parts]);
    }

    /// <summary>A path from the root, with forward slashes.</summary>
    public static string RelativePathOf(string path)
    {
        return Path.GetRelativePath(Root, path).Replace('\\', '/');
    }

    /// <summary>What a package holds, from the root and with forward slashes.</summary>
    public static IReadOnlyList<string> ShippedFiles()
    {
        return
        [
            .. File.ReadAllLines(PathOf("module", "files.txt")).SelectMany(static path => path.EndsWith('/')
                ? Directory.EnumerateFiles(PathOf(path), "*", SearchOption.AllDirectories).Select(RelativePathOf)
                : [path]),
        ];
    }

    /// <summary>What the manifest exports.</summary>
    public static IReadOnlyList<string> ExportedCmdlets()
    {
        string list = CmdletsToExport().Match(File.ReadAllText(Manifest)).Groups["list"].Value;

        return [.. QuotedName().Matches(list).Select(match => match.Groups["name"].Value)];
    }

    /// <summary>What the build wrote down.</summary>
    internal static string Metadata(string key)
    {
        return typeof(Repository).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;
    }

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\((?<list>[^)]*)\)")]
    private static partial Regex CmdletsToExport();

    [GeneratedRegex("'(?<name>[^']+)'")]
    private static partial Regex QuotedName();
}

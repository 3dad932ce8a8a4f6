using System.Text.RegularExpressions;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests;

public sealed partial class PackageTests
{
    [Fact]
    public void The_list_of_files_has_every_file_of_the_build_and_no_other()
    {
        string[] built =
        [
            .. Directory.EnumerateFiles(Repository.ModuleBin, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')),
        ];
        IEnumerable<string> listed = Repository.ShippedFiles().Where(
            file => file.StartsWith("module/bin/", StringComparison.Ordinal));

        Assert.True(
            built.ToHashSet().SetEquals(listed),
            "Bring module/files.txt and the build together."
                + $" Built and not listed: {string.Join(", ", built.Except(listed))}."
                + $" Listed and not built: {string.Join(", ", listed.Except(built))}.");
    }

    [Fact]
    public async Task A_package_holds_the_listed_files_and_imports()
    {
        using ModuleProcess process = new();
        string package = Path.Combine(process.WorkingFolder, "GhlStockTwits", Repository.Version);

        ScriptResult packed = await process.RunFileAsync(
            Repository.PathOf("build.ps1"), "Package", "-NoBuild", "-Destination", process.WorkingFolder);
        ScriptResult imported = await process.RunAsync(
            $"(Import-Module '{Path.Combine(package, "GhlStockTwits.psd1")}' -PassThru).ExportedCmdlets.Count");

        Assert.Equal([package], packed.Succeeded());
        Assert.Empty(DeadLinks(package));
        Assert.Equal(
            Repository.ShippedFiles().Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(package, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));
        Assert.Equal([$"{Repository.ExportedCmdlets().Count}"], imported.Succeeded());
    }

    /// <summary>The links of the package's pages that lead to a file which the package does not have.</summary>
    private static IEnumerable<string> DeadLinks(string package)
    {
        return
            from page in Directory.EnumerateFiles(package, "*.md", SearchOption.AllDirectories)
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = Path.Combine(Path.GetDirectoryName(page)!, link.Groups["path"].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{Path.GetRelativePath(package, page)}: {link.Groups["path"].Value}";
    }

    [GeneratedRegex(@"\]\((?!https?:|#)(?<path>[^)#\s]+)")]
    private static partial Regex Link();
}

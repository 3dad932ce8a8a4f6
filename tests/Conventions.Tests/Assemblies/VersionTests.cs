using System.Diagnostics;
using System.Text.RegularExpressions;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Assemblies;

public sealed partial class VersionTests
{
    [Fact]
    public void The_manifest_has_the_version()
    {
        Match version = ManifestVersion().Match(File.ReadAllText(Repository.Manifest));

        Assert.Equal(Repository.Version, version.Groups["version"].Value);
    }

    [Theory]
    [InlineData("GhlStockTwits.Loader.dll")]
    [InlineData("core/GhlStockTwits.dll")]
    [InlineData("core/GhlStockTwits.Core.dll")]
    [InlineData("core/GhlStockTwits.Sandbox.dll")]
    public void The_assemblies_have_the_version(string file)
    {
        FileVersionInfo built = FileVersionInfo.GetVersionInfo(Path.Combine(Repository.ModuleBin, file));

        Assert.Equal(Repository.Version + ".0", built.FileVersion);
    }

    [Fact]
    public void The_change_log_begins_with_the_version()
    {
        Match newest = ChangeLogHeading().Match(File.ReadAllText(Repository.PathOf("CHANGELOG.md")));

        Assert.Equal(Repository.Version, newest.Groups["version"].Value);
    }

    [GeneratedRegex(@"ModuleVersion\s*=\s*'(?<version>[^']+)'")]
    private static partial Regex ManifestVersion();

    [GeneratedRegex(@"^## (?<version>\S+)", RegexOptions.Multiline)]
    private static partial Regex ChangeLogHeading();
}

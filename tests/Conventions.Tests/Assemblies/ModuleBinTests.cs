using System.Reflection;
using System.Text;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Assemblies;

public sealed class ModuleBinTests
{
    /// <summary>What PowerShell 7.4 runs on; an assembly made for a later one does not load there.</summary>
    private const int OldestFramework = 8;

    private const string Engine = "System.Management.Automation";

    private static readonly byte[] s_root = Encoding.UTF8.GetBytes(Repository.Root);

    private static readonly string[] s_runtimes =
    [
        "linux-arm64", "linux-musl-arm64", "linux-musl-x64", "linux-x64", "osx-arm64", "osx-x64",
        "win-arm64", "win-x64", "win-x86",
    ];

    [Fact]
    public void Every_reference_is_there()
    {
        HashSet<string> present = [.. BuiltAssembly.All.Select(static each => each.Name), Engine];

        Convention.Require(
            "Ship the missing assembly in module/bin/core: it fails at its first use, not at import.",
            from assembly in BuiltAssembly.All
            from reference in assembly.References
            where !present.Contains(reference.Name!) && !BuiltAssembly.IsFramework(reference.Name!)
            select $"{assembly} needs {reference.Name}");
    }

    [Fact]
    public void No_reference_is_newer_than_the_oldest_PowerShell_has()
    {
        Convention.Require(
            $"Take a version of the package that is made for .NET {OldestFramework}: PowerShell 7.4 runs on that.",
            from assembly in BuiltAssembly.All
            from reference in assembly.References
            where !BuiltAssembly.All.Any(each => each.Name == reference.Name) && reference.Name != "netstandard"
            where reference.Version!.Major > OldestFramework
            select $"{assembly} needs {reference.Name} {reference.Version}");
    }

    [Fact]
    public void No_assembly_knows_where_it_was_built()
    {
        Convention.Require(
            "Keep PathMap in Directory.Build.props: stack traces would show the builder's folders.",
            Directory.EnumerateFiles(Repository.ModuleBin, "GhlStockTwits*.dll", SearchOption.AllDirectories)
                .Where(static file => File.ReadAllBytes(file).AsSpan().IndexOf(s_root) >= 0)
                .Select(static file => Path.GetFileName(file)));
    }

    [Fact]
    public void The_engine_is_not_shipped()
    {
        Assert.False(
            File.Exists(Path.Combine(Repository.CoreBin, Engine + ".dll")),
            $"{Engine}.dll lies in module/bin/core, and the import gives no cmdlets and no error: "
                + "the reference to PowerShellStandard.Library needs ExcludeAssets=\"runtime\".");
    }

    [Fact]
    public void Only_the_loader_lies_outside_the_private_folder()
    {
        Assert.Equal(
            ["GhlStockTwits.Loader.dll"],
            Directory.EnumerateFiles(Repository.ModuleBin).Select(Path.GetFileName));
    }

    [Fact]
    public void Native_libraries_are_there_for_each_platform_and_no_other()
    {
        string runtimes = Path.Combine(Repository.CoreBin, "runtimes");

        Assert.Equal(
            s_runtimes,
            Directory.EnumerateDirectories(runtimes).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(
            s_runtimes,
            runtime => Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(runtimes, runtime, "native"))));
    }

    [Fact]
    public void No_third_party_type_shows_in_a_public_signature()
    {
        Convention.Require(
            "Hide it behind a type of this module, or make the member internal: "
                + "a version that differs breaks whoever calls it.",
            from assembly in new[] { Assembly.Load("GhlStockTwits"), Assembly.Load("GhlStockTwits.Core") }
            from type in assembly.GetExportedTypes()
            from used in PublicSignature.Of(type)
            let home = used.Assembly.GetName().Name!
            where !home.StartsWith("GhlStockTwits", StringComparison.Ordinal)
            where home != Engine && !BuiltAssembly.IsFramework(home)
            select $"{type.FullName} shows {used.FullName} of {home}");
    }
}

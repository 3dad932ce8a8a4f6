using System.Reflection;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests;

/// <summary>What needs a fresh PowerShell for each test. The rest is in <c>tests/Pester/Import.Tests.ps1</c>.</summary>
public sealed class ImportTests
{
    [Fact]
    public async Task Eight_runspaces_import_at_once()
    {
        using ModuleProcess process = new();

        ScriptResult result = await process.RunAsync($$"""
            1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
                (Import-Module '{{Repository.Manifest}}' -PassThru).ExportedCmdlets.Count
            }
            """);

        Assert.Equal(Enumerable.Repeat($"{Repository.ExportedCmdlets().Count}", 8), result.Succeeded());
    }

    [Fact]
    public async Task An_import_loads_no_dependency()
    {
        ScriptResult result = await ModuleProcess.RunWithModuleAsync($$"""
            [AppDomain]::CurrentDomain.GetAssemblies() |
                Where-Object { -not $_.IsDynamic -and $_.Location.StartsWith('{{Repository.ModuleBin}}') } |
                ForEach-Object { $_.GetName().Name }
            """);

        Assert.Equal(
            ["GhlStockTwits", "GhlStockTwits.Loader"],
            result.Succeeded().Order());
    }

    [Fact]
    public async Task An_import_writes_no_file()
    {
        using ModuleProcess process = new();
        string[] before = FilesOf(Path.GetDirectoryName(Repository.ModuleBin)!);

        ScriptResult result = await process.RunAsync($"Import-Module '{Repository.Manifest}'");

        result.Succeeded();
        Assert.Equal(before, FilesOf(Path.GetDirectoryName(Repository.ModuleBin)!));
        Assert.Empty(FilesOf(process.WorkingFolder));
        // PowerShell keeps caches of its own there.
        Assert.DoesNotContain(
            FilesOf(process.Home), file => file.Contains("GhlStockTwits", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_version_of_a_dependency_in_the_session_does_no_harm()
    {
        using ModuleProcess process = new();
        string other = typeof(ImportTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "OtherYamlDotNet").Value!;

        ScriptResult result = await process.RunAsync($$"""
            $other = [Reflection.Assembly]::LoadFrom('{{other}}')
            Import-Module '{{Repository.Manifest}}'
            $context = [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'GhlStockTwits'
            $ours = $context.LoadFromAssemblyName([Reflection.AssemblyName]'YamlDotNet')
            $other.GetName().Version.Major, $ours.GetName().Version.Major
            """);

        Assert.Equal(["16", "18"], result.Succeeded());
    }

    [Fact]
    public async Task The_private_context_finds_the_native_library_of_this_machine()
    {
        ScriptResult result = await ModuleProcess.RunWithModuleAsync("""
            $context = [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'GhlStockTwits'
            $sqlite = $context.LoadFromAssemblyName([Reflection.AssemblyName]'Microsoft.Data.Sqlite')
            $type = $sqlite.GetType('Microsoft.Data.Sqlite.SqliteConnection')
            $connection = [Activator]::CreateInstance($type, 'Data Source=:memory:')
            $connection.Open()
            $connection.State.ToString()
            """);

        Assert.Equal(["Open"], result.Succeeded());
    }

    private static string[] FilesOf(string folder)
    {
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}")
            .Order()];
    }
}

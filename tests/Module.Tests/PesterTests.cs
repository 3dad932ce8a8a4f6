using System.Reflection;
using System.Text.Json;
using GhlStockTwits.TestKit;
using Xunit.Abstractions;

namespace GhlStockTwits.Module.Tests;

/// <summary>
/// Runs each file of <c>tests/Pester</c> in a fresh PowerShell: here those about one noun of a service, in
/// <see cref="PesterModuleTests"/> the others, so that two files run at a time.
/// </summary>
public sealed class PesterServiceTests(ITestOutputHelper output)
{
    public static TheoryData<string> Files => [.. PesterFile.Names.Where(PesterFile.IsOfAService)];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Every_test_of_the_file_passes(string file) => PesterFile.RunAsync(file, output);
}

/// <inheritdoc cref="PesterServiceTests"/>
public sealed class PesterModuleTests(ITestOutputHelper output)
{
    public static TheoryData<string> Files =>
        [.. PesterFile.Names.Where(static name => !PesterFile.IsOfAService(name))];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Every_test_of_the_file_passes(string file) => PesterFile.RunAsync(file, output);
}

internal static class PesterFile
{
    private static readonly string s_folder = Repository.PathOf("tests", "Pester");

    private static readonly string s_pester = typeof(PesterFile).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "Pester")
        .Value!;

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(s_folder, "*.Tests.ps1").Select(static path => Path.GetFileName(path)).Order();

    public static bool IsOfAService(string name) =>
        name.StartsWith("Ghl", StringComparison.Ordinal) || name.StartsWith("StockTwits", StringComparison.Ordinal);

    public static async Task RunAsync(string file, ITestOutputHelper output)
    {
        using ModuleProcess process = new()
        {
            Timeout = TimeSpan.FromMinutes(5),
            // A file is done before code that is compiled again would pay off.
            Environment = { ["DOTNET_TC_CallCounting"] = "0" },
        };
        string results = Path.Combine(process.WorkingFolder, "results.json");

        ScriptResult run = await process.RunFileAsync(
            Path.Combine(s_folder, "Invoke-TestFile.ps1"), Path.Combine(s_folder, file), s_pester, results);

        Assert.True(File.Exists(results), $"Pester wrote no results. {run}");
        PesterResult[] tests = JsonSerializer.Deserialize<PesterResult[]>(await File.ReadAllTextAsync(results))!;
        foreach (IGrouping<string, PesterResult> outcome in tests.GroupBy(static test => test.Outcome))
        {
            output.WriteLine($"{outcome.Key}: {outcome.Count()}");
        }

        PesterResult[] failures = [.. tests.Where(static test => test.Outcome == "Failed")];
        Assert.True(failures.Length == 0, string.Join<PesterResult>(Environment.NewLine, failures));
        Assert.True(tests.Any(static test => test.Outcome == "Passed"), $"No test of {file} ran.");
    }

    private sealed record PesterResult(string Name, string Outcome, string? Message)
    {
        public override string ToString()
        {
            return $"{Name}{Environment.NewLine}{Message}{Environment.NewLine}";
        }
    }
}

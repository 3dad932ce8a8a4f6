using System.Reflection;
using System.Text.Json;
using GhlStockTwits.TestKit;
using Xunit.Abstractions;

namespace GhlStockTwits.Module.Tests;

/// <summary>Runs each file of <c>tests/Pester</c> in a fresh PowerShell.</summary>
public sealed class PesterTests(ITestOutputHelper output)
{
    private static readonly string s_folder = Repository.PathOf("tests", "Pester");

    private static readonly string s_pester = typeof(PesterTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "Pester")
        .Value!;

    public static TheoryData<string> Files()
    {
        return
        [
            .. Directory.EnumerateFiles(s_folder, "*.Tests.ps1").Select(static path => Path.GetFileName(path)).Order(),
        ];
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_test_of_the_file_passes(string file)
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

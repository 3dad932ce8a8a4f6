using GhlStockTwits.TestKit;
using Xunit.Abstractions;

namespace GhlStockTwits.Module.Tests;

/// <summary>
/// Runs each file of <c>tests/Pester</c>: here those about one noun of a service, in <see cref="PesterModuleTests"/>
/// the others, so that two files run at a time.
/// </summary>
public sealed class PesterServiceTests(PesterProcess process, ITestOutputHelper output) : IClassFixture<PesterProcess>
{
    public static TheoryData<string> Files => [.. PesterFile.Names.Where(PesterFile.IsOfAService)];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Every_test_of_the_file_passes(string file) => PesterFile.RunAsync(file, process, output);
}

/// <inheritdoc cref="PesterServiceTests"/>
public sealed class PesterModuleTests(PesterProcess process, ITestOutputHelper output) : IClassFixture<PesterProcess>
{
    public static TheoryData<string> Files =>
        [.. PesterFile.Names.Where(static name => !PesterFile.IsOfAService(name))];

    [Theory]
    [MemberData(nameof(Files))]
    public Task Every_test_of_the_file_passes(string file) => PesterFile.RunAsync(file, process, output);
}

internal static class PesterFile
{
    private static readonly string s_folder = Repository.PathOf("tests", "Pester");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(s_folder, "*.Tests.ps1").Select(static path => Path.GetFileName(path)).Order();

    public static bool IsOfAService(string name) =>
        name.StartsWith("Ghl", StringComparison.Ordinal) || name.StartsWith("StockTwits", StringComparison.Ordinal);

    public static async Task RunAsync(string file, PesterProcess process, ITestOutputHelper output)
    {
        IReadOnlyList<PesterResult> tests = await process.RunAsync(Path.Combine(s_folder, file));

        foreach (IGrouping<string, PesterResult> outcome in tests.GroupBy(static test => test.Outcome))
        {
            output.WriteLine($"{outcome.Key}: {outcome.Count()}");
        }

        PesterResult[] failures = [.. tests.Where(static test => test.Outcome == "Failed")];
        Assert.True(failures.Length == 0, string.Join<PesterResult>(Environment.NewLine, failures));
        Assert.True(tests.Any(static test => test.Outcome == "Passed"), $"No test of {file} ran.");
    }
}

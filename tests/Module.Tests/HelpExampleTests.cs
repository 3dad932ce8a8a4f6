using System.Collections.Concurrent;
using System.Xml.Linq;
using GhlStockTwits.TestKit;
using Xunit.Abstractions;

namespace GhlStockTwits.Module.Tests;

/// <summary>Runs every example of every cmdlet, on the module as it is installed.</summary>
public sealed class HelpExampleTests : IDisposable
{
    private const int Parts = 2;

    private readonly ITestOutputHelper _output;
    private readonly ModuleProcess _installer = new();
    private readonly ConcurrentBag<string> _failed = [];

    public HelpExampleTests(ITestOutputHelper output)
    {
        _output = output;
    }

    private string Modules => _installer.WorkingFolder;

    public void Dispose()
    {
        _installer.Dispose();
    }

    [Fact]
    public async Task Every_example_runs()
    {
        ScriptResult installed = await _installer.RunFileAsync(
            Repository.PathOf("build.ps1"), "Package", "-NoBuild", "-Destination", Modules);
        installed.Succeeded();

        int[] parts = await Task.WhenAll(Enumerable.Range(0, Parts).Select(RunPartAsync));
        int ran = parts.Sum();
        _output.WriteLine($"Examples that ran: {ran}.");

        Assert.True(
            _failed.IsEmpty,
            string.Join(Environment.NewLine, _failed.Order(StringComparer.Ordinal).Prepend("These examples fail:")));
        Assert.Equal(NumberOfExamples(), ran);
    }

    /// <returns>How many examples ran without an error.</returns>
    private async Task<int> RunPartAsync(int part)
    {
        using ModuleProcess process = new()
        {
            Timeout = TimeSpan.FromMinutes(5),
            Environment = { ["EXAMPLES_PART"] = $"{part}/{Parts}", ["PSModulePath"] = Modules },
        };
        string script = await File.ReadAllTextAsync(Repository.PathOf("tests", "Module.Tests", "HelpExamples.ps1"));
        ScriptResult result = await process.RunAsync($"$root = '{Repository.Root}'{Environment.NewLine}{script}");
        foreach (string text in After(result.Lines, "failed = "))
        {
            _failed.Add(text);
        }

        return After(result.Succeeded(), "ran = ").Count();
    }

    private static IEnumerable<string> After(IEnumerable<string> lines, string prefix)
    {
        return lines
            .Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
            .Select(line => line[prefix.Length..]);
    }

    private static int NumberOfExamples()
    {
        return XDocument.Load(Repository.PathOf("en-US", "GhlStockTwits.dll-Help.xml"))
            .Descendants()
            .Count(static element => element.Name.LocalName == "example");
    }
}

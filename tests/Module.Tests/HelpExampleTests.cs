using System.Collections.Concurrent;
using System.Xml.Linq;
using GhlStockTwits.TestKit;
using Xunit.Abstractions;

namespace GhlStockTwits.Module.Tests;

/// <summary>
/// Runs every example of every cmdlet on the module as it is installed: in the engine from NuGet, and in pwsh where an example
/// uses a command that the engine lacks.
/// </summary>
public sealed class HelpExampleTests : IDisposable
{
    private const int Parts = 2;

    private readonly ITestOutputHelper _output;
    private readonly ModuleProcess _installer = new(ScriptEngine.ScriptHost);
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

        Counts[] parts = await Task.WhenAll(Enumerable.Range(0, Parts).Select(RunPartAsync));
        Counts all = parts.Aggregate(static (left, right) => left.And(right));
        Report($"Examples of the help: {all}.");

        Assert.True(
            _failed.IsEmpty,
            string.Join(Environment.NewLine, _failed.Order(StringComparer.Ordinal).Prepend("These examples fail:")));
        Assert.Equal(NumberOfExamples(), all.InEngine + all.InPwsh + all.NotRun);
        Assert.True(Pwsh.Path is null || all.NotRun == 0, $"Examples of the help: {all}.");
    }

    /// <summary>What the engine runs, and then in pwsh what needs more than the engine has.</summary>
    private async Task<Counts> RunPartAsync(int part)
    {
        IReadOnlyList<string> told = await RunAsync(ScriptEngine.ScriptHost, "EXAMPLES_PART", $"{part}/{Parts}");
        string[] rest = [.. After(told, "needs = ").Select(static text => text.Split(' ')[0])];
        if (rest.Length == 0 || Pwsh.Path is null)
        {
            return new Counts(After(told, "ran = ").Count(), 0, rest.Length);
        }

        IReadOnlyList<string> more = await RunAsync(ScriptEngine.Pwsh, "EXAMPLES_ONLY", string.Join(' ', rest));
        int ran = After(more, "ran = ").Count();
        string[] lacking = [.. After(more, "needs = ")];
        foreach (string text in lacking)
        {
            _failed.Add($"pwsh has no such command: {text}");
        }

        return new Counts(After(told, "ran = ").Count(), ran, lacking.Length);
    }

    private async Task<IReadOnlyList<string>> RunAsync(ScriptEngine engine, string variable, string value)
    {
        using ModuleProcess process = new(engine)
        {
            Timeout = TimeSpan.FromMinutes(5),
            Environment = { [variable] = value, ["PSModulePath"] = Modules },
        };
        string script = await File.ReadAllTextAsync(
            Repository.PathOf("tests", "Module.Tests", "Cmdlets", "Scripts", "examples.ps1"));
        ScriptResult result = await process.RunAsync($"$root = '{Repository.Root}'{Environment.NewLine}{script}");
        foreach (string text in After(result.Lines, "failed = "))
        {
            _failed.Add(text);
        }

        return result.Succeeded();
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

    /// <summary>To the test's own output, and to the console for logs that leave that out.</summary>
    private void Report(string text)
    {
        _output.WriteLine(text);
        Console.WriteLine(text);
    }

    private sealed record Counts(int InEngine, int InPwsh, int NotRun)
    {
        public Counts And(Counts other)
        {
            return new(InEngine + other.InEngine, InPwsh + other.InPwsh, NotRun + other.NotRun);
        }

        public override string ToString()
        {
            return $"{InEngine} in the engine, {InPwsh} in pwsh, {NotRun} not run";
        }
    }
}

using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests;

public sealed class ExampleTests
{
    public static TheoryData<string> Examples()
    {
        return
        [
            .. Directory.EnumerateFiles(Repository.PathOf("examples"), "*.ps1")
                .Select(static path => Path.GetFileName(path))
                // Needs accounts; tests/Pester/Documents.Tests.ps1 runs it.
                .Where(static name => name != "scheduled.ps1"),
        ];
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Each_example_runs_to_its_end(string example)
    {
        using ModuleProcess process = new();

        ScriptResult result = await process.RunFileAsync(Repository.PathOf("examples", example));

        Assert.NotEmpty(result.Succeeded());
        if (example == "quickstart.ps1")
        {
            // It converges: its last run has nothing left to do.
            Assert.Contains("Writes: 0", result.Lines);
        }

        Assert.Empty(Directory.EnumerateFiles(process.WorkingFolder, "*", SearchOption.AllDirectories));
    }
}

using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests;

public sealed class ExampleTests
{
    [Theory, ExamplesIn(ScriptEngine.ScriptHost), ExamplesIn(ScriptEngine.Pwsh)]
    public async Task Each_example_runs_to_its_end(ScriptEngine engine, string example)
    {
        using ModuleProcess process = new(engine);

        ScriptResult result = await process.RunFileAsync(Repository.PathOf("examples", example));

        Assert.NotEmpty(result.Succeeded());
        Assert.Empty(Directory.EnumerateFiles(process.WorkingFolder, "*", SearchOption.AllDirectories));
    }

    [Theory, InScriptHost, InPwsh]
    public async Task The_quick_start_converges(ScriptEngine engine)
    {
        using ModuleProcess process = new(engine);

        ScriptResult result = await process.RunFileAsync(Repository.PathOf("examples", "quickstart.ps1"));

        Assert.Contains("Writes: 0", result.Succeeded());
    }
}

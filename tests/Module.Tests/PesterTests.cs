using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests;

public sealed class PesterTests
{
    [PesterFact]
    public async Task The_Pester_suite_passes()
    {
        using ModuleProcess process = new(ScriptEngine.Pwsh) { Timeout = TimeSpan.FromMinutes(10) };

        ScriptResult result = await process.RunAsync($$"""
            Import-Module '{{Pwsh.Pester}}'
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = '{{Repository.PathOf("tests", "Pester")}}'
            $configuration.Run.Exit = $true
            $configuration.Output.Verbosity = 'Detailed'
            Invoke-Pester -Configuration $configuration
            """);

        Assert.True(result.ExitCode == 0, $"Failed in Pester; see [-] below.{Environment.NewLine}{result}");
        Assert.Contains(result.Lines, line => line.StartsWith("Tests Passed:", StringComparison.Ordinal));
    }
}

using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests;

/// <summary>What Get-Help says about each cmdlet.</summary>
public sealed class HelpTests
{
    private const int MinExamples = 3;

    [Fact]
    public async Task Help_has_synopsis_parameters_examples_and_links()
    {
        ScriptResult result = await ModuleProcess.RunWithModuleAsync("""
            foreach ($cmdlet in (Get-Module GhlStockTwits).ExportedCmdlets.Values | Sort-Object Name) {
                $help = Get-Help $cmdlet.Name -Full
                $explained = $help.parameters.parameter | Where-Object { $_.description.Text } | ForEach-Object { $_.name }
                $ours = $cmdlet.Parameters.Keys | Where-Object { [Management.Automation.Cmdlet]::CommonParameters -notcontains $_ }
                $silent = @($ours | Where-Object { $explained -notcontains $_ }) -join ' '
                $examples = @($help.examples.example | Where-Object { $_.code }).Count
                $links = @($help.relatedLinks.navigationLink).Count
                "$($cmdlet.Name)|$($help.Synopsis)|$silent|$examples|$links"
            }
            """);

        string[][] cmdlets = [.. result.Succeeded().Select(static line => line.Split('|'))];
        Assert.Equal(Repository.ExportedCmdlets().Count, cmdlets.Length);
        string[] lacking = [.. cmdlets.Select(static cmdlet => $"{cmdlet[0]}: {string.Join(", ", Lacking(cmdlet))}")
            .Where(static text => !text.EndsWith(": ", StringComparison.Ordinal))];
        Assert.True(lacking.Length == 0, string.Join(Environment.NewLine, lacking));
    }

    [Fact]
    public async Task Help_is_plain_text()
    {
        ScriptResult result = await ModuleProcess.RunWithModuleAsync("""
            (Get-Help Set-GhlContactTag).Synopsis
            (Get-Help Set-GhlContactTag -Parameter ContactId).description.Text
            (Get-Help Get-GhlTag -Parameter Name).globbing
            (Get-Help Get-GhlContact -Full).examples.example[0].code
            """);

        Assert.All(result.Succeeded(), static line => Assert.DoesNotContain('<', line));
        Assert.Equal("true", result.Lines[^2]);
        Assert.StartsWith("Get-GhlContact", result.Lines[^1], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lacking(string[] cmdlet)
    {
        // Without help of its own, PowerShell makes a synopsis of the syntax.
        if (cmdlet[1].Length == 0 || cmdlet[1].StartsWith(cmdlet[0], StringComparison.Ordinal))
        {
            yield return "no synopsis";
        }

        if (cmdlet[2].Length > 0)
        {
            yield return $"nothing about {cmdlet[2]}";
        }

        if (Number(cmdlet[3]) < MinExamples)
        {
            yield return $"{cmdlet[3]} examples, {MinExamples} wanted";
        }

        if (Number(cmdlet[4]) == 0)
        {
            yield return "no links";
        }
    }

    private static int Number(string text)
    {
        return int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}

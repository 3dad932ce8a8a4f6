using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests;

/// <summary>What scripts may rely on in both engines: it keeps the host for machines without pwsh honest.</summary>
public sealed class HostTests
{
    [Theory, InScriptHost, InPwsh]
    public async Task Exit_gives_the_exit_code(ScriptEngine engine)
    {
        ScriptResult result = await RunAsync(engine, "'before'; exit 3; 'after'");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["before"], result.Lines);
    }

    [Theory, InScriptHost, InPwsh]
    public async Task An_uncaught_error_ends_the_script_with_one_and_is_shown(ScriptEngine engine)
    {
        ScriptResult result = await RunAsync(engine, "'before'; throw 'It is over.'; 'after'");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["before"], result.Lines);
        Assert.Contains("It is over.", result.Error, StringComparison.Ordinal);
        Assert.Contains("Line |", result.Error, StringComparison.Ordinal);
    }

    [Theory, InScriptHost, InPwsh]
    public async Task Another_error_goes_to_the_error_stream_and_the_script_goes_on(ScriptEngine engine)
    {
        ScriptResult result = await RunAsync(engine, "Get-Command No-Such; 'after'");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["after"], result.Lines);
        Assert.Contains("No-Such", result.Error, StringComparison.Ordinal);
    }

    [Theory, InScriptHost, InPwsh]
    public async Task Arguments_bind_by_name_position_and_switch(ScriptEngine engine)
    {
        using ModuleProcess process = new(engine);
        string file = Path.Combine(process.WorkingFolder, "arguments.ps1");
        await File.WriteAllTextAsync(file, """
            param([string] $Name, [int] $Count, [switch] $Loud, [switch] $Slow)
            "$Name $Count $Loud $Slow $PSScriptRoot"
            """);

        ScriptResult result = await process.RunFileAsync(file, "Ada", "-Count", "3", "-Loud", "-Slow:$false");

        Assert.Equal([$"Ada 3 True False {process.WorkingFolder}"], result.Succeeded());
    }

    [Theory, InScriptHost, InPwsh]
    public async Task A_question_that_nobody_can_answer_is_an_error(ScriptEngine engine)
    {
        ScriptResult result = await RunAsync(engine, """
            function Remove-It {
                [CmdletBinding(SupportsShouldProcess)] param()
                if ($PSCmdlet.ShouldProcess('it')) { 'removed' }
            }
            Remove-It -WhatIf
            Remove-It -Confirm
            'after'
            """);

        Assert.Equal(["What if: Performing the operation \"Remove-It\" on target \"it\".", "after"], result.Lines);
        Assert.Contains("nteractive", result.Error, StringComparison.Ordinal);
    }

    [Theory, InScriptHost, InPwsh]
    public async Task Messages_go_where_PowerShell_writes_them(ScriptEngine engine)
    {
        ScriptResult result = await RunAsync(
            engine,
            "Write-Host 'host' -ForegroundColor Green; Write-Warning 'warning'; Write-Verbose 'hidden'; "
                + "Write-Verbose 'verbose' -Verbose; Write-Output 'output'");

        Assert.Equal(["host", "WARNING: warning", "VERBOSE: verbose", "output"], result.Succeeded());
    }

    [Theory, InScriptHost, InPwsh]
    public async Task The_first_of_many_ends_the_rest(ScriptEngine engine)
    {
        ScriptResult result = await RunAsync(
            engine, "$n = 0; 1..100 | ForEach-Object { $script:n++; $_ } | Select-Object -First 2; \"came: $n\"");

        Assert.Equal(["1", "2", "came: 2"], result.Succeeded());
    }

    [Theory, InScriptHost, InPwsh]
    public async Task Objects_can_be_sorted_projected_and_laid_out(ScriptEngine engine)
    {
        ScriptResult result = await RunAsync(engine, """
            $people = [pscustomobject]@{ Name = 'Bo'; Age = 30 }, [pscustomobject]@{ Name = 'Al'; Age = 40 }
            $older = $people | Sort-Object Name | Select-Object Name, @{ n = 'Next'; e = { $_.Age + 1 } }
            $older | Format-Table -HideTableHeaders
            ($people | Select-Object -ExpandProperty Age) -join '+'
            ($people | Measure-Object).Count
            Join-Path 'a' 'b'
            """);

        Assert.Equal(["Al     41", "Bo     31", "30+40", "2", Path.Combine("a", "b")], result.Succeeded());
    }

    private static async Task<ScriptResult> RunAsync(ScriptEngine engine, string script)
    {
        using ModuleProcess process = new(engine);

        return await process.RunAsync(script);
    }
}

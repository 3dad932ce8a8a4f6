using System.Globalization;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class StoppingTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    [Theory, InScriptHost, InPwsh]
    public async Task A_stop_ends_whatever_a_cmdlet_waits_for(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            # Milliseconds from the stop to the end, of a command that is surely waiting.
            function StopAfter($command, [scriptblock] $isWaiting) {
                $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
                $null = $shell.AddScript("Import-Module '{manifest}'").Invoke()
                $shell.Commands.Clear()
                $null = $shell.AddScript("param(`$c) $command -Connection `$c -Verbose").AddArgument($connection)
                $running = $shell.BeginInvoke()
                $patience = [Diagnostics.Stopwatch]::StartNew()
                while ($patience.Elapsed.TotalSeconds -lt 60) {
                    if (& $isWaiting) { break }
                    [Threading.Thread]::Sleep(10)
                }
                if (-not (& $isWaiting)) { return "never waited: $($shell.Streams.Error) $($shell.Streams.Verbose)" }
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $shell.Stop()
                $elapsed = $watch.ElapsedMilliseconds
                $shell.Dispose()
                $elapsed
            }

            $connection = Get-GhlStockTwitsConnection
            $null = Order faults '{ "kind": "hang", "path": "/contacts/" }'
            Tell 'a request' (StopAfter 'Get-GhlContact' { $http.GetStringAsync("$($sandbox.ControlUri)/faults").Result -like '*"hits":1*' })
            $null = Order faults '{ "kind": "status", "status": 503, "retryAfter": "60", "path": "/tags" }'
            Tell 'a retry' (StopAfter 'Get-GhlTag' { "$($shell.Streams.Verbose)" -like '*trying again*' })
            $null = Order limits '{ "highLevel": { "max": 2, "intervalMilliseconds": 60000 } }'
            $null = Get-GhlTag
            Tell 'the limiter' (StopAfter 'Get-GhlTag' { "$($shell.Streams.Verbose)" -like '*rate limit*' })
            """.Replace("{manifest}", Repository.Manifest, StringComparison.Ordinal));

        foreach (string wait in new[] { "a request", "a retry", "the limiter" })
        {
            Assert.True(
                int.TryParse(found[wait], CultureInfo.InvariantCulture, out int milliseconds) && milliseconds < s_limit.TotalMilliseconds,
                $"A stop while waiting for {wait}: {found[wait]} (milliseconds). Give every await the cmdlet's token.");
        }
    }

    [Theory, InScriptHost, InPwsh]
    public async Task Runspaces_keep_their_connections_apart(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            $other = Start-GhlStockTwitsSandbox -Contacts 7 -Seed 2 -SearchLag 0
            $counts = $sandbox, $other, $sandbox, $other | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module '{manifest}'
                $alone = $null -eq (Get-GhlStockTwitsConnection)
                Connect-Ghl -Sandbox $_
                $first = @(Get-GhlContact).Count
                [Threading.Thread]::Sleep(200)
                "$alone $first $(@(Get-GhlContact).Count)"
            }
            Tell 'parallel' (($counts | Sort-Object) -join '|')
            $both = Get-GhlStockTwitsConnection
            $handed = 1..2 | ForEach-Object -Parallel {
                Import-Module '{manifest}'
                "$(@(Get-GhlContact -Connection $using:both).Count) $((Get-StockTwitsAccount -Connection $using:both).Username)"
            }
            Tell 'handed on' ($handed -join '|')
            $kept = Connect-Ghl -Sandbox $other -PassThru
            Tell 'replaced' @(Get-GhlContact).Count
            Tell 'the old one' @(Get-GhlContact -Connection $both).Count
            Disconnect-GhlStockTwits
            Tell 'disconnected' @(Get-GhlStockTwitsConnection).Count
            Tell 'kept' @(Get-GhlContact -Connection $kept).Count
            """.Replace("{manifest}", Repository.Manifest, StringComparison.Ordinal));

        Assert.Equal("True 120 120|True 120 120|True 7 7|True 7 7", found["parallel"]);
        Assert.Equal("120 sandbox_trader|120 sandbox_trader", found["handed on"]);
        Assert.Equal("7", found["replaced"]);
        Assert.Equal("120", found["the old one"]);
        Assert.Equal("0", found["disconnected"]);
        Assert.Equal("7", found["kept"]);
    }
}

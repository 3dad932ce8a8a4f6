# Milliseconds from the stop to the end, of a command that is surely waiting.
function StopAfter($command, [scriptblock] $isWaiting) {
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    $null = $shell.AddScript("Import-Module '$root/GhlStockTwits.psd1'").Invoke()
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
$before = $sandbox.RequestCount
Tell 'the next look' (StopAfter 'Watch-StockTwitsStream -Trending' { $sandbox.RequestCount -gt $before })
$null = Order limits '{ "highLevel": { "max": 2, "intervalMilliseconds": 60000 } }'
$null = Get-GhlTag
Tell 'the limiter' (StopAfter 'Get-GhlTag' { "$($shell.Streams.Verbose)" -like '*rate limit*' })

# Reads contacts as a script without the module would. Arguments: base address, token, location, runs, limit.
param($BaseUri, $Token, $LocationId, [int] $Runs, [int] $Limit)
$headers = @{ Authorization = "Bearer $Token"; Version = '2021-07-28' }
for ($run = 0; $run -lt $Runs; $run++) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $count = 0
    $cursor = ''
    do {
        $page = Invoke-RestMethod "$($BaseUri)contacts/?locationId=$LocationId&limit=100$cursor" -Headers $headers
        $count += $page.contacts.Count
        $page.contacts | Out-Null
        $cursor = "&startAfter=$($page.meta.startAfter)&startAfterId=$($page.meta.startAfterId)"
    } while ($page.contacts.Count -and $page.meta.startAfterId -and $count -lt $Limit)
    "$count " + $watch.Elapsed.TotalMilliseconds.ToString('0.0', [cultureinfo]::InvariantCulture)
}
"peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"

# Reads contacts with the module. Arguments: manifest, base address, token, location, runs, limit.
param($Manifest, $BaseUri, $Token, $LocationId, [int] $Runs, [int] $Limit)
Import-Module $Manifest
$secret = ConvertTo-SecureString $Token -AsPlainText -Force
Connect-Ghl -BaseUri $BaseUri -Token $secret -LocationId $LocationId -SkipCheck
for ($run = 0; $run -lt $Runs; $run++) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    if ($Limit -lt 100000) {
        Get-GhlContact | Select-Object -First $Limit | Out-Null
    }
    else {
        Get-GhlContact | Out-Null
    }
    "$Limit " + $watch.Elapsed.TotalMilliseconds.ToString('0.0', [cultureinfo]::InvariantCulture)
}
"peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"

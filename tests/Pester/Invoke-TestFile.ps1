<#
.SYNOPSIS
    Runs one Pester file and writes what became of its tests as JSON. "dotnet test" calls this in a fresh PowerShell.
#>
param(
    [Parameter(Mandatory)] [string] $Path,
    # The manifest of the Pester to use.
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $ResultPath
)

# An error that no test expects fails the test that met it.
$global:ErrorActionPreference = 'Stop'
Import-Module $Pester

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration

# The message, and where it happened as far as that is not in Pester itself.
function Format-Failure($errorRecord) {
    foreach ($record in $errorRecord) {
        $record.Exception.Message
        $record.ScriptStackTrace -split "`n" | Where-Object { $_ -notmatch 'Pester\.psm?1|Invoke-TestFile\.ps1' }
    }
}

function Format-Result($tested, $name, $outcome) {
    $message = @(Format-Failure $tested.ErrorRecord)
    if ($outcome -eq 'Failed' -and -not $message) { $message = 'Did not run, because its block failed.' }
    @{ Name = "$name"; Outcome = $outcome; Message = $message -join "`n" }
}

# Blocks and containers fail where BeforeAll, AfterAll or discovery do.
$results = @(
    $run.Tests | ForEach-Object { Format-Result $_ $_.ExpandedPath $_.Result }
    $run.FailedBlocks | ForEach-Object { Format-Result $_ $_.ExpandedPath Failed }
    $run.FailedContainers | ForEach-Object { Format-Result $_ $_.Item Failed }
)
ConvertTo-Json $results -Depth 3 | Set-Content $ResultPath

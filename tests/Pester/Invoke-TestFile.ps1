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

function Format-Failure($errorRecord) {
    ($errorRecord | ForEach-Object { "$($_.Exception.Message)`n$($_.ScriptStackTrace)" }) -join "`n"
}

# Blocks and containers fail where BeforeAll, AfterAll or discovery do.
$results = @(
    $run.Tests | ForEach-Object { @{ Name = $_.ExpandedPath; Outcome = $_.Result; Message = Format-Failure $_.ErrorRecord } }
    $run.FailedBlocks | ForEach-Object { @{ Name = $_.ExpandedPath; Outcome = 'Failed'; Message = Format-Failure $_.ErrorRecord } }
    $run.FailedContainers | ForEach-Object { @{ Name = "$_"; Outcome = 'Failed'; Message = Format-Failure $_.ErrorRecord } }
)
ConvertTo-Json $results -Depth 3 | Set-Content $ResultPath

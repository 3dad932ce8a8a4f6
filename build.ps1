#Requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests, shows and packages the module.
.EXAMPLE
    ./build.ps1
    Builds the module, so that Import-Module ./GhlStockTwits.psd1 works.
.EXAMPLE
    ./build.ps1 Test, Package
    Runs every test, then lays out the module as it ships in artifacts/GhlStockTwits/<version>.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Package')]
    [string[]] $Task = 'Build',

    # Where Package lays out the module.
    [string] $Destination = [IO.Path]::Combine($PSScriptRoot, 'artifacts'),

    # Use what was built before.
    [switch] $NoBuild
)

# Plain .NET throughout: this also runs where Microsoft.PowerShell.Management and .Utility are absent.
$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') ended with exit code $LASTEXITCODE."
    }
}

function Build {
    Invoke-DotNet build ([IO.Path]::Combine($PSScriptRoot, 'src', 'GhlStockTwits')) --nologo -v quiet
}

function Package([string] $Destination) {
    $syntax = [Management.Automation.Language.Parser]::ParseFile(
        [IO.Path]::Combine($PSScriptRoot, 'GhlStockTwits.psd1'), [ref] $null, [ref] $null)
    $manifest = $syntax.Find({ $args[0] -is [Management.Automation.Language.HashtableAst] }, $false).SafeGetValue()

    $folder = [IO.Path]::Combine($Destination, 'GhlStockTwits', $manifest.ModuleVersion)
    if ([IO.Directory]::Exists($folder)) {
        [IO.Directory]::Delete($folder, $true)
    }

    # The manifest names each file that ships; nothing else does, whatever lies beside it.
    foreach ($file in $manifest.FileList) {
        $target = [IO.Path]::Combine($folder, $file)
        $null = [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($target))
        [IO.File]::Copy([IO.Path]::Combine($PSScriptRoot, $file), $target)
    }

    $folder
}

if (-not $NoBuild) {
    Build
}

switch ($Task) {
    'Test' { Invoke-DotNet test ([IO.Path]::Combine($PSScriptRoot, 'GhlStockTwits.slnx')) --nologo }
    'Demo' { & ([IO.Path]::Combine($PSScriptRoot, 'examples', 'quickstart.ps1')) }
    'Package' { Package $Destination }
}

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
    $properties = [xml] [IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, 'Directory.Build.props'))
    $folder = [IO.Path]::Combine($Destination, 'GhlStockTwits', $properties.Project.PropertyGroup.Version)
    if ([IO.Directory]::Exists($folder)) {
        [IO.Directory]::Delete($folder, $true)
    }

    # Each file that ships is named, and nothing else ships, whatever lies beside it. (The manifest's own FileList would
    # say the same, and PowerShell would look for every file of it at each import.)
    foreach ($file in [IO.File]::ReadAllLines([IO.Path]::Combine($PSScriptRoot, 'module', 'files.txt'))) {
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

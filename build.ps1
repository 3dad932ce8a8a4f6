#!/usr/bin/env pwsh
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
    [string] $Destination = "$PSScriptRoot/artifacts",

    # Use what was built before.
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') ended with exit code $LASTEXITCODE."
    }
}

function Build-Module {
    Invoke-DotNet build "$PSScriptRoot/src/GhlStockTwits" --nologo -v quiet
}

function New-ModulePackage([string] $Destination) {
    $version = ([xml] (Get-Content "$PSScriptRoot/Directory.Build.props" -Raw)).Project.PropertyGroup.Version
    $folder = Join-Path $Destination GhlStockTwits $version
    if (Test-Path $folder) {
        Remove-Item $folder -Recurse
    }

    # Only listed files ship, and the files of listed folders. (With FileList in the manifest, PowerShell would look for
    # each of them at every import.)
    foreach ($path in Get-Content "$PSScriptRoot/module/files.txt") {
        $target = Join-Path $folder $path
        $null = New-Item (Split-Path $target) -ItemType Directory -Force
        Copy-Item "$PSScriptRoot/$path" $target -Recurse
    }

    $folder
}

if (-not $NoBuild) {
    Build-Module
}

switch ($Task) {
    'Test' { Invoke-DotNet test "$PSScriptRoot/GhlStockTwits.slnx" --nologo }
    'Demo' { & "$PSScriptRoot/examples/quickstart.ps1" }
    'Package' { New-ModulePackage $Destination }
}

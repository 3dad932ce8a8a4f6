<#
.SYNOPSIS
    Runs the Pester file of each line of its input, and writes a line when it is done. "dotnet test" calls this.
.DESCRIPTION
    Each file has a session, a home and a working folder of its own, and the environment that this process began with.
    What it shares with the others is compiled code, which takes a fresh process longer than most files.
#>
param(
    # The manifest of the Pester to use.
    [Parameter(Mandatory)] [string] $Pester,
    # Gets a folder for each file, with its results.json.
    [Parameter(Mandatory)] [string] $Folder
)

$ErrorActionPreference = 'Stop'
$homes = 'HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'LOCALAPPDATA', 'APPDATA'
$environment = [Environment]::GetEnvironmentVariables()

function Reset-Environment($homeFolder) {
    foreach ($name in [Environment]::GetEnvironmentVariables().Keys) {
        [Environment]::SetEnvironmentVariable($name, $environment[$name])
    }
    foreach ($name in $homes) { [Environment]::SetEnvironmentVariable($name, $homeFolder) }
}

while ($path = [Console]::In.ReadLine()) {
    $own = Join-Path $Folder (Split-Path $path -LeafBase)
    $homeFolder, $work = 'home', 'work' | ForEach-Object { (New-Item "$own/$_" -ItemType Directory -Force).FullName }
    Reset-Environment $homeFolder
    [Environment]::CurrentDirectory = $work
    $runspace = [runspacefactory]::CreateRunspace($Host, [initialsessionstate]::CreateDefault2())
    $runspace.Open()
    $runspace.SessionStateProxy.Path.SetLocation($work) > $null
    $shell = [powershell]::Create($runspace)
    $null = $shell.AddCommand("$PSScriptRoot/Invoke-TestFile.ps1").AddParameters(@{
            Path = $path; Pester = $Pester; ResultPath = "$own/results.json"
        })
    try {
        $shell.Invoke()
    }
    catch {
        # The file then has no results.
        [Console]::Error.WriteLine($_)
    }
    $shell.Dispose()
    $runspace.Dispose()
    [Console]::Out.WriteLine('done')
}

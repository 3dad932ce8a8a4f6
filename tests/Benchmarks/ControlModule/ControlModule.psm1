$again = $null -ne ('GhlStockTwits.Loader.ModuleContext' -as [type])
if (-not $again) {
    $null = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($PSScriptRoot, 'GhlStockTwits.Loader.dll'))
}

$cmdlets = [GhlStockTwits.Loader.ModuleContext]::LoadCmdlets([IO.Path]::Combine($PSScriptRoot, 'ControlModule.dll'))
Import-Module -Assembly $cmdlets

if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    throw 'GhlStockTwits requires the full language mode. Import it in a session without constrained language, or ' +
        'sign the module so that the policy of the system trusts it.'
}

# Everything but the loader lives in a private assembly context, so that no other module's versions get in the way.
# LoadFrom, not Add-Type: the same result in a tenth of the time, and without Microsoft.PowerShell.Utility.
$bin = [IO.Path]::Combine($PSScriptRoot, 'bin')
$loader = 'GhlStockTwits.Loader.ModuleContext' -as [type]
$again = $null -ne $loader
if (-not $again) {
    $null = [Reflection.Assembly]::LoadFrom([IO.Path]::Combine($bin, 'GhlStockTwits.Loader.dll'))
}
elseif ([IO.Path]::GetDirectoryName($loader.Assembly.Location) -ne $bin) {
    # PowerShell keeps what it knows of a cmdlet's class for as long as the process runs.
    $loaded = [IO.Path]::GetFullPath([IO.Path]::Combine($loader.Assembly.Location, '../../..'))
    throw "This process has loaded another copy of GhlStockTwits, from $loaded. Start a new PowerShell session to " +
        "use the copy in $([IO.Path]::GetDirectoryName($PSScriptRoot))."
}

$cmdlets = [GhlStockTwits.Loader.ModuleContext]::LoadCmdlets([IO.Path]::Combine($bin, 'core', 'GhlStockTwits.dll'))
$inner = Import-Module -Assembly $cmdlets -PassThru:$again

# An assembly that is imported again exports nothing: https://github.com/PowerShell/PowerShell/issues/20710
if ($again) {
    $export = [psmoduleinfo].GetMethod('AddExportedCmdlet', [Reflection.BindingFlags]'Instance, NonPublic')
    foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
        $null = $export.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
    }
}

# Not by TypesToProcess of the manifest: a second copy would fail there, before it can say why.
Import-Module ([IO.Path]::Combine($PSScriptRoot, 'GhlStockTwits.Types.psd1'))

$ExecutionContext.SessionState.Module.OnRemove = { Disconnect-GhlStockTwits }

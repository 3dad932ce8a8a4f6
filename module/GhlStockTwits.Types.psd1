# The types of the module. GhlStockTwits.psm1 imports them after it has checked the session: the module's own manifest
# would load them before that, and Update-TypeData would load Microsoft.PowerShell.Utility. The version is not used.
@{
    ModuleVersion  = '1.0'
    TypesToProcess = 'GhlStockTwits.Types.ps1xml'
}

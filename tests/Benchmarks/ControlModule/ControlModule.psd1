@{
    RootModule        = 'ControlModule.psm1'
    ModuleVersion     = '0.1.0'
    GUID              = 'd2cbb8ea-9e57-4a31-8b3f-2a6f3a9a6c11'
    Author            = 'The GhlStockTwits contributors'
    Description       = 'What GhlStockTwits is compared with: the same loader, one cmdlet. It ships nowhere.'
    PowerShellVersion = '7.4'
    CmdletsToExport   = @('Get-Control')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}

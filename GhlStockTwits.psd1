@{
    RootModule           = 'module/GhlStockTwits.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '6f0c7c0e-3f0b-4c55-9d0e-5d1b7a1f9c52'
    Author               = 'The GhlStockTwits contributors'
    CompanyName          = 'GhlStockTwits'
    Copyright            = '(c) The GhlStockTwits contributors. MIT licence.'
    Description          = 'Work with HighLevel (GoHighLevel) contacts and a StockTwits account from one prompt, and keep the two in step unattended: contacts, tasks, notes, tags, streams and updates as pipeline objects.'

    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')

    FormatsToProcess     = @('module/GhlStockTwits.Format.ps1xml')

    CmdletsToExport      = @(
        'Get-GhlContactNote'
        'Get-GhlStockTwitsAudience'
        'Get-GhlStockTwitsEffect'
        'Get-GhlStockTwitsRecord'
        'Sync-GhlStockTwits'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags         = @(
                'HighLevel', 'GoHighLevel', 'GHL', 'CRM', 'StockTwits', 'Contacts', 'Sync', 'Automation', 'Webhooks',
                'PSEdition_Core', 'Windows', 'Linux', 'MacOS'
            )
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}

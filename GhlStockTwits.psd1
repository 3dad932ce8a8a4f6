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
        'Add-StockTwitsFollow'
        'Add-StockTwitsLike'
        'Add-StockTwitsWatchlistSymbol'
        'Complete-GhlContactTask'
        'Connect-Ghl'
        'Connect-StockTwits'
        'Disconnect-GhlStockTwits'
        'Find-StockTwitsSymbol'
        'Find-StockTwitsUser'
        'Get-GhlContact'
        'Get-GhlContactAppointment'
        'Get-GhlContactNote'
        'Get-GhlContactTask'
        'Get-GhlCustomField'
        'Get-GhlStockTwitsAudience'
        'Get-GhlStockTwitsConnection'
        'Get-GhlStockTwitsEffect'
        'Get-GhlStockTwitsOperation'
        'Get-GhlStockTwitsRateLimit'
        'Get-GhlStockTwitsRecord'
        'Get-GhlTag'
        'Get-StockTwitsAccount'
        'Get-StockTwitsFollow'
        'Get-StockTwitsMessage'
        'Get-StockTwitsStream'
        'Get-StockTwitsTrending'
        'Get-StockTwitsUser'
        'Get-StockTwitsWatchlist'
        'Invoke-GhlRequest'
        'Invoke-GhlStockTwitsOperation'
        'Invoke-StockTwitsRequest'
        'Measure-StockTwitsActivity'
        'New-GhlContact'
        'New-GhlContactNote'
        'New-GhlContactTask'
        'New-GhlCustomField'
        'New-GhlTag'
        'New-StockTwitsWatchlist'
        'Remove-GhlContact'
        'Remove-GhlContactNote'
        'Remove-GhlContactTask'
        'Remove-GhlCustomField'
        'Remove-GhlTag'
        'Remove-StockTwitsFollow'
        'Remove-StockTwitsLike'
        'Remove-StockTwitsWatchlist'
        'Remove-StockTwitsWatchlistSymbol'
        'Send-StockTwitsUpdate'
        'Set-GhlContact'
        'Set-GhlContactNote'
        'Set-GhlContactTag'
        'Set-GhlContactTask'
        'Set-GhlCustomField'
        'Set-GhlTag'
        'Set-StockTwitsWatchlist'
        'Start-GhlStockTwitsSandbox'
        'Stop-GhlStockTwitsSandbox'
        'Sync-GhlStockTwits'
        'Watch-GhlStockTwitsTrigger'
        'Watch-StockTwitsStream'
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

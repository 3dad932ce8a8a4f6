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
        'Add-GhlContactCampaign'
        'Add-GhlContactWorkflow'
        'Add-StockTwitsFollow'
        'Complete-GhlContactTask'
        'Connect-Ghl'
        'Connect-StockTwits'
        'ConvertFrom-GhlWebhook'
        'Disconnect-GhlStockTwits'
        'Find-GhlContactDuplicate'
        'Find-StockTwitsSymbol'
        'Find-StockTwitsUser'
        'Get-GhlAppointment'
        'Get-GhlCalendar'
        'Get-GhlBusiness'
        'Get-GhlCampaign'
        'Get-GhlContact'
        'Get-GhlContactAppointment'
        'Get-GhlContactNote'
        'Get-GhlContactTask'
        'Get-GhlCustomField'
        'Get-GhlFreeSlot'
        'Get-GhlCustomValue'
        'Get-GhlLocation'
        'Get-GhlStockTwitsAudience'
        'Get-GhlStockTwitsConnection'
        'Get-GhlStockTwitsEffect'
        'Get-GhlStockTwitsOperation'
        'Get-GhlStockTwitsRateLimit'
        'Get-GhlStockTwitsRecord'
        'Get-GhlTag'
        'Get-GhlUser'
        'Get-GhlWorkflow'
        'Get-StockTwitsAccount'
        'Get-StockTwitsFollow'
        'Get-StockTwitsMessage'
        'Get-StockTwitsStream'
        'Get-StockTwitsUser'
        'Invoke-GhlRequest'
        'Invoke-GhlStockTwitsOperation'
        'Invoke-StockTwitsRequest'
        'New-GhlAppointment'
        'New-GhlBusiness'
        'New-GhlContact'
        'New-GhlContactNote'
        'New-GhlContactTask'
        'New-GhlCustomField'
        'New-GhlCustomValue'
        'New-GhlTag'
        'Remove-GhlAppointment'
        'Remove-GhlBusiness'
        'Remove-GhlContact'
        'Remove-GhlContactCampaign'
        'Remove-GhlContactNote'
        'Remove-GhlContactTask'
        'Remove-GhlContactWorkflow'
        'Remove-GhlCustomField'
        'Remove-GhlCustomValue'
        'Remove-GhlTag'
        'Remove-StockTwitsFollow'
        'Send-StockTwitsUpdate'
        'Set-GhlAppointment'
        'Set-GhlBusiness'
        'Set-GhlContact'
        'Set-GhlContactBusiness'
        'Set-GhlContactFollower'
        'Set-GhlContactNote'
        'Set-GhlContactTag'
        'Set-GhlContactTask'
        'Set-GhlCustomField'
        'Set-GhlCustomValue'
        'Set-GhlTag'
        'Start-GhlStockTwitsSandbox'
        'Stop-GhlStockTwitsSandbox'
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

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
        'Get-GhlStockTwitsRateLimit'
        'Get-GhlStockTwitsRecord'
        'Get-GhlTag'
        'Get-StockTwitsAccount'
        'Get-StockTwitsFollow'
        'Get-StockTwitsMessage'
        'Get-StockTwitsStream'
        'Get-StockTwitsUser'
        'New-GhlContact'
        'New-GhlContactNote'
        'New-GhlContactTask'
        'New-GhlCustomField'
        'New-GhlTag'
        'Remove-GhlContact'
        'Remove-GhlContactNote'
        'Remove-GhlContactTask'
        'Remove-GhlCustomField'
        'Remove-GhlTag'
        'Remove-StockTwitsFollow'
        'Send-StockTwitsUpdate'
        'Set-GhlContact'
        'Set-GhlContactNote'
        'Set-GhlContactTag'
        'Set-GhlContactTask'
        'Set-GhlCustomField'
        'Set-GhlTag'
        'Start-GhlStockTwitsSandbox'
        'Stop-GhlStockTwitsSandbox'
        'Sync-GhlStockTwits'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()

    # What ships: a package holds these files and no other.
    FileList             = @(
        'CHANGELOG.md',
        'GhlStockTwits.psd1',
        'LICENSE',
        'module/bin/core/Dapper.dll',
        'module/bin/core/Flurl.dll',
        'module/bin/core/Flurl.Http.dll',
        'module/bin/core/GhlStockTwits.Core.dll',
        'module/bin/core/GhlStockTwits.dll',
        'module/bin/core/GhlStockTwits.Sandbox.dll',
        'module/bin/core/Handlebars.dll',
        'module/bin/core/Microsoft.Data.Sqlite.dll',
        'module/bin/core/Newtonsoft.Json.dll',
        'module/bin/core/Polly.Core.dll',
        'module/bin/core/runtimes/linux-arm64/native/libe_sqlite3.so',
        'module/bin/core/runtimes/linux-musl-arm64/native/libe_sqlite3.so',
        'module/bin/core/runtimes/linux-musl-x64/native/libe_sqlite3.so',
        'module/bin/core/runtimes/linux-x64/native/libe_sqlite3.so',
        'module/bin/core/runtimes/osx-arm64/native/libe_sqlite3.dylib',
        'module/bin/core/runtimes/osx-x64/native/libe_sqlite3.dylib',
        'module/bin/core/runtimes/win-arm64/native/e_sqlite3.dll',
        'module/bin/core/runtimes/win-x64/native/e_sqlite3.dll',
        'module/bin/core/runtimes/win-x86/native/e_sqlite3.dll',
        'module/bin/core/SQLitePCLRaw.batteries_v2.dll',
        'module/bin/core/SQLitePCLRaw.core.dll',
        'module/bin/core/SQLitePCLRaw.provider.e_sqlite3.dll',
        'module/bin/core/YamlDotNet.dll',
        'module/bin/GhlStockTwits.Loader.dll',
        'module/GhlStockTwits.Format.ps1xml',
        'module/GhlStockTwits.psm1',
        'README.md',
        'THIRD-PARTY-NOTICES.md'
    )

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

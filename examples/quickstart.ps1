# Tries everything against a sandbox of both services on this machine. Nothing leaves it.
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../GhlStockTwits.psd1"

$recipe = "$PSScriptRoot/recipes/quickstart.yaml"

Write-Host '1. A sandbox of both services, with 50 fake contacts'
$sandbox = Start-GhlStockTwitsSandbox -Contacts 50
try {
    Connect-Ghl -Sandbox $sandbox
    Connect-StockTwits -Sandbox $sandbox
    Get-GhlStockTwitsConnection | Out-Host

    Write-Host '2. The first sync only records a baseline'
    Sync-GhlStockTwits -Recipe $recipe | Out-Host
    $record = Get-GhlStockTwitsRecord -Link Linked | Select-Object -First 1
    $record | Out-Host

    Write-Host '3. An industry, a task and a tag for that contact in HighLevel'
    Set-GhlContact -ContactId $record.ContactId -CustomField @{ industry = 'Windmills' }
    $due = [DateTimeOffset]::UtcNow.AddDays(3)
    New-GhlContactTask -ContactId $record.ContactId -Title 'Send the fact sheet' -DueDate $due | Out-Host
    Set-GhlContactTag -ContactId $record.ContactId -Add announce
    $sandbox.Advance([TimeSpan]::FromSeconds(10))   # HighLevel's search index lags by seconds

    Write-Host '4. The second sync posts one update'
    Sync-GhlStockTwits -Recipe $recipe | Out-Host
    Get-GhlStockTwitsEffect | Out-Host

    Write-Host '5. The third has nothing left to do'
    $third = Sync-GhlStockTwits -Recipe $recipe
    Write-Host "Writes: $($third.Writes)"

    Write-Host "6. The update, as StockTwits' stream returns it"
    Get-StockTwitsStream -User $sandbox.StockTwitsUsername | Select-Object -First 1 | Out-Host

    Write-Host '7. The record, with the new task'
    (Get-GhlStockTwitsRecord -ContactId $record.ContactId).Tasks | Out-Host
}
finally {
    Stop-GhlStockTwitsSandbox $sandbox
}

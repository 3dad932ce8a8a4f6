# Webhooks, from a change in HighLevel to an update, against a sandbox on this machine. Nothing leaves it.
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../GhlStockTwits.psd1"

$recipe = "$PSScriptRoot/recipes/quickstart.yaml"

Write-Host '1. A sandbox, and a baseline of its contacts'
$sandbox = Start-GhlStockTwitsSandbox -Contacts 50
try {
    Connect-Ghl -Sandbox $sandbox
    Connect-StockTwits -Sandbox $sandbox
    $null = Sync-GhlStockTwits $recipe
    $record = Get-GhlStockTwitsRecord -Link Linked | Select-Object -First 1

    Write-Host '2. A listener. HighLevel would reach it through a proxy or tunnel with TLS'
    $listener = Start-GhlWebhookListener -Port 0 -PublicKey $sandbox.WebhookPublicKey
    $sandbox.SendWebhooksTo($listener.Uri)

    Write-Host '3. A tag in HighLevel. Its webhook is stored when it is acknowledged'
    Set-GhlContact -ContactId $record.ContactId -CustomField @{ industry = 'Windmills' }
    Set-GhlContactTag -ContactId $record.ContactId -Add announce
    while ($listener.Received -lt 2) { [Threading.Thread]::Sleep(50) }
    Get-GhlWebhookDelivery | Out-Host

    Write-Host '4. A watch acts on what is stored at once, and on what comes while it runs'
    Watch-GhlStockTwits $recipe -Interval 2 -Duration 4 | Out-Host

    Write-Host '5. The update, the receipts, and the counts'
    Get-StockTwitsStream -User $sandbox.StockTwitsUsername | Select-Object -First 1 | Out-Host
    Get-GhlWebhookDelivery | Out-Host
    Get-GhlWebhookDelivery -Summary | Out-Host
}
finally {
    if ($listener) { Stop-GhlWebhookListener $listener }
    Stop-GhlStockTwitsSandbox $sandbox
}

$other = Start-GhlStockTwitsSandbox -Contacts 7 -Seed 2 -SearchLag 0
$counts = $sandbox, $other, $sandbox, $other | ForEach-Object -ThrottleLimit 4 -Parallel {
    Import-Module "$using:root/GhlStockTwits.psd1"
    $alone = $null -eq (Get-GhlStockTwitsConnection)
    Connect-Ghl -Sandbox $_
    $first = @(Get-GhlContact).Count
    [Threading.Thread]::Sleep(200)
    "$alone $first $(@(Get-GhlContact).Count)"
}
Tell 'parallel' (($counts | Sort-Object) -join '|')
$both = Get-GhlStockTwitsConnection
$handed = 1..2 | ForEach-Object -Parallel {
    Import-Module "$using:root/GhlStockTwits.psd1"
    "$(@(Get-GhlContact -Connection $using:both).Count) $((Get-StockTwitsAccount -Connection $using:both).Username)"
}
Tell 'handed on' ($handed -join '|')
$kept = Connect-Ghl -Sandbox $other -PassThru
Tell 'replaced' @(Get-GhlContact).Count
Tell 'the old one' @(Get-GhlContact -Connection $both).Count
Disconnect-GhlStockTwits
Tell 'disconnected' @(Get-GhlStockTwitsConnection).Count
Tell 'kept' @(Get-GhlContact -Connection $kept).Count

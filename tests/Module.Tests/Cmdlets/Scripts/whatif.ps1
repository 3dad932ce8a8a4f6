$contact = Get-GhlContact | Select-Object -First 1
$note = $contact | New-GhlContactNote -Body 'a note'
$task = $contact | New-GhlContactTask -Title 'a task' -DueDate '2027-01-01'
$tag = Get-GhlTag | Select-Object -First 1
$field = Get-GhlCustomField | Select-Object -First 1
$calendar = Get-GhlCalendar | Select-Object -First 1
$slot = $calendar | Get-GhlFreeSlot | Select-Object -First 1
$appointment = $slot | New-GhlAppointment -ContactId $contact.Id
$value = Get-GhlCustomValue | Select-Object -First 1
$business = Get-GhlBusiness | Select-Object -First 1
$message = Get-StockTwitsStream -Trending -MaxCount 1
$list = Get-StockTwitsWatchlist | Select-Object -First 1
$recipe = "$root/examples/recipes/quickstart.yaml"
$calls = @{
    'New-GhlContact' = { New-GhlContact -FirstName Ada -Tag vip -CustomField @{ industry = 'Energy' } }
    'Set-GhlContact' = { $contact | Set-GhlContact -City Berlin }
    'Remove-GhlContact' = { $contact | Remove-GhlContact }
    'Set-GhlContactTag' = { $contact | Set-GhlContactTag -Add a -Remove b; $contact | Set-GhlContactTag -Replace c -Force; $contact | Set-GhlContactTag -Replace c }
    'Set-GhlContactFollower' = { $contact | Set-GhlContactFollower -Add a -Remove b }
    'Set-GhlContactBusiness' = { $contact | Set-GhlContactBusiness -BusinessId a; $contact, $note | Set-GhlContactBusiness -Clear }
    'Add-GhlContactWorkflow' = { $contact | Add-GhlContactWorkflow -WorkflowId a }
    'Remove-GhlContactWorkflow' = { $contact | Remove-GhlContactWorkflow -WorkflowId a }
    'Add-GhlContactCampaign' = { $contact | Add-GhlContactCampaign -CampaignId a }
    'Remove-GhlContactCampaign' = { $contact | Remove-GhlContactCampaign -CampaignId a; $contact | Remove-GhlContactCampaign -All }
    'New-GhlContactNote' = { $contact | New-GhlContactNote -Body x }
    'Set-GhlContactNote' = { $note | Set-GhlContactNote -Body x }
    'Remove-GhlContactNote' = { $note | Remove-GhlContactNote }
    'New-GhlContactTask' = { $contact | New-GhlContactTask -Title x -DueDate '2027-01-01' }
    'Set-GhlContactTask' = { $task | Set-GhlContactTask -Title x }
    'Complete-GhlContactTask' = { $task | Complete-GhlContactTask }
    'Remove-GhlContactTask' = { $task | Remove-GhlContactTask }
    'New-GhlTag' = { New-GhlTag x }
    'Set-GhlTag' = { $tag | Set-GhlTag -Name x }
    'Remove-GhlTag' = { $tag | Remove-GhlTag }
    'New-GhlCustomField' = { New-GhlCustomField x }
    'Set-GhlCustomField' = { $field | Set-GhlCustomField -Name x }
    'Remove-GhlCustomField' = { $field | Remove-GhlCustomField }
    'New-GhlAppointment' = { $slot | New-GhlAppointment -ContactId $contact.Id }
    'Set-GhlAppointment' = { $appointment | Set-GhlAppointment -Status showed }
    'Remove-GhlAppointment' = { $appointment | Remove-GhlAppointment }
    'New-GhlCustomValue' = { New-GhlCustomValue x y }
    'Set-GhlCustomValue' = { $value | Set-GhlCustomValue -Value x }
    'Remove-GhlCustomValue' = { $value | Remove-GhlCustomValue }
    'New-GhlBusiness' = { New-GhlBusiness x }
    'Set-GhlBusiness' = { $business | Set-GhlBusiness -City x }
    'Remove-GhlBusiness' = { $business | Remove-GhlBusiness }
    'Add-StockTwitsFollow' = { Add-StockTwitsFollow $sandbox.StockTwitsUsername }
    'Remove-StockTwitsFollow' = { Remove-StockTwitsFollow $sandbox.StockTwitsUsername }
    'Send-StockTwitsUpdate' = { Send-StockTwitsUpdate x; 'y' | Send-StockTwitsUpdate; $task | Send-StockTwitsUpdate -Template '{{ title }}' -Publish title }
    'New-GhlAppointmentNote' = { New-GhlAppointmentNote x -Body x }
    'Set-GhlAppointmentNote' = { Set-GhlAppointmentNote x -AppointmentId y -Body x }
    'Remove-GhlAppointmentNote' = { Remove-GhlAppointmentNote x -AppointmentId y }
    'Invoke-GhlStockTwitsOperation' = { Invoke-GhlStockTwitsOperation ghl.tag.create -TagName x; Invoke-GhlStockTwitsOperation stocktwits.message.create -Body x }
    'Invoke-GhlRequest' = { Invoke-GhlRequest "/locations/$($sandbox.LocationId)/tags" -Method POST -Body @{ name = 'x' } }
    'Invoke-StockTwitsRequest' = { Invoke-StockTwitsRequest /messages/create.json -Method POST -Body @{ body = 'x' } }
    'Add-StockTwitsLike' = { $message | Add-StockTwitsLike }
    'Remove-StockTwitsLike' = { $message | Remove-StockTwitsLike }
    'New-StockTwitsWatchlist' = { New-StockTwitsWatchlist x -Symbol AAPL }
    'Set-StockTwitsWatchlist' = { $list | Set-StockTwitsWatchlist -Name x }
    'Remove-StockTwitsWatchlist' = { $list | Remove-StockTwitsWatchlist }
    'Add-StockTwitsWatchlistSymbol' = { $list | Add-StockTwitsWatchlistSymbol -Symbol NVDA }
    'Remove-StockTwitsWatchlistSymbol' = { $list | Remove-StockTwitsWatchlistSymbol -Symbol AAPL }
    'Sync-GhlStockTwits' = { Sync-GhlStockTwits -Recipe $recipe -StatePath state.db }
}
$changing = Get-Command -Module GhlStockTwits | Where-Object { $_.Parameters.ContainsKey('WhatIf') } | ForEach-Object { $_.Name }
Tell 'without a call here' (($changing | Where-Object { -not $calls.ContainsKey($_) }) -join ', ')
$WhatIfPreference = $true
foreach ($name in $calls.Keys) {
    $before = $sandbox.WriteCount
    $output = & $calls[$name]
    Tell $name "$($sandbox.WriteCount - $before) writes, $(@($output | Where-Object { $name -ne 'Sync-GhlStockTwits' }).Count) objects"
}

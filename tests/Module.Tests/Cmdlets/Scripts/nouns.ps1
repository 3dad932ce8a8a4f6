$contact = New-GhlContact -FirstName Ada
$note = $contact | New-GhlContactNote -Body 'one' -Title 'T'
Tell 'note' ($note | Set-GhlContactNote -Body 'two' -Pinned -PassThru | ForEach-Object { "$($_.Body) $($_.Title) $($_.Pinned)" })
Tell 'note found' (Get-GhlContactNote $contact.Id $note.Id).Body
$note | Remove-GhlContactNote
Tell 'notes left' @($contact | Get-GhlContactNote).Count

$task = $contact | New-GhlContactTask -Title 'one' -DueDate '2027-01-01T10:00Z'
Tell 'task' ($task | Set-GhlContactTask -Title 'two' -PassThru | ForEach-Object { "$($_.Title) $($_.Status) $($_.DueDate.UtcDateTime.Hour)" })
Tell 'task done' ($task | Complete-GhlContactTask -PassThru).Status
Tell 'task open' ($task | Set-GhlContactTask -Completed:$false -PassThru).Status
Tell 'task found' ($contact | Get-GhlContactTask -TaskId $task.Id).Title
$task | Remove-GhlContactTask
Tell 'tasks left' @($contact | Get-GhlContactTask).Count

$tag = New-GhlTag 'Spring Call'
Tell 'tag' ($tag | Set-GhlTag -Name 'Autumn Call' -PassThru).Name
Tell 'tag found' ((Get-GhlTag autumn*, nothing*).Name -join '|')
Tell 'tag by id' ($tag | Get-GhlTag).Name
$tag | Remove-GhlTag -Confirm:$false
Tell 'tags left' @(Get-GhlTag autumn*).Count

$field = New-GhlCustomField 'Investor Tier' -DataType TEXT
Tell 'field usable at once' ($contact | Set-GhlContact -CustomField @{ investor_tier = 'gold' } -PassThru).CustomField['investor_tier']
Tell 'field' ($field | Set-GhlCustomField -Name 'Tier' -PassThru).Name
Tell 'field found' ((Get-GhlCustomField tier, investor_*).Name -join '|')
Tell 'field by id' ($field | Get-GhlCustomField).Key
$field | Remove-GhlCustomField -Confirm:$false
Tell 'field gone at once' (Trouble { $contact | Set-GhlContact -CustomField @{ investor_tier = 'gold' } })[0].FullyQualifiedErrorId

# What the catalogue says of itself
$all = Get-GhlStockTwitsOperation
$usable = $all | Where-Object { -not $_.PartnerOnly }
Tell 'usable' @($usable).Count
foreach ($service in 'HighLevel', 'StockTwits') {
    foreach ($kind in 'Action', 'Event', 'Polled') {
        $count = @($usable | Where-Object { $_.Service -eq $service -and $_.Kind -eq $kind }).Count
        $partner = @($all | Where-Object { $_.Service -eq $service -and $_.Kind -eq $kind -and $_.PartnerOnly }).Count
        Tell "count: $service $kind" "$count, for partners $partner"
    }
}
Tell 'names twice' ($all.Count - @($all.Name | Sort-Object -Unique).Count)
Tell 'by name' (Get-GhlStockTwitsOperation ghl.tag.*, GHL.NOTE.LIST).Name
Tell 'by method and path' (Get-GhlStockTwitsOperation -Method DELETE -Path '*/tags/{tagId}').Name
Tell 'by scope' (Get-GhlStockTwitsOperation -Scope locations/tags.write -Method POST).Name
Tell 'by cmdlet' (Get-GhlStockTwitsOperation -Cmdlet Complete-*).Name
Tell 'by paging' (Get-GhlStockTwitsOperation -Paging SearchAfter).Name
Tell 'by repeat' @(Get-GhlStockTwitsOperation stocktwits.message.create -Repeat Never).Count
Tell 'by service' @(Get-GhlStockTwitsOperation ghl.* -Service StockTwits).Count
Tell 'by deprecated' @(Get-GhlStockTwitsOperation ghl.contact.list -Deprecated:$false).Count
Tell 'by page' (Get-GhlStockTwitsOperation -HelpUri */contacts/get-contact).Name
Tell 'piped by name' ($all | Where-Object Name -EQ 'ghl.note.get' | Get-GhlStockTwitsOperation).Path

# Any action by its name
$contact = Get-GhlContact | Select-Object -First 1
Tell 'typed' ((Invoke-GhlStockTwitsOperation ghl.contact.get -ContactId $contact).Id -eq $contact.Id)
Tell 'piped' (($contact | Invoke-GhlStockTwitsOperation ghl.contact.get).Id -eq $contact.Id)
Tell 'own name' (Invoke-GhlStockTwitsOperation ghl.tag.create -TagName 'By Name').Name
Tell 'hashtable' (Invoke-GhlStockTwitsOperation ghl.note.create -ContactId $contact.Id -Argument @{ body = 'x'; pinned = $true }).Pinned
Tell 'moment' (Invoke-GhlStockTwitsOperation ghl.task.create -ContactId $contact.Id -Title x -DueDate '2027-01-02T03:04:05Z' -Completed $false).DueDate.UtcDateTime.Hour
Tell 'paged' @(Invoke-GhlStockTwitsOperation ghl.contact.search).Count
Tell 'early' @(Invoke-GhlStockTwitsOperation ghl.contact.list -Limit 10 | Select-Object -First 3).Count
Tell 'other service' (Invoke-GhlStockTwitsOperation stocktwits.account.verify).Username
$before = $sandbox.WriteCount
$note = Get-GhlContactNote $contact | Select-Object -First 1
$trouble = Trouble { $note | Invoke-GhlStockTwitsOperation stocktwits.message.create }
Tell 'no text from objects' (Describe $trouble)
Tell 'no text from objects, writes' ($sandbox.WriteCount - $before)
Tell 'unknown' (Describe (Trouble { Invoke-GhlStockTwitsOperation ghl.nothing.at.all }))
Tell 'missing' (Describe (Trouble { Invoke-GhlStockTwitsOperation ghl.note.create -ContactId $contact.Id }))
Tell 'not its own' (Describe (Trouble { Invoke-GhlStockTwitsOperation ghl.note.create -ContactId $contact.Id -Argument @{ body = 'x'; colour = 'red' } }))
Tell 'not a choice' (Describe (Trouble { Invoke-GhlStockTwitsOperation ghl.customField.list -Argument @{ model = 'everything' } }))
Tell 'elsewhere' (Describe (Trouble { [pscustomobject]@{ ContactId = $contact.Id; LocationId = 'elsewhere' } | Invoke-GhlStockTwitsOperation ghl.contact.get }))

# Every operation's arguments are parameters
$lacking = $all | Where-Object Kind -EQ Action | Where-Object {
    $operation = $_
    $known = (Get-Command Invoke-GhlStockTwitsOperation -ArgumentList $operation.Name).Parameters.Keys
    $resource = $operation.Name.Split('.')[1]
    @($operation.Argument | Where-Object {
        $name = $_.TrimEnd('*') -replace '_', ''
        -not ($known -contains $name) -and -not ($known -contains "$resource$name")
    }).Count -gt 0
}
Tell 'without their parameters' ($lacking.Name -join ', ')

# What the catalogue does not have
Tell 'raw' @((Invoke-GhlRequest "/locations/$($sandbox.LocationId)/tags").tags | Where-Object name -EQ 'by name').Count
Tell 'raw write' (Invoke-GhlRequest "/locations/$($sandbox.LocationId)/tags" -Method POST -Body @{ name = 'raw' }).tag.name
Tell 'raw other service' @((Invoke-StockTwitsRequest /streams/trending.json -Query @{ limit = 2 }).messages).Count
Tell 'raw address' (Describe (Trouble { Invoke-GhlRequest 'https://elsewhere.example.com/contacts/' }))
Tell 'raw elsewhere' (Describe (Trouble { Invoke-GhlRequest /contacts/ -Query @{ locationId = 'elsewhere' } }))
Tell 'raw unknown' (Describe (Trouble { Invoke-GhlRequest /no/such/thing }))
$null = Order faults '{ "kind": "status", "status": 503, "times": 1, "path": "/contacts" }'
Tell 'raw retried' @((Invoke-GhlRequest /contacts/ -Query @{ locationId = $sandbox.LocationId; limit = 2 }).contacts).Count
$null = Order faults '{ "kind": "status", "status": 503, "times": 1, "path": "/locations" }'
$before = $sandbox.RequestCount
Tell 'raw write not retried' (Describe (Trouble { Invoke-GhlRequest "/locations/$($sandbox.LocationId)/tags" -Method POST -Body @{ name = 'twice' } }))
Tell 'raw write not retried, requests' ($sandbox.RequestCount - $before)

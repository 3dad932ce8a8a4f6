$contact = Get-GhlContact | Select-Object -First 1
$things = @{
    Contact = $contact
    Note = $contact | New-GhlContactNote -Body 'private words'
    ContactTask = $contact | New-GhlContactTask -Title 'private task' -DueDate '2027-01-01'
    Appointment = Get-GhlContact | Get-GhlContactAppointment | Select-Object -First 1
    Tag = Get-GhlTag | Select-Object -First 1
    CustomField = Get-GhlCustomField | Select-Object -First 1
    PSCustomObject = [pscustomobject]@{ Body = 'private words' }
    Hashtable = @{ Body = 'private words' }
    Message = Get-StockTwitsStream -Trending -MaxCount 1
    Int32 = 5
}
$before = $sandbox.WriteCount
foreach ($name in $things.Keys) {
    $thing = $things[$name]
    Tell "$name alone" (Describe (Trouble { , $thing | Send-StockTwitsUpdate }))
    Tell "$name twice" (Trouble { $thing, $thing | Send-StockTwitsUpdate }).Count
    Tell "$name with -Template" (Trouble { , $thing | Send-StockTwitsUpdate -Template 'x' })[0].FullyQualifiedErrorId
    Tell "$name with -Publish" (Trouble { , $thing | Send-StockTwitsUpdate -Publish title })[0].FullyQualifiedErrorId
    Tell "$name with -Body" (Trouble { , $thing | Send-StockTwitsUpdate -Body 'hi' })[0].FullyQualifiedErrorId
}
Tell 'writes' ($sandbox.WriteCount - $before)

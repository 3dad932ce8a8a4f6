$contact = New-GhlContact -FirstName Ada -Tag pipes -CustomField @{ stocktwits_handle = " @$($sandbox.StockTwitsUsername)" }
$other = New-GhlContact -FirstName Bob -Tag pipes
$written = Send-StockTwitsUpdate 'from the account' -PassThru

$verbose = Get-GhlContact -Tag Pipes | Get-StockTwitsStream -MaxCount 1 -Verbose -WarningVariable warnings -WarningAction SilentlyContinue 4>&1
Tell 'stream of contacts' ($verbose | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }).Body
Tell 'passed over' ($warnings -match 'no StockTwits handle: 1\.').Count
Tell 'passed over, by id' @($verbose | Where-Object { "$_" -like "Passed over: contact $($other.Id)*" }).Count
Tell 'profile of a contact' ($contact | Get-StockTwitsUser).Username
Tell 'profile of a writer' ($written | Get-StockTwitsUser).Username
Tell 'profile from a row' ([pscustomobject]@{ Handle = $sandbox.StockTwitsUsername } | Get-StockTwitsUser).Username
Tell 'symbol found' (Find-StockTwitsSymbol AAPL | Select-Object -First 1 | Get-StockTwitsStream -MaxCount 1).Symbols[0]
Tell 'user found' (Find-StockTwitsUser $sandbox.StockTwitsUsername | Get-StockTwitsUser).Username

$note = Get-StockTwitsStream $sandbox.StockTwitsUsername -MaxCount 1 | New-GhlContactNote -ContactId $contact.Id
Tell 'note' ($note.Body -split "`n" -join '|')
Tell 'note on' ($note.ContactId -eq $contact.Id)
Tell 'back to the contact' ($note | Get-GhlContact).FirstName

$task = $contact | New-GhlContactTask -Title 'Spring call' -DueDate '2027-03-01'
Tell 'update from a task' ($contact | Get-GhlContactTask | Send-StockTwitsUpdate -Template '{{ title }} {{ dueDate }}' -Publish title, dueDate -PassThru).Body

$null = Add-StockTwitsFollow demo_kaya1
Tell 'follows' @(Get-StockTwitsFollow | Where-Object Username -EQ demo_kaya1).Count
$null = Get-StockTwitsFollow | Where-Object Username -EQ demo_kaya1 | Remove-StockTwitsFollow
Tell 'follows no more' @(Get-StockTwitsFollow | Where-Object Username -EQ demo_kaya1).Count
Tell 'address' ($written.Url -eq "https://stocktwits.com/$($sandbox.StockTwitsUsername)/message/$($written.Id)")
Tell 'note, last line' ($note.Body -split "`n")[-1].Substring(0, 23)

function Complete($text) { [Management.Automation.CommandCompletion]::CompleteInput($text, $text.Length, $null).CompletionMatches }
function Texts($text) { (Complete $text | ForEach-Object { $_.CompletionText }) -join '|' }

# What comes of a line at the first and at the second press of the key, and for how many requests.
function Press($name, $text) {
    $before = $sandbox.RequestCount
    $first = Texts $text
    $once = $sandbox.RequestCount
    $second = Texts $text
    Tell $name $first
    Tell "$name, requests" "$($once - $before) and $($sandbox.RequestCount - $once)"
    Tell "$name, again" ($second -eq $first)
}

# How many came of a line, whether in time, and whether anything was said about it.
function Silently($name, $text) {
    $errors = $Error.Count
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $found = @(Complete $text 3>&1 4>&1 5>&1 6>&1)
    $took = $watch.ElapsedMilliseconds
    Tell $name "$($found.Count) found, $(if ($took -lt 1500) { 'in time' } else { "after $took ms" }), $($Error.Count - $errors) errors"
}

Press 'operation' 'Invoke-GhlStockTwitsOperation -Name ghl.customValue.c'
Press 'tag' 'Get-GhlContact -Tag inv'
Press 'tag with a blank' 'Get-GhlContact -Tag "retail'
Press 'tag of a list' 'Get-GhlContact -Tag vip, pre'
Press 'tag by position' 'Get-GhlTag newsl'
Press 'custom field' 'Set-GhlContact x -CustomField ind'
Press 'custom value' 'Get-GhlCustomValue tic'
Press 'user' 'Get-GhlUser -Name rob'
Press 'workflow' 'Get-GhlWorkflow welc'
Press 'campaign' 'Get-GhlCampaign quart'
Press 'business' 'Get-GhlBusiness -Name amb'
Press 'calendar' 'Get-GhlFreeSlot -CalendarId inv'
Press 'watchlist' 'Get-StockTwitsStream -Watchlist ma'
Press 'symbol' 'Get-StockTwitsStream -Symbol AAP'
Press 'trigger' 'Watch-GhlStockTwitsTrigger ghl.on.TaskD'
$workflow = Get-GhlWorkflow welcome*
Tell 'watchlist by name' ((Texts 'Get-StockTwitsStream -Watchlist ma') -eq (Get-StockTwitsWatchlist main).Id)
Tell 'user in charge' ((Texts 'Set-GhlContact x -AssignedTo rob') -eq (Get-GhlUser robin*).Id)
Tell 'workflow to add to' ((Texts 'Add-GhlContactWorkflow x -WorkflowId welc') -eq $workflow.Id)
Tell 'calendar by id' ((Texts 'Get-GhlFreeSlot -CalendarId inv') -eq (Get-GhlCalendar inv*).Id)
$business = Get-GhlBusiness amber*
Tell 'workflow by id' ((Texts 'Get-GhlWorkflow -Id welc') -eq $workflow.Id)
Tell 'business by id' ((Texts 'Set-GhlBusiness amb') -eq $business.Id)
Tell 'contacts of a business' ((Texts 'Get-GhlContact -BusinessId amb') -eq $business.Id)
Tell 'shown by name' (Complete 'Get-GhlContact -BusinessId amb' | ForEach-Object { $_.ListItemText })

$null = New-GhlTag investigator
Tell 'after a change' (Texts 'Get-GhlTag invest')
Silently 'half typed' 'Get-GhlContact -Connection nothing -Tag inv'

Connect-Ghl -Sandbox $sandbox
$null = Order 'faults' '{ "path": "/tags", "kind": "latency", "milliseconds": 5000 }'
Silently 'a slow service' 'Get-GhlContact -Tag inv'
Connect-Ghl -Sandbox $sandbox
$null = Order 'faults' '{ "path": "/tags", "kind": "latency", "milliseconds": 1000 }'
Silently 'somewhat slow' 'Get-GhlContact -Tag inv'
Start-Sleep -Seconds 2
$before = $sandbox.RequestCount
Silently 'somewhat slow, the next press' 'Get-GhlContact -Tag inv'
Tell 'somewhat slow, requests' ($sandbox.RequestCount - $before)

$wrong = ConvertTo-SecureString 'pit-wrong' -AsPlainText -Force
Connect-Ghl -Token $wrong -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri -SkipCheck
Silently 'a wrong token' 'Get-GhlContact -Tag inv'
Connect-Ghl -Token $wrong -LocationId $sandbox.LocationId -BaseUri 'http://127.0.0.1:9' -SkipCheck
Silently 'nobody answers' 'Get-GhlContact -Tag inv'
Disconnect-GhlStockTwits
Silently 'no connection' 'Get-GhlContact -Tag inv'
Tell 'operation without a connection' (Texts 'Invoke-GhlStockTwitsOperation ghl.tag.c')

# More contacts than one call takes; the ids of a listing, so that only what is tested makes calls.
Disconnect-GhlStockTwits
$sandbox = Start-GhlStockTwitsSandbox -Contacts 10000 -SearchLag 0 -NoRateLimit
Connect-Ghl -Sandbox $sandbox
$ids = (Get-GhlContact).Id
function Tags($id) { (Get-GhlContact $id).Tags -join '|' }
function Rows([string[]] $of) { $of | ForEach-Object { [pscustomobject]@{ Id = $_ } } }

$before = $sandbox.RequestCount
$ids | Set-GhlContactTag -Add bulk
Tell 'calls' ($sandbox.RequestCount - $before)
Tell 'tagged' @(Get-GhlContact -Tag bulk).Count

$before = $sandbox.RequestCount
$ids[0..5] | Set-GhlContactTag -Add a, b -Remove bulk
Tell 'calls for both' ($sandbox.RequestCount - $before)
Tell 'both' @(Get-GhlContact -Tag a, b | Where-Object { $_.Tags -notcontains 'bulk' }).Count
$before = $sandbox.RequestCount
Tell 'one' (($ids[0] | Set-GhlContactTag -Add single -PassThru).Tags -contains 'single')
$ids[1] | Set-GhlContactTag -Add single
Tell 'calls for one each' ($sandbox.RequestCount - $before)
Tell 'one without output' ((Tags $ids[1]) -like '*single*')

Tell 'faulty' (Describe (Trouble { $ids[0..3] + 'abcdef' + $ids[4..8] | Set-GhlContactTag -Add faulty }))
Tell 'the others' @(Get-GhlContact -Tag faulty).Count
Tell 'faulty once' @(Trouble { $ids[0], 'abcdef' | Set-GhlContactTag -Add x -Remove y }).Count

$null = Order faults '{ "kind": "status", "status": 422, "path": "bulk/tags", "times": 3, "body": "{\"message\":\"too many\"}" }'
$before = $sandbox.RequestCount
$ids[0..9] | Set-GhlContactTag -Add halved
Tell 'halved' "$($sandbox.RequestCount - $before) calls, $(@(Get-GhlContact -Tag halved).Count) contacts"
$null = Order faults '{ "kind": "status", "status": 422, "path": "bulk/tags", "times": 4, "body": "{\"message\":\"no\"}" }'
$refused = Trouble { $ids[0..7] | Set-GhlContactTag -Add refused }
Tell 'refused alone' "$($refused.Count) $($refused[0].TargetObject -eq $ids[0]) $($refused[0].FullyQualifiedErrorId) $(@(Get-GhlContact -Tag refused).Count)"
$null = Order faults '{ "kind": "resetAfter", "path": "bulk/tags" }'
$ids[0..1] | Set-GhlContactTag -Add lost
Tell 'lost answer' @(Get-GhlContact -Tag lost).Count

$business = (Get-GhlContact | Where-Object BusinessId | Select-Object -First 1).BusinessId
$before = $sandbox.RequestCount
$ids[0..999] | Set-GhlContactBusiness -BusinessId $business
Tell 'business' "$($sandbox.RequestCount - $before) calls, $((Get-GhlContact $ids[999]).BusinessId -eq $business)"
Tell 'faulty for a business' (Describe (Trouble { $ids[0], 'abcdef', $ids[1] | Set-GhlContactBusiness -Clear }))
Tell 'cleared' "[$((Get-GhlContact $ids[0]).BusinessId)$((Get-GhlContact $ids[1]).BusinessId)]"
Set-GhlContactBusiness $ids[2] -BusinessId $null
Tell 'null clears' "[$((Get-GhlContact $ids[2]).BusinessId)]"
$before = $sandbox.RequestCount
Tell 'no such business' (Describe (Trouble { $ids[0..999] | Set-GhlContactBusiness -BusinessId nowhere }))
Tell 'calls in vain' ($sandbox.RequestCount - $before)

$before = $sandbox.WriteCount
$ids[0..2] | Set-GhlContactTag -Add never -WhatIf
Tell 'WhatIf' ($sandbox.WriteCount - $before)
$poor = ((Order tokens '{ "service": "highLevel", "scopes": ["contacts.readonly"] }') -split '"token":"')[1].Split('"')[0]
$reader = Connect-Ghl -Token (ConvertTo-SecureString $poor -AsPlainText -Force) -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri -PassThru
$before = $sandbox.RequestCount
Tell 'missing scope' (Describe (Trouble { Rows $ids[0..1200] | Set-GhlContactTag -Add never -Connection $reader }))
Tell 'calls without scope' ($sandbox.RequestCount - $before)

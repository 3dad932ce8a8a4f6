function Secret($text) { ConvertTo-SecureString $text -AsPlainText -Force }
function Token($order) { ((Order tokens $order) -split '"token":"')[1].Split('"')[0] }
$ghl = @{ LocationId = $sandbox.LocationId; BaseUri = $sandbox.HighLevelUri }
$ids = (Get-GhlContact | Select-Object -First 2).Id

Tell 'wrong token' (Describe (Trouble { Connect-Ghl -Token (Secret 'pit-00000000-0000-0000-0000-000000000000') @ghl }))
Tell 'wrong StockTwits token' (Describe (Trouble { Connect-StockTwits -Token (Secret ('0' * 40)) -BaseUri $sandbox.StockTwitsUri }))
Tell 'broken token' (Describe (Trouble { Connect-Ghl -Token (Secret "two`nlines") @ghl }))
Tell 'wrong location' (Describe (Trouble { Connect-Ghl -Token (Secret $sandbox.HighLevelToken) -LocationId elsewhere -BaseUri $sandbox.HighLevelUri }))
Tell 'no https' (Describe (Trouble { Connect-Ghl -Token (Secret 'x') -LocationId x -BaseUri 'http://example.com' }))
Tell 'still connected' @(Get-GhlContact $ids[0]).Count

Tell 'unknown contact' (Describe (Trouble { $ids[0], 'nobody', $ids[1] | Get-GhlContact }))
Tell 'the others go on' @($ids[0], 'nobody', $ids[1] | Get-GhlContact -ErrorAction SilentlyContinue).Count
Tell 'unknown user' (Describe (Trouble { Get-StockTwitsUser nobody_at_all }))
Tell 'unknown field' (Describe (Trouble { Set-GhlContact $ids[0] -CustomField @{ no_such = 1 } }))
Tell 'nothing to change' (Describe (Trouble { Set-GhlContact $ids[0] }))
Tell 'another location' (Describe (Trouble { [pscustomobject]@{ ContactId = $ids[0]; LocationId = 'elsewhere' }, [pscustomobject]@{ ContactId = $ids[1]; LocationId = $sandbox.LocationId } | Set-GhlContact -City Bonn }))

$null = New-GhlContact -Email twin@example.com
$twin = Trouble { New-GhlContact -Email twin@example.com }
Tell 'duplicate' (Describe $twin)
Tell 'duplicate of' ($twin[0].Exception.DuplicateContactId -eq (Get-GhlContact -Email twin@example.com).Id)

$reader = Connect-Ghl -Token (Secret (Token '{ "service": "highLevel", "scopes": ["contacts.readonly"] }')) @ghl -PassThru
Tell 'missing scope' (Describe (Trouble { $ids | ForEach-Object { [pscustomobject]@{ Id = $_ } } | New-GhlContactNote -Body x -Connection $reader }))

Disconnect-GhlStockTwits
Tell 'no connection' (Describe (Trouble { $ids | Get-GhlContact }))
Tell 'no StockTwits connection' (Describe (Trouble { Get-StockTwitsStream -Trending }))
$env:GHL_TOKEN = ''
Tell 'no environment' (Describe (Trouble { Connect-Ghl }))
$env:GHL_TOKEN = $sandbox.HighLevelToken; $env:GHL_LOCATION_ID = $sandbox.LocationId
Connect-Ghl -BaseUri $sandbox.HighLevelUri
Tell 'from the environment' @(Get-GhlContact $ids[0]).Count
try { Get-GhlContact nobody -ErrorAction Stop }
catch { Tell 'caught' ($_.FullyQualifiedErrorId -like 'Ghl.NotFound,*') }

$private = @{ Email = 'ada.private@example.com'; Phone = '+12005550177'; Address1 = '7 Hidden Lane' }
$words = 'Confidential merger'
$ada = New-GhlContact -FirstName Adalind @private
$note = $ada | New-GhlContactNote -Body $words
$all = [Collections.Generic.List[string]]::new()
function Watch([scriptblock] $work) {
    $ErrorActionPreference = 'Continue'; $VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $InformationPreference = 'Continue'
    try {
        & $work *>&1 | Where-Object { $_.GetType().Namespace -like 'System.Management.Automation*' } | ForEach-Object { Keep $_ }
    }
    catch { Keep $_ }
}
function Keep($record) {
    $all.Add("$record")
    if ($record -is [Management.Automation.ErrorRecord]) {
        $all.Add("$($record.Exception) $($record.CategoryInfo) $($record.ErrorDetails.RecommendedAction)")
    }
}
$secret = ConvertTo-SecureString 'pit-11111111-2222-3333-4444-555555555555' -AsPlainText -Force
foreach ($status in 400, 401, 403, 404, 422, 500) {
    $echo = "{ ""message"": ""$($sandbox.HighLevelToken) $($sandbox.StockTwitsToken) ada.private@example.com +1 200-555-0177 refused"" }"
    $null = Order faults "{ ""kind"": ""status"", ""status"": $status, ""body"": ""$($echo.Replace('"', '\"'))"", ""times"": 1, ""path"": ""/contacts"" }"
    Watch { New-GhlContact -FirstName Adalind @private }
}
Watch { Connect-Ghl -Token $secret -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri }
Watch { New-GhlContact -FirstName Adalind @private }
Watch { New-GhlContact -FirstName Adalind @private -UpdateIfExists }
Watch { Get-GhlContact -Email $private.Email -Phone $private.Phone }
Watch { Get-GhlContact -Query $private.Email }
Watch { Get-GhlContact -Filter @{ field = 'nonsense'; operator = 'eq'; value = $private.Email } }
Watch { Find-StockTwitsUser $private.Email }
Watch { $ada | Set-GhlContact -Email 'not an address of ada.private@example.com' }
Watch { $ada, $note | Send-StockTwitsUpdate }
Watch { $ada | Send-StockTwitsUpdate -Template '{{ name }} {{ email }}' -Publish name }
Watch { $note | Set-GhlContactNote -Body $words -WhatIf }
Watch { $note | Remove-GhlContactNote }
Watch { $ada | Get-StockTwitsStream }
Watch { [pscustomobject]@{ Handle = 'nobody_at_all'; Email = $private.Email } | Get-StockTwitsUser }
Watch { [pscustomobject]@{ ContactId = 'nobody'; Email = $private.Email } | Get-GhlContactNote }
Watch { Find-GhlContactDuplicate -Email $private.Email -Phone $private.Phone }
Watch { Get-GhlContact $private.Email }
Watch { Get-GhlContact ada.private@elsewhere.example.com }
Watch { Set-GhlContact ada.private@elsewhere.example.com -City x }
Watch { Set-GhlContactTag $private.Email -Add x -WhatIf }
Watch { Set-GhlContact $ada -AssignedTo ada.private@elsewhere.example.com }
Watch { Add-GhlContactWorkflow $private.Email -WorkflowId nowhere }
Watch { Invoke-GhlRequest /contacts/search/duplicate -Query @{ email = $private.Email; locationId = 'elsewhere' } }
Watch { Invoke-GhlRequest "/contacts/?email=$($private.Email)" }
Watch { Invoke-GhlStockTwitsOperation ghl.contact.create -Email 'not an address of ada.private@example.com' }
Watch { Invoke-GhlStockTwitsOperation ghl.oauth.token -ClientId x -ClientSecret $secret -GrantType refresh_token -RefreshToken $secret }
Watch { Invoke-StockTwitsRequest /messages/create.json -Method POST -Body @{ body = '' } }
Watch { "{ 'email': 'ada.private@example.com'" | ConvertFrom-GhlWebhook }
Watch { '{ "email": "ada.private@example.com" }' | ConvertFrom-GhlWebhook }
Watch { '{ "type": "ContactCreate", "id": "x", "email": "ada.private@example.com" }' | ConvertFrom-GhlWebhook | Get-GhlContact }
Watch { New-GhlAppointment $private.Email -CalendarId nowhere -Start '2027-01-01' }
Watch { $ada | Remove-GhlContact -Confirm:$false }
Watch { $ada | Get-GhlContact }
$text = $all -join "`n"
Tell 'lines' $all.Count
foreach ($needle in $sandbox.HighLevelToken, $sandbox.StockTwitsToken, 'pit-11111111', 'ada.private', '5550177', '555-0177', 'Hidden Lane', $words) {
    $found = $all | Where-Object { $_ -like "*$needle*" } | Select-Object -First 1
    Tell "shown: $needle" ($found -replace '\s+', ' ')
}

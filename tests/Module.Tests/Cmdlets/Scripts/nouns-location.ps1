$value = New-GhlCustomValue 'Office hours' '9 to 5'
Tell 'value' "$($value.Name) $($value.Value) $($value.FieldKey)"
Tell 'value, text changed' ($value | Set-GhlCustomValue -Value '10 to 6' -PassThru | ForEach-Object { "$($_.Name) $($_.Value)" })
Tell 'value, name changed' ($value | Set-GhlCustomValue -Name 'Hours' -PassThru | ForEach-Object { "$($_.Name) $($_.Value)" })
$before = $sandbox.RequestCount
$value | Set-GhlCustomValue -Name 'Opening' -Value '8 to 4'
Tell 'value, both changed' ($sandbox.RequestCount - $before)
Tell 'value found' ((Get-GhlCustomValue open*, nothing*).Value -join '|')
Tell 'value by id' ($value | Get-GhlCustomValue).Name
Tell 'value, nothing to change' (Describe (Trouble { $value | Set-GhlCustomValue }))
Tell 'values' @(Get-GhlCustomValue).Count
$value | Remove-GhlCustomValue -Confirm:$false
Tell 'values left' @(Get-GhlCustomValue).Count
Tell 'value gone' (Trouble { $value | Set-GhlCustomValue -Value x })[0].FullyQualifiedErrorId

$business = New-GhlBusiness 'Example Ships' -City Bremen -Email office@example.com
Tell 'business' "$($business.Name) $($business.City) $($business.LocationId -eq $sandbox.LocationId)"
$before = $sandbox.RequestCount
Tell 'business changed' ($business | Set-GhlBusiness -Country DE -PassThru | ForEach-Object { "$($_.Name) $($_.City) $($_.Country)" })
Tell 'business changed in' ($sandbox.RequestCount - $before)
Tell 'business found' ((Get-GhlBusiness *ships, nothing*).Country -join '|')
Tell 'business by id' ($business | Get-GhlBusiness).Email
$rows = [pscustomobject]@{ Name = 'Row One'; City = 'Bonn' }, [pscustomobject]@{ Name = 'Row Two'; City = 'Kiel' }
Tell 'businesses from rows' (($rows | New-GhlBusiness -Country DE | ForEach-Object { "$($_.Name) $($_.City) $($_.Country)" }) -join '|')
Get-GhlBusiness row* | Set-GhlBusiness -State NW
Tell 'several changed' ((Get-GhlBusiness row*).State -join '|')
Get-GhlBusiness row* | Remove-GhlBusiness -Confirm:$false
$business | Remove-GhlBusiness -Confirm:$false
Tell 'businesses left' @(Get-GhlBusiness row*, *ships).Count
1..101 | ForEach-Object { $null = New-GhlBusiness "Many $_" }
Tell 'more than a page' @(Get-GhlBusiness many*).Count

$user = Get-GhlUser | Select-Object -First 1
Tell 'user' "$($user.Name) $($user.Role) $($user.Type)"
Tell 'user by name' (Get-GhlUser robin*).Id.Equals($user.Id)
Tell 'user by address' (Get-GhlUser -Email "$($user.Email.ToUpper())").Id.Equals($user.Id)
Tell 'user by id' ($user | Get-GhlUser).Name
Tell 'workflows' ((Get-GhlWorkflow | ForEach-Object { "$($_.Name) $($_.Status)" }) -join '|')
Tell 'workflow by name' (Get-GhlWorkflow welcome*).Status
Tell 'workflow by id' (Get-GhlWorkflow welcome* | Get-GhlWorkflow).Name
Tell 'no such workflow' (Describe (Trouble { Get-GhlWorkflow -Id nothing }))
Tell 'campaigns by status' ((Get-GhlCampaign -Status draft).Name -join '|')
Tell 'campaign by id' (Get-GhlCampaign welcome* | Get-GhlCampaign).Name
$location = Get-GhlLocation
Tell 'location' "$($location.Id -eq $sandbox.LocationId) $($location.Timezone)"
Tell 'location of a contact' (Get-GhlContact | Select-Object -First 1 | Get-GhlLocation).Name.Equals($location.Name)

$other = [pscustomobject]@{ Id = $business.Id; LocationId = 'elsewhere' }
Tell 'of another location' (($other | Set-GhlBusiness -City X -ErrorVariable wrong -ErrorAction SilentlyContinue), $wrong[0].FullyQualifiedErrorId -join '')

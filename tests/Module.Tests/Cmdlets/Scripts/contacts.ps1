$ada = New-GhlContact -FirstName Ada -LastName Example -Email ada@example.com -Phone +12005550177 -Tag 'investor, vip', press -CustomField @{ stocktwits_handle = 'ada'; 'Shares Held' = 5 }
Tell 'tags' ($ada.Tags -join '|')
Tell 'fields' "$($ada.CustomField['stocktwits_handle']) $($ada.CustomField['shares_held'])"
Tell 'rows' (([pscustomobject]@{ FirstName = 'Bo'; Email = ''; Tags = 'x,y' }, [pscustomobject]@{ FirstName = 'Cy'; Email = $null; Tags = $null } | New-GhlContact | ForEach-Object { "$($_.Name):$($_.Tags.Count)" }) -join '|')
$same = New-GhlContact -FirstName Ada2 -Email ada@example.com -CompanyName Example -Tag new -UpdateIfExists
Tell 'updated' "$($same.Id -eq $ada.Id) $($same.Name) $($same.Tags -join '|')"
$set = $ada | Set-GhlContact -City Berlin -Phone $null -CustomField @{ stocktwits_handle = 'ada_2' } -PassThru
Tell 'set' "$($set.City) [$($set.Phone)] $($set.Email) $($set.CustomField['stocktwits_handle']) $($set.CustomField['shares_held'])"
$null = Get-GhlContact -Email ada@example.com | Set-GhlContact -State BE
Tell 'cased name' ($ada | Get-GhlContact).Name
Tell 'quiet' @($ada | Set-GhlContact -City Bonn).Count
Tell 'added and removed' (($ada | Set-GhlContactTag -Add Gold -Remove vip, press -PassThru).Tags -join '|')
Tell 'replaced' (($ada | Set-GhlContactTag -Replace only -Force -PassThru).Tags -join '|')
Tell 'asks' (Describe (Trouble { $ada, $ada | Set-GhlContactTag -Replace nothing }))
Tell 'asks before removing' (Trouble { $ada, $ada | Remove-GhlContact }).FullyQualifiedErrorId
Tell 'asked in vain' (($ada | Get-GhlContact).Tags -join '|')
Tell 'cleared' ($ada | Set-GhlContactTag -Replace @() -Force -PassThru).Tags.Count
$ada | Remove-GhlContact -Confirm:$false
Tell 'removed' (Trouble { $ada | Get-GhlContact })[0].FullyQualifiedErrorId

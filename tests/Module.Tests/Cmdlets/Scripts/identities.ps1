function Secret($text) { ConvertTo-SecureString $text -AsPlainText -Force }
function Token($kind) { ((Order tokens "{ ""service"": ""highLevel"", ""kind"": ""$kind"" }") -split '"token":"')[1].Split('"')[0] }
$ada = New-GhlContact -FirstName Ada -Email ada@example.com -Phone +12005550177
$oauth = Connect-Ghl -Token (Secret (Token oauthLocation)) -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri -PassThru
Connect-Ghl -Sandbox $sandbox

Tell 'by e-mail' ((Get-GhlContact ada@example.com).Id -eq $ada.Id)
Tell 'by e-mail in capitals' ((Get-GhlContact ADA@example.com).Id -eq $ada.Id)
Tell 'by lookup' ((Get-GhlContact ada@example.com -Connection $oauth).Id -eq $ada.Id)
Tell 'changed by e-mail' (Set-GhlContact ada@example.com -City Bonn -PassThru).City
Tell 'duplicates' "$((Find-GhlContactDuplicate ada@example.com).Id -eq $ada.Id) $((Find-GhlContactDuplicate -Phone '+1 (200) 555-0177').Id -eq $ada.Id) $(@(Find-GhlContactDuplicate ada@example.com -Phone +12005550177).Count)"
Tell 'duplicates by lookup' "$((Find-GhlContactDuplicate ada@example.com -Connection $oauth).Id -eq $ada.Id) $(@(Find-GhlContactDuplicate ada@example.com -Phone +12005550177 -Connection $oauth).Count)"
Tell 'rows' @([pscustomobject]@{ Email = 'ada@example.com'; Phone = '' }, [pscustomobject]@{ Email = 'nobody@example.com'; Phone = $null } | Find-GhlContactDuplicate).Count
Tell 'empty row' (Describe (Trouble { Find-GhlContactDuplicate }))

$unknown = Trouble { Get-GhlContact stranger@example.com -Verbose }
$unknownByLookup = Trouble { Get-GhlContact stranger@example.com -Connection $oauth }
Tell 'unknown' "$($unknown[0].FullyQualifiedErrorId.Split(',')[0]) $($unknownByLookup[0].FullyQualifiedErrorId.Split(',')[0])"
$said = Set-GhlContact stranger@example.com -City Rome -Verbose -Debug 4>&1 5>&1 2>&1 -ErrorAction Continue
$shown = ($unknown + $unknownByLookup + $said | ForEach-Object { "$_ $($_.Exception) $($_.TargetObject) $($_.ErrorDetails) $($_.CategoryInfo)" }) -join ' '
Tell 'address shown' ($shown -like '*stranger*')

$two = '{ \"contacts\": [{ \"id\": \"twinA\", \"email\": \"ada@example.com\" }, { \"id\": \"twinB\", \"email\": \"ada@example.com\" }], \"total\": 2 }'
$null = Order faults "[{ ""kind"": ""status"", ""status"": 200, ""path"": ""/contacts/search$"", ""body"": ""$two"" }, { ""kind"": ""status"", ""status"": 200, ""path"": ""/contacts/lookup"", ""body"": ""$two"" }]"
$before = $sandbox.WriteCount
Tell 'twins' ((Trouble { Set-GhlContact ada@example.com -City Rome })[0] | ForEach-Object { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.Exception.Message -like '*3 contacts have that e-mail address*')" })
Tell 'twins by lookup' ((Trouble { Set-GhlContact ada@example.com -City Rome -Connection $oauth })[0] | ForEach-Object { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.Exception.Message -like '*2 contacts have that e-mail address*')" })
Tell 'twins changed' ($sandbox.WriteCount - $before)

$user = Invoke-GhlStockTwitsOperation ghl.user.listByLocation | Select-Object -First 1
Tell 'followers' (Set-GhlContactFollower ada@example.com -Add $user.Email, other -PassThru).Followers.Count
Tell 'followers left' ((Set-GhlContactFollower $ada -Remove other -PassThru).Followers -join '|' -eq $user.Id)
Tell 'followers exchanged' ((Set-GhlContactFollower $ada -Add other -Remove $user -PassThru).Followers -join '|')
Tell 'assigned by e-mail' ((Set-GhlContact $ada -AssignedTo $user.Email -PassThru).AssignedTo -eq $user.Id)
Tell 'assigned to nobody' "[$((Set-GhlContact $ada -AssignedTo $null -PassThru).AssignedTo)]"
$task = New-GhlContactTask $ada -Title 'Call' -DueDate '2027-01-01' -AssignedTo $user.Email
Tell 'task of a user' "$($task.AssignedTo -eq $user.Id) $((Get-GhlContactTask -All -Open -AssignedTo $user.Email).Id -contains $task.Id)"
Tell 'task piped' (Get-GhlContactTask -All | Where-Object Id -EQ $task.Id | Complete-GhlContactTask -PassThru).Status
$stranger = Trouble { Set-GhlContactFollower $ada -Add stranger@example.com }
Tell 'unknown user' "$($stranger[0].FullyQualifiedErrorId.Split(',')[0]) $("$($stranger[0]) $($stranger[0].Exception)" -like '*stranger*')"

$workflow = (Invoke-GhlRequest /workflows/ -Query @{ locationId = $sandbox.LocationId }).workflows[0].id
$campaign = (Invoke-GhlRequest /campaigns/ -Query @{ locationId = $sandbox.LocationId }).campaigns[0].id
$before = $sandbox.WriteCount
Add-GhlContactWorkflow $ada -WorkflowId $workflow -EventStartTime '2027-01-01T10:00Z'
Remove-GhlContactWorkflow ada@example.com -WorkflowId $workflow
$ada | Add-GhlContactCampaign -CampaignId $campaign
$ada | Remove-GhlContactCampaign -CampaignId $campaign
$ada | Remove-GhlContactCampaign -All
Tell 'automation' ($sandbox.WriteCount - $before)
$null = Order faults '{ "kind": "resetAfter", "path": "/workflow/" }'
$before = $sandbox.RequestCount
Tell 'not repeated' "$((Trouble { Add-GhlContactWorkflow $ada -WorkflowId $workflow })[0].FullyQualifiedErrorId.Split(',')[0]) $($sandbox.RequestCount - $before)"
Tell 'unknown workflow' (Trouble { Add-GhlContactWorkflow $ada -WorkflowId nowhere })[0].FullyQualifiedErrorId.Split(',')[0]

# What Import-Csv gives: every cell a text, empty ones included.
function Row($first, $email, $phone, $more) { [pscustomobject]@{ FirstName = $first; Email = $email; Phone = $phone; City = ''; Tag = 'imported'; AssignedTo = ''; Remarks = $more } }
$ada = New-GhlContact -FirstName Ada -Email ada@example.com -City Berlin -Tag old
$bo = New-GhlContact -FirstName Bo -Phone +12009990188
$rows = @(
    (Row Ada2 ada@example.com '' 'is there already')
    (Row New new@example.com '' '')
    (Row Broken 'private-but-broken' '' '')
    (Row Both ada@example.com +12009990188 'of two contacts')
    (Row Last last@example.com '' '')
)
$made = [Collections.Generic.List[object]]::new()
$trouble = Trouble { $rows | New-GhlContact -UpdateIfExists -OutVariable +made }
Tell 'made' (($made | ForEach-Object { $_.FirstName }) -join '|')
Tell 'updated' "$($made[0].Id -eq $ada.Id) $($made[0].City) $($made[0].Tags -join ',')"
Tell 'trouble' (($trouble | ForEach-Object { "$($_.TargetObject):$($_.FullyQualifiedErrorId.Split(',')[0])" }) -join '|')
Tell 'two contacts' (($trouble[1].Exception.Message -like "*$($ada.Id)*") -and ($trouble[1].Exception.DuplicateContactId -eq $bo.Id))
$shown = ($trouble | ForEach-Object { "$_ $($_.Exception.Message) $($_.TargetObject) $($_.ErrorDetails)" }) -join ' '
Tell 'private' (@('private-but', 'example.com', '9990188', 'Broken', 'Both') | Where-Object { $shown -like "*$_*" })
Tell 'left alone' "$((Get-GhlContact $ada.Id).FirstName) $((Get-GhlContact $bo.Id).FirstName)"
Tell 'without update' (Trouble { $rows[0], $rows[1] | New-GhlContact } | ForEach-Object { $_.TargetObject })[1]
Tell 'one by itself' "[$((Trouble { New-GhlContact -Email ada@example.com })[0].TargetObject)]"

$null = Order faults '{ "kind": "resetAfter", "method": "POST", "path": "/contacts/$" }'
$found = New-GhlContact -FirstName Lost -Email lost@example.com -Tag late -UpdateIfExists
Tell 'lost answer' "$($found.FirstName) $($found.Tags -join ',') $(@(Get-GhlContact -Email lost@example.com).Count)"
$null = Order faults '{ "kind": "resetBefore", "method": "POST", "path": "/contacts/$" }'
Tell 'lost request' (Trouble { New-GhlContact -FirstName Gone -Email gone@example.com -UpdateIfExists })[0].FullyQualifiedErrorId

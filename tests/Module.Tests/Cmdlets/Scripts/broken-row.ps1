[IO.File]::WriteAllLines('people.csv', @('First Name,Last Name,Email', 'Ada,Example,ada@example.com', 'Bo,Example,"bo@example.com', 'Cy,Example,cy@example.com'))
$records = Trouble { $script:imported = Start-GhlStockTwitsSandbox -Path people.csv -SearchLag 0 }
Tell 'rows' (Describe $records)
Connect-Ghl -Sandbox $imported
Tell 'read' ((Get-GhlContact | Sort-Object FirstName).FirstName -join '|')
Tell 'missing file' (Trouble { Start-GhlStockTwitsSandbox -Path nothing.csv })[0].FullyQualifiedErrorId
Tell 'port taken' (Describe (Trouble { Start-GhlStockTwitsSandbox -Port $sandbox.HighLevelUri.Port }))
$imported | Stop-GhlStockTwitsSandbox
Tell 'stopped' (Trouble { Get-GhlContact })[0].FullyQualifiedErrorId

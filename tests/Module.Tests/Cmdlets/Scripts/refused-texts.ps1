[IO.File]::WriteAllText('chart.txt', 'x')
[IO.File]::WriteAllBytes('large.png', [byte[]]::new(2000001))
$before = $sandbox.WriteCount
Tell 'too long' (Describe (Trouble { Send-StockTwitsUpdate ('x' * 1001) }))
Tell 'too long as counted' (Describe (Trouble { Send-StockTwitsUpdate ('<' * 251) }))
Tell 'blank' (Describe (Trouble { Send-StockTwitsUpdate ' ' }))
Tell 'empty from a pipe' (Describe (Trouble { '' | Send-StockTwitsUpdate }))
Tell 'no picture' (Trouble { Send-StockTwitsUpdate 'hi' -Chart chart.txt })[0].FullyQualifiedErrorId
Tell 'large picture' (Trouble { Send-StockTwitsUpdate 'hi' -Chart large.png })[0].FullyQualifiedErrorId
Tell 'missing picture' (Trouble { Send-StockTwitsUpdate 'hi' -Chart missing.png })[0].FullyQualifiedErrorId
Connect-StockTwits -Anonymous -BaseUri $sandbox.StockTwitsUri
Tell 'anonymous' (Describe (Trouble { 'one', 'two' | Send-StockTwitsUpdate }))
Tell 'writes' ($sandbox.WriteCount - $before)

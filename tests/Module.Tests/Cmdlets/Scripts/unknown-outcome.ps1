function Sent($text) { @(Get-StockTwitsStream $sandbox.StockTwitsUsername | Where-Object Body -EQ $text).Count }
$null = Order faults '{ "kind": "resetAfter", "path": "messages/create" }'
Tell 'lost answer' (Send-StockTwitsUpdate 'the answer was lost' -PassThru).Body
Tell 'lost answer, sent' (Sent 'the answer was lost')
$null = Order faults '{ "kind": "resetBefore", "path": "messages/create" }'
Tell 'lost request' (Describe (Trouble { Send-StockTwitsUpdate 'the request was lost' }))
Tell 'lost request, sent' (Sent 'the request was lost')
$null = Order faults '[{ "kind": "resetAfter", "path": "messages/create" }, { "kind": "status", "status": 404, "path": "streams/user" }]'
Tell 'no stream' (Trouble { Send-StockTwitsUpdate 'the stream is shut' })[0].FullyQualifiedErrorId
Tell 'no stream, sent' (Sent 'the stream is shut')

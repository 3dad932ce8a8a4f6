function Cost([scriptblock] $work) {
    $before = $sandbox.RequestCount
    $count = @(& $work).Count
    "$count for $($sandbox.RequestCount - $before)"
}
Tell 'first five' (Cost { Get-GhlContact | Select-Object -First 5 })
Tell 'all' (Cost { Get-GhlContact })
Tell 'two by id' (Cost { Get-GhlContact | Select-Object -First 2 | Get-GhlContact })
Tell 'first two, whole' (Cost { Get-GhlContact -Full | Select-Object -First 2 })
Tell 'a symbol' (Cost { Get-StockTwitsStream -Symbol AAPL })
$sent = 1..61 | ForEach-Object { "update $_" | Send-StockTwitsUpdate -PassThru }
$me = $sandbox.StockTwitsUsername
Tell 'a stream' (Cost { Get-StockTwitsStream $me })
Tell 'sixty messages' (Cost { Get-StockTwitsStream $me -MaxCount 60 })
Tell 'five messages' (Cost { Get-StockTwitsStream $me -MaxCount 5 })
Tell 'since a message' (Cost { Get-StockTwitsStream $me -SinceId $sent[30].Id })
Tell 'since a moment' (Cost { Get-StockTwitsStream $me -Since ([DateTimeOffset]::UtcNow.AddHours(1)) })
Tell 'all messages' (Cost { Get-StockTwitsStream $me -Since '2000-01-01' })
Tell 'views' ((Get-GhlContact | Select-Object -First 1).View, (Get-GhlContact -Tag vip | Select-Object -First 1).View, (Get-GhlContact -Tag vip -Full | Select-Object -First 1).View)

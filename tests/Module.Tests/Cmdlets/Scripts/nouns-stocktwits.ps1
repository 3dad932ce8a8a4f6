$message = Get-StockTwitsStream -Trending | Where-Object { $_.User.Username -ne $sandbox.StockTwitsUsername } | Select-Object -First 1
Tell 'liked' (($message | Add-StockTwitsLike -PassThru).Id -eq $message.Id)
Tell 'liked twice' (Trouble { $message | Add-StockTwitsLike }).Count
Tell 'unliked' ((Remove-StockTwitsLike $message.Id -PassThru).Id -eq $message.Id)
Tell 'own liked' (Describe (Trouble { Get-StockTwitsAccount | Get-StockTwitsStream -MaxCount 1 | Add-StockTwitsLike }))
Tell 'a user liked' (Trouble { Get-StockTwitsAccount | Add-StockTwitsLike })[0].FullyQualifiedErrorId

$list = New-StockTwitsWatchlist Tech -Symbol AAPL, NVDA
Tell 'list' "$($list.Name) $($list.Symbols)"
Tell 'list found' ((Get-StockTwitsWatchlist te*).Id -eq $list.Id)
Tell 'list shown' (Get-StockTwitsWatchlist Tech | Get-StockTwitsWatchlist).Symbols.Count
Tell 'symbols added' (($list | Add-StockTwitsWatchlistSymbol -Symbol aapl, TSLA -PassThru) -join '|')
Tell 'symbols piped' ((Find-StockTwitsSymbol AMZN | Add-StockTwitsWatchlistSymbol $list -PassThru) -join '|')
Tell 'symbol unknown' (Describe (Trouble { Add-StockTwitsWatchlistSymbol $list.Id -Symbol NOPE, AAPL }))
Tell 'symbols removed' (($list | Remove-StockTwitsWatchlistSymbol -Symbol NVDA, BTC.X -PassThru) -join '|')
Tell 'stream' (@(Get-StockTwitsStream -Watchlist $list).Count -gt 0)
$list | Set-StockTwitsWatchlist -Name Techs
Tell 'list renamed' (Get-StockTwitsWatchlist -Id $list.Id).Name
$list | Remove-StockTwitsWatchlist -Confirm:$false
Tell 'lists left' @(Get-StockTwitsWatchlist Techs).Count
Tell 'not mine' (Describe (Trouble { Set-StockTwitsWatchlist 77 -Name x }))
Tell 'a message removed' (Trouble { $message | Remove-StockTwitsWatchlist -Confirm:$false }).Count

Tell 'trending' "$(@(Get-StockTwitsTrending).Count -gt 3) $(@(Get-StockTwitsTrending -Equity -MaxCount 2).Count)"
Tell 'streams' (@(
    Get-StockTwitsStream -Mention -MaxCount 1
    Get-StockTwitsStream -Friend -MaxCount 1
    Get-StockTwitsStream -Direct -MaxCount 1
    Get-StockTwitsStream -Chart -MaxCount 1
    Get-StockTwitsStream -Suggested -MaxCount 1
    Get-StockTwitsStream -Conversation $message | Select-Object -First 1).Count)

$writer = $message.User.Username
$activity = Get-StockTwitsStream $writer | Measure-StockTwitsActivity
Tell 'activity' "$($activity.Name -eq $writer) $($activity.Messages -eq @(Get-StockTwitsStream $writer).Count) $($activity.Users)"
Tell 'activity by symbol' (Measure-StockTwitsActivity -Symbol AAPL)[0].Name

# Sends a message that arrives while this script watches.
function Later([string] $token, [string] $body) {
    $null = Order 'faults' '{"kind":"latency","milliseconds":2000,"service":"stockTwits","method":"POST"}'
    $form = [Collections.Generic.Dictionary[string, string]]::new()
    $form['access_token'] = $token
    $form['body'] = $body
    $null = $http.PostAsync("$($sandbox.StockTwitsUri)/messages/create.json", [Net.Http.FormUrlEncodedContent]::new($form))
}

$other = (Order 'tokens' '{"service":"stockTwits","username":"sandbox_partner"}') -replace '.*"token":"([^"]+)".*', '$1'
Later $other "@$($sandbox.StockTwitsUsername) one more `$AAPL"
Tell 'watched' (Watch-StockTwitsStream -Mention -Interval 0.5 -MaxCount 1 -Duration 20).Body
Later $other "@$($sandbox.StockTwitsUsername) and another `$AAPL"
Tell 'triggered' (Watch-GhlStockTwitsTrigger stocktwits.on.Mention -Interval 0.5 -MaxCount 1 -Duration 20).Body
Tell 'silent' @(Watch-StockTwitsStream -Mention -Interval 0.2 -Duration 1).Count
Tell 'task' (Watch-GhlStockTwitsTrigger ghl.on.TaskOverdue -IncludeLatest -MaxCount 1).Status

$null = Order 'faults' '{"kind":"status","status":503,"service":"stockTwits","times":12}'
$warnings = Watch-StockTwitsStream -Mention -Interval 0.2 -Duration 0.1 3>&1
Tell 'warned once' "$(@($warnings).Count)"

$task = Get-GhlContact | Select-Object -First 1 | New-GhlContactTask -Title 'Spring call' -DueDate '2027-03-01T09:00Z' -Body 'private words'
[IO.File]::WriteAllBytes('chart.png', [byte[]](1..50))
$before = $sandbox.WriteCount
Tell 'quiet' @(Send-StockTwitsUpdate 'a text').Count
Tell 'piped' (('b <text>', 'c text' | Send-StockTwitsUpdate -PassThru | ForEach-Object { $_.Body }) -join '|')
$sent = $task | Send-StockTwitsUpdate -Template 'Due {{ dueDate }}: {{ title }}' -Publish title, dueDate -PassThru
Tell 'rendered' $sent.Body
Tell 'sentiment' (Send-StockTwitsUpdate 'up $AAPL' -Sentiment Bullish -PassThru).Sentiment
Tell 'chart' ($null -ne (Send-StockTwitsUpdate 'picture' -Chart chart.png -PassThru).ChartUrl)
Tell 'answers' ((Send-StockTwitsUpdate 'thanks' -InReplyTo $sent.Id -PassThru).InReplyToMessageId -eq $sent.Id)
Tell 'writes' ($sandbox.WriteCount - $before)
Tell 'again' (Describe (Trouble { Send-StockTwitsUpdate 'a text' }))

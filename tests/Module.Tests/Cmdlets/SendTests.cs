using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class SendTests
{
    [Theory, InScriptHost, InPwsh]
    public async Task What_is_meant_to_be_public_is_sent_once(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
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
            """);

        Assert.Equal("0", found["quiet"]);
        Assert.Equal("b <text>|c text", found["piped"]);
        Assert.Equal("Due 2027-03-01: Spring call", found["rendered"]);
        Assert.Equal("Bullish", found["sentiment"]);
        Assert.Equal("True", found["chart"]);
        Assert.Equal("True", found["answers"]);
        Assert.Equal("7", found["writes"]);
        Assert.StartsWith("StockTwits.DuplicateMessage/ResourceExists/", found["again"], StringComparison.Ordinal);
    }

    [Theory, InScriptHost, InPwsh]
    public async Task A_send_of_unknown_outcome_is_looked_up_and_never_repeated(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
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
            """);

        Assert.Equal("the answer was lost", found["lost answer"]);
        Assert.Equal("1", found["lost answer, sent"]);
        Assert.StartsWith("StockTwits.OutcomeUnknown/InvalidResult/", found["lost request"], StringComparison.Ordinal);
        Assert.Equal("0", found["lost request, sent"]);
        Assert.StartsWith("StockTwits.OutcomeUnknown,", found["no stream"], StringComparison.Ordinal);
        Assert.Equal("1", found["no stream, sent"]);
    }
}

using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class ReadingTests
{
    [Theory, InScriptHost, InPwsh]
    public async Task Reading_goes_no_further_than_somebody_wants(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
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
            """);

        Assert.Equal("5 for 1", found["first five"]);
        // The cursor of the last page leads to an empty one.
        Assert.Equal("120 for 3", found["all"]);
        Assert.Equal("2 for 3", found["two by id"]);
        Assert.Equal("2 for 3", found["first two, whole"]);
        Assert.EndsWith(" for 1", found["a symbol"], StringComparison.Ordinal);
        Assert.Equal("30 for 1", found["a stream"]);
        Assert.Equal("60 for 2", found["sixty messages"]);
        Assert.Equal("5 for 1", found["five messages"]);
        Assert.Equal("30 for 1", found["since a message"]);
        Assert.Equal("0 for 1", found["since a moment"]);
        Assert.Equal("62 for 3", found["all messages"]);
        Assert.Equal("List Search Full", found["views"]);
    }

    [Theory, InScriptHost, InPwsh]
    public async Task What_one_service_gives_the_other_takes(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            $contact = New-GhlContact -FirstName Ada -Tag pipes -CustomField @{ stocktwits_handle = " @$($sandbox.StockTwitsUsername)" }
            $other = New-GhlContact -FirstName Bob -Tag pipes
            $written = Send-StockTwitsUpdate 'from the account' -PassThru

            $verbose = Get-GhlContact -Tag pipes | Get-StockTwitsStream -MaxCount 1 -Verbose -WarningVariable warnings -WarningAction SilentlyContinue 4>&1
            Tell 'stream of contacts' ($verbose | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }).Body
            Tell 'passed over' ($warnings -match '^1 of the contacts').Count
            Tell 'passed over, by id' @($verbose | Where-Object { "$_" -like "Passed over: contact $($other.Id)*" }).Count
            Tell 'profile of a contact' ($contact | Get-StockTwitsUser).Username
            Tell 'profile of a writer' ($written | Get-StockTwitsUser).Username
            Tell 'profile from a row' ([pscustomobject]@{ Handle = $sandbox.StockTwitsUsername } | Get-StockTwitsUser).Username
            Tell 'symbol found' (Find-StockTwitsSymbol AAPL | Select-Object -First 1 | Get-StockTwitsStream -MaxCount 1).Symbols[0]
            Tell 'user found' (Find-StockTwitsUser $sandbox.StockTwitsUsername | Get-StockTwitsUser).Username

            $note = Get-StockTwitsStream $sandbox.StockTwitsUsername -MaxCount 1 | New-GhlContactNote -ContactId $contact.Id
            Tell 'note' ($note.Body -split "`n" -join '|')
            Tell 'note on' ($note.ContactId -eq $contact.Id)
            Tell 'back to the contact' ($note | Get-GhlContact).FirstName

            $task = $contact | New-GhlContactTask -Title 'Spring call' -DueDate '2027-03-01'
            Tell 'update from a task' ($contact | Get-GhlContactTask | Send-StockTwitsUpdate -Template '{{ title }} {{ dueDate }}' -Publish title, dueDate -PassThru).Body

            $null = Add-StockTwitsFollow demo_kaya1
            Tell 'follows' @(Get-StockTwitsFollow | Where-Object Username -EQ demo_kaya1).Count
            $null = Get-StockTwitsFollow | Where-Object Username -EQ demo_kaya1 | Remove-StockTwitsFollow
            Tell 'follows no more' @(Get-StockTwitsFollow | Where-Object Username -EQ demo_kaya1).Count
            Tell 'address' ($written.Url -eq "https://stocktwits.com/$($sandbox.StockTwitsUsername)/message/$($written.Id)")
            Tell 'note, last line' ($note.Body -split "`n")[-1].Substring(0, 23)
            """);

        Assert.Equal("from the account", found["stream of contacts"]);
        Assert.Equal("1", found["passed over"]);
        Assert.Equal("1", found["passed over, by id"]);
        Assert.Equal("sandbox_trader", found["profile of a contact"]);
        Assert.Equal("sandbox_trader", found["profile of a writer"]);
        Assert.Equal("sandbox_trader", found["profile from a row"]);
        Assert.Equal("AAPL", found["symbol found"]);
        Assert.Equal("sandbox_trader", found["user found"]);
        Assert.StartsWith("from the account|https://stocktwits.com/sandbox_trader/message/", found["note"], StringComparison.Ordinal);
        Assert.Equal("True", found["note on"]);
        Assert.Equal("Ada", found["back to the contact"]);
        Assert.Equal("Spring call 2027-03-01", found["update from a task"]);
        Assert.Equal("1", found["follows"]);
        Assert.Equal("0", found["follows no more"]);
        Assert.Equal("True", found["address"]);
    }
}

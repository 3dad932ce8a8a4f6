BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $me = $sandbox.StockTwitsUsername
    $PSDefaultParameterValues['Send-StockTwitsUpdate:PerHour'] = 1000
    $messages = 1..61 | ForEach-Object { "update $_" } | Send-StockTwitsUpdate -MaxCount 61 -PassThru
    $partnerToken = (Invoke-SandboxControl POST /tokens @{ service = 'stockTwits'; username = 'sandbox_partner' }).token
    $partner = Connect-StockTwits -Token (ConvertTo-SecureString $partnerToken -AsPlainText) `
        -BaseUri $sandbox.StockTwitsUri -PassThru
    Connect-StockTwits -Sandbox $sandbox
}

AfterAll {
    Stop-TestSandbox
}

Describe 'Get-StockTwitsStream' {
    It 'returns the newest 30 messages of a user by one request' {
        $requests = Get-SandboxRequest { $found = Get-StockTwitsStream $me }

        $found | Should -HaveCount 30
        $found[0].Id | Should -Be $messages[60].Id
        $requests | Should -HaveCount 1
    }

    It 'returns as many as -MaxCount says, by as few requests as possible' -ForEach @(
        @{ MaxCount = 5; Requests = 1 }
        @{ MaxCount = 60; Requests = 2 }
    ) {
        $made = Get-SandboxRequest { $found = Get-StockTwitsStream $me -MaxCount $maxCount }

        $found | Should -HaveCount $maxCount
        $made | Should -HaveCount $requests
    }

    It 'returns what is newer than a message' {
        (Get-StockTwitsStream $me -SinceId $messages[30].Id).Id | Should -Be $messages[60..31].Id
    }

    It 'returns what is newer than a time' {
        Get-StockTwitsStream $me -Since $sandbox.Now.AddHours(1) | Should -BeNullOrEmpty
        @(Get-StockTwitsStream $me -Since '2000-01-01').Count | Should -BeGreaterOrEqual 61
    }

    It 'returns what is said about a symbol' {
        (Get-StockTwitsStream -Symbol AAPL).Symbols.Ticker | Should -Contain AAPL
    }

    It 'returns only messages of a sentiment' {
        (Get-StockTwitsStream -Symbol AAPL -Filter bullish).Sentiment | Sort-Object -Unique | Should -Be Bullish
    }

    It 'returns the stream of <_>' -ForEach Trending, Suggested, Chart, Mention, Friend, Direct {
        $stream = @{ $_ = $true }

        Get-StockTwitsStream @stream -MaxCount 1 | Should -HaveCount 1
    }

    It 'returns a watchlist''s stream' {
        $list = New-StockTwitsWatchlist Streams -Symbol AAPL

        (Get-StockTwitsStream -Watchlist $list).Symbols.Ticker | Should -Contain AAPL
        $list | Remove-StockTwitsWatchlist -Confirm:$false
    }

    It 'returns a conversation' {
        $question = Send-StockTwitsUpdate 'a question' -PassThru
        $answer = Send-StockTwitsUpdate 'an answer' -InReplyTo $question.Id -PassThru

        (Get-StockTwitsStream -Conversation $question).Id | Should -Contain $answer.Id
    }

    It 'takes symbols and users from the pipeline' {
        (Find-StockTwitsSymbol AAPL | Select-Object -First 1 | Get-StockTwitsStream -MaxCount 1).Symbols.Ticker |
            Should -Contain AAPL
        (Get-StockTwitsAccount | Get-StockTwitsStream -MaxCount 1).User.Username | Should -Be $me
    }

    It 'skips contacts without a handle, counts them in one warning and names them with -Verbose' {
        $rows = New-GhlContact -FirstName Ada -CustomField @{ stocktwits_handle = " @$me" }
        $skipped = New-GhlContact -FirstName Bo

        $output = $rows, $skipped, $skipped |
            Get-StockTwitsStream -MaxCount 1 -Verbose -WarningVariable warnings -WarningAction SilentlyContinue 4>&1

        ($output | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] }).User.Username | Should -Be $me
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike '*2*'
        "$($output | Where-Object { $_ -is [Management.Automation.VerboseRecord] })" | Should -BeLike "*$($skipped.Id)*"
    }

    It 'reads the others when one user does not exist' {
        $failures = Get-TestError { $found = 'nobody_at_all', $me | Get-StockTwitsStream -MaxCount 1 }

        $failures.Id | Should -Be 'StockTwits.NotFound'
        $failures.Target | Should -Be nobody_at_all
        $found | Should -HaveCount 1
    }
}

Describe 'Get-StockTwitsMessage' {
    It 'returns messages by their numbers' {
        (Get-StockTwitsMessage $messages[0].Id, $messages[1].Id).Body | Should -Be 'update 1', 'update 2'
    }

    It 'reports a number that no message has' {
        (Get-TestError { Get-StockTwitsMessage 1 }).Id | Should -Be 'StockTwits.NotFound'
    }
}

Describe 'Watch-StockTwitsStream' {
    It 'gives nothing of what is there already' {
        $requests = Get-SandboxRequest { $found = Watch-StockTwitsStream $me -Interval 0.1 -Duration 0.1 }

        $found | Should -BeNullOrEmpty
        $requests.Count | Should -BeGreaterOrEqual 2
    }

    It 'gives what is there with -IncludeLatest, then what comes, the oldest first' {
        $bodies = Watch-StockTwitsStream -Mention -IncludeLatest -MaxCount 3 -Interval 0.1 -Duration 60 |
            ForEach-Object -Begin { $sent = $false } -Process {
                if (-not $sent) {
                    $sent = $true
                    "@$me one `$AAPL", "@$me two `$AAPL" |
                        Send-StockTwitsUpdate -Connection $partner -MaxCount 2
                }

                $_.Body
            }

        $bodies | Should -HaveCount 3
        $bodies[1..2] | Should -Be "@$me one `$AAPL", "@$me two `$AAPL"
    }

    It 'ends after -MaxCount messages' {
        Watch-StockTwitsStream -Symbol AAPL -IncludeLatest -MaxCount 2 -Interval 0.1 -Duration 60 | Should -HaveCount 2
    }

    It 'watches several streams at once' {
        $requests = Get-SandboxRequest { Watch-StockTwitsStream -Symbol AAPL, TSLA -Duration 0 }

        $requests.Path | Sort-Object -Unique |
            Should -Be '/api/2/streams/symbol/AAPL.json', '/api/2/streams/symbol/TSLA.json'
    }
}

Describe 'Measure-StockTwitsActivity' {
    It 'counts the messages of a user' {
        $activity = Get-StockTwitsStream $me | Measure-StockTwitsActivity

        $activity.Name | Should -Be $me
        $activity.Messages | Should -Be 30
        $activity.Users | Should -Be 1
    }

    It 'reads the messages of a user itself, as many as -MaxCount says' {
        (Measure-StockTwitsActivity -User $me -MaxCount 60).Messages | Should -Be 60
    }

    It 'counts by symbol, the most frequent first' {
        $activity = Measure-StockTwitsActivity -Symbol AAPL

        $activity[0].Name | Should -Be AAPL
        $activity[0].Messages | Should -Be @(Get-StockTwitsStream -Symbol AAPL).Count
    }

    It 'counts piped messages by symbol with -By' {
        (Get-StockTwitsStream -Symbol AAPL | Measure-StockTwitsActivity -By Symbol)[0].Name | Should -Be AAPL
    }

    It 'counts by user unless -By says otherwise' {
        $activity = Get-StockTwitsStream -Trending | Measure-StockTwitsActivity

        ($activity.Messages | Measure-Object -Sum).Sum | Should -Be @(Get-StockTwitsStream -Trending).Count
    }
}

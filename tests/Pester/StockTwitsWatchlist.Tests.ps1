BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 3 -NoRateLimit
}

AfterAll {
    Stop-TestSandbox
}

Describe 'StockTwitsWatchlist' {
    BeforeEach {
        $list = New-StockTwitsWatchlist Tech -Symbol AAPL, NVDA
    }

    AfterEach {
        Get-StockTwitsWatchlist Tech* | Remove-StockTwitsWatchlist -Confirm:$false
    }

    It 'is created with its symbols' {
        $list.Name | Should -Be Tech
        $list.Symbols.Ticker | Should -Be AAPL, NVDA
    }

    It 'is created empty' {
        (New-StockTwitsWatchlist 'Tech, later').Symbols | Should -BeNullOrEmpty
    }

    It 'is found by name, with wildcards and whatever its case' {
        (Get-StockTwitsWatchlist te*).Id | Should -Be $list.Id
    }

    It 'is read with its symbols by its number, or by a list from the pipeline' {
        (Get-StockTwitsWatchlist -Id $list.Id).Symbols | Should -HaveCount 2
        (Get-StockTwitsWatchlist Tech | Get-StockTwitsWatchlist).Symbols | Should -HaveCount 2
    }

    It 'is renamed' {
        $list | Set-StockTwitsWatchlist -Name Techs

        (Get-StockTwitsWatchlist -Id $list.Id).Name | Should -Be Techs
    }

    It 'is returned by a change only with -PassThru' {
        $list | Set-StockTwitsWatchlist -Name Techs | Should -BeNullOrEmpty
        ($list | Set-StockTwitsWatchlist -Name Techs -PassThru).Name | Should -Be Techs
    }

    It 'is removed when that is confirmed' {
        (Get-TestError { $list | Remove-StockTwitsWatchlist }).Id | Should -Be 'GhlStockTwits.ConfirmationRequired'

        $list | Remove-StockTwitsWatchlist -Confirm:$false

        Get-StockTwitsWatchlist Tech | Should -BeNullOrEmpty
    }

    It 'is reported when the account does not have it' {
        $failure = Get-TestError { Set-StockTwitsWatchlist 77 -Name x }

        $failure.Id | Should -Be 'StockTwits.NotFound'
        $failure.Category | Should -Be 'ObjectNotFound'
        "$($failure.Target)" | Should -Be 77
    }

    It 'is not a message that was piped by accident' {
        $writes = Get-SandboxRequest -Write {
            $failure = Get-TestError {
                Get-StockTwitsStream -Trending -MaxCount 1 | Remove-StockTwitsWatchlist -Confirm:$false
            }
        }

        $failure | Should -HaveCount 1
        $writes | Should -BeNullOrEmpty
    }
}

Describe 'StockTwitsWatchlistSymbol' {
    BeforeEach {
        $list = New-StockTwitsWatchlist Tech -Symbol AAPL, NVDA
    }

    AfterEach {
        $list | Remove-StockTwitsWatchlist -Confirm:$false
    }

    It 'is added once, whatever its case' {
        ($list | Add-StockTwitsWatchlistSymbol -Symbol aapl, TSLA -PassThru).Ticker | Should -Be TSLA
        (Get-StockTwitsWatchlist -Id $list.Id).Symbols.Ticker | Should -Be AAPL, NVDA, TSLA
    }

    It 'is added with its cashtag' {
        ($list | Add-StockTwitsWatchlistSymbol -Symbol '$TSLA' -PassThru).Ticker | Should -Be TSLA
    }

    It 'is added from the pipeline' {
        (Find-StockTwitsSymbol AMZN | Add-StockTwitsWatchlistSymbol $list -PassThru).Ticker | Should -Be AMZN
    }

    It 'is reported when StockTwits does not know it, and the others are added' {
        $failure = Get-TestError { $list | Add-StockTwitsWatchlistSymbol -Symbol NOPE, TSLA }

        $failure.Id | Should -Be 'StockTwits.SymbolUnknown'
        $failure.Category | Should -Be 'ObjectNotFound'
        $failure.Target | Should -Be NOPE
        (Get-StockTwitsWatchlist -Id $list.Id).Symbols.Ticker | Should -Contain TSLA
    }

    It 'is removed, and one that is not there does no harm' {
        $removed = $list | Remove-StockTwitsWatchlistSymbol -Symbol NVDA, BTC.X -Confirm:$false -PassThru

        $removed.Ticker | Should -Be NVDA
        (Get-StockTwitsWatchlist -Id $list.Id).Symbols.Ticker | Should -Be AAPL
    }
}

Describe 'StockTwitsSymbol' {
    It 'is found by its ticker' {
        (Find-StockTwitsSymbol AAPL).Ticker | Should -Contain AAPL
    }

    It 'is not found by what no symbol is called' {
        Find-StockTwitsSymbol nosuchsymbol | Should -BeNullOrEmpty
    }
}

Describe 'StockTwitsTrending' {
    It 'is a list of symbols' {
        (Get-StockTwitsTrending).Ticker | Should -Contain BTC.X
    }

    It 'is shorter with -MaxCount' {
        Get-StockTwitsTrending -MaxCount 2 | Should -HaveCount 2
    }

    It 'holds shares only with -Equity' {
        (Get-StockTwitsTrending -Equity).Ticker | Should -Not -Contain BTC.X
    }
}

Describe 'The name of a watchlist' {
    It 'is accepted where its id is' {
        $null = New-StockTwitsWatchlist Energy

        Add-StockTwitsWatchlistSymbol Energy '$NVDA' -PassThru | ForEach-Object Ticker | Should -Be NVDA
        { Get-StockTwitsStream -Watchlist energy } | Should -Not -Throw
        Set-StockTwitsWatchlist Energy Power
        Remove-StockTwitsWatchlist Power -Confirm:$false

        (Get-TestError { Remove-StockTwitsWatchlist Power -Confirm:$false }).Id | Should -Be 'StockTwits.NotFound'
    }
}

Describe 'A symbol with a dollar sign' {
    It 'is the symbol: <_>' -ForEach @(
        { Get-StockTwitsStream -Symbol '$AAPL' -MaxCount 1 }
        { Get-StockTwitsStream -Symbol ' aapl ' -MaxCount 1 }
        { Measure-StockTwitsActivity -Symbol '$aapl' -MaxCount 1 }
    ) {
        (Get-SandboxRequest $_).Path | Should -BeLike '*/symbol/AAPL.json'
    }

    It 'is not a user' {
        $symbol = Get-TestError { Get-StockTwitsStream '$AAPL' }
        $unknown = Get-TestError { Get-StockTwitsStream NOSUCHUSER }

        $symbol.Id | Should -Be 'GhlStockTwits.WrongObject'
        $symbol.Advice, $unknown.Advice | Should -BeLike '*-Symbol*'
    }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $me = $sandbox.StockTwitsUsername
    $contact = Get-GhlContact | Select-Object -First 1

    # What a trigger gives of a change that happens after its first poll.
    function Watch-Change([hashtable] $Trigger, [scriptblock] $Change) {
        Watch-GhlStockTwitsTrigger @Trigger -Interval 0.1 -Duration 60 -MaxCount 1 -Verbose 4>&1 |
            ForEach-Object -Begin { $hasChanged = $false } -Process {
                if ($_ -isnot [Management.Automation.VerboseRecord]) {
                    $_
                }
                elseif (-not $hasChanged -and $_ -like '* 200 *') {
                    $hasChanged = $true
                    $null = & $Change
                }
            }
    }
}

AfterAll {
    Stop-TestSandbox
}

Describe 'Watch-GhlStockTwitsTrigger' {
    AfterEach {
        Clear-SandboxFault
    }

    It 'gives nothing of what is there already' {
        $requests = Get-SandboxRequest {
            $found = Watch-GhlStockTwitsTrigger ghl.on.TaskOverdue -Interval 0.1 -Duration 0.1
        }

        $found | Should -BeNullOrEmpty
        $requests.Count | Should -BeGreaterOrEqual 2
    }

    It 'gives what is there already with -IncludeLatest' {
        (Watch-GhlStockTwitsTrigger ghl.on.TaskOverdue -IncludeLatest -MaxCount 1).Status | Should -Be open
    }

    It 'changes nothing' {
        Get-SandboxRequest {
            Watch-GhlStockTwitsTrigger ghl.on.TaskUpdate -Duration 0
            Watch-GhlStockTwitsTrigger stocktwits.on.Mention -Duration 0
        } | Where-Object { $_.Write -and $_.Path -notlike '*/search' } | Should -BeNullOrEmpty
    }

    It 'gives tasks that are due within the time that -Within says' {
        $due = $sandbox.Now.AddDays(2)
        $task = $contact | New-GhlContactTask -Title 'Due soon' -DueDate $due
        $trigger = @{ Name = 'ghl.on.TaskDueSoon'; IncludeLatest = $true; Duration = 0 }

        (Watch-GhlStockTwitsTrigger @trigger -Within 1.00:00:00).Id | Should -Not -Contain $task.Id
        (Watch-GhlStockTwitsTrigger @trigger -Within 3.00:00:00).Id | Should -Contain $task.Id
        $task | Remove-GhlContactTask -Confirm:$false
    }

    It 'gives a task that became overdue by the time of the service' {
        $due = $sandbox.Now.AddMinutes(5)
        $task = $contact | New-GhlContactTask -Title 'Overdue soon' -DueDate $due

        $found = Watch-Change @{ Name = 'ghl.on.TaskOverdue' } { $sandbox.Advance([timespan] '00:10:00') }

        $found.Id | Should -Be $task.Id
        $task | Remove-GhlContactTask -Confirm:$false
    }

    It 'gives a task that was changed' {
        $task = $contact | New-GhlContactTask -Title 'Before' -DueDate $sandbox.Now.AddDays(9)

        $found = Watch-Change @{ Name = 'ghl.on.TaskUpdate' } { $task | Set-GhlContactTask -Title 'After' }

        $found.Id | Should -Be $task.Id
        $found.Title | Should -Be After
        $task | Remove-GhlContactTask -Confirm:$false
    }

    It 'gives a new message of a user' {
        $found = Watch-Change @{ Name = 'stocktwits.on.UserMessage'; User = $me } { Send-StockTwitsUpdate 'news' }

        $found.Body | Should -Be news
    }

    It 'gives a new message about a symbol' {
        $found = Watch-Change @{ Name = 'stocktwits.on.SymbolMessage'; Symbol = 'AAPL' } {
            Send-StockTwitsUpdate 'news of $AAPL'
        }

        $found.Body | Should -Be 'news of $AAPL'
    }

    It 'gives symbols that trend, so that they pipe on' {
        (Watch-GhlStockTwitsTrigger stocktwits.on.SymbolTrending -IncludeLatest -MaxCount 1 |
            Get-StockTwitsStream -MaxCount 1).Symbols | Should -Not -BeNullOrEmpty
    }

    It 'gives followers' {
        (Watch-GhlStockTwitsTrigger stocktwits.on.Follower -IncludeLatest -Duration 0).Username |
            Should -Contain sandbox_partner
    }

    It 'goes on where it ended with -StatePath, without loss and without repeating' {
        $watch = @{ Name = 'stocktwits.on.UserMessage'; User = $me; StatePath = "$TestDrive/watch.db"; Duration = 0 }
        Send-StockTwitsUpdate 'before the first use'
        Watch-GhlStockTwitsTrigger @watch | Should -BeNullOrEmpty
        foreach ($text in 'first', 'second', 'third') { Send-StockTwitsUpdate $text }

        (Watch-GhlStockTwitsTrigger @watch -MaxCount 1).Body | Should -Be first
        (Watch-GhlStockTwitsTrigger @watch | Select-Object -First 1).Body | Should -Be second
        (Watch-GhlStockTwitsTrigger @watch).Body | Should -Be third
        Watch-GhlStockTwitsTrigger @watch | Should -BeNullOrEmpty
    }

    It 'returns a changed task again that was not taken' {
        $watch = @{ Name = 'ghl.on.TaskUpdate'; StatePath = "$TestDrive/changes.db"; Duration = 0 }
        $tasks = foreach ($day in 5, 6) {
            $contact | New-GhlContactTask -Title "Change $day" -DueDate $sandbox.Now.AddDays($day)
        }
        $null = Watch-GhlStockTwitsTrigger @watch
        $tasks | Set-GhlContactTask -Title Changed

        (Watch-GhlStockTwitsTrigger @watch -MaxCount 1).Id | Should -Be $tasks[0].Id
        (Watch-GhlStockTwitsTrigger @watch).Id | Should -Be $tasks[1].Id
        Watch-GhlStockTwitsTrigger @watch | Should -BeNullOrEmpty
        $tasks | Remove-GhlContactTask -Confirm:$false
    }

    It 'keeps the checkpoints of other arguments apart, and beside a sync that has the state' {
        $watch = @{ Name = 'ghl.on.TaskDueSoon'; StatePath = "$TestDrive/b.db"; Duration = 0; IncludeLatest = $true }
        $task = $contact | New-GhlContactTask -Title 'Due soon' -DueDate $sandbox.Now.AddDays(2)
        $recipe = "$TestDrive/beside.yaml"
        "name: beside`nwhen:`n  tag.added: beside`nsteps:`n  - record:`n      attach: [tasks]" | Set-Content $recipe
        $found = Watch-GhlStockTwits $recipe -StatePath $watch.StatePath -Interval 1 -Duration 2 -Verbose 4>&1 |
            ForEach-Object -Begin { $isFirst = $true } -Process {
                if ($isFirst) {
                    $isFirst = $false
                    (Watch-GhlStockTwitsTrigger @watch -Within 3.00:00:00).Id
                }
            }

        $found | Should -Contain $task.Id
        Watch-GhlStockTwitsTrigger @watch -Within 3.00:00:00 | Should -BeNullOrEmpty
        (Watch-GhlStockTwitsTrigger @watch -Within 4.00:00:00).Id | Should -Contain $task.Id
        $task | Remove-GhlContactTask -Confirm:$false
    }

    It 'refuses the state of another location' {
        $other = Start-GhlStockTwitsSandbox -NoRateLimit
        try {
            $watch = @{ Name = 'ghl.on.TaskUpdate'; StatePath = "$TestDrive/owner.db"; Duration = 0 }
            Watch-GhlStockTwitsTrigger @watch
            $elsewhere = Connect-Ghl -Sandbox $other -PassThru

            (Get-TestError { Watch-GhlStockTwitsTrigger @watch -Connection $elsewhere }).Id |
                Should -Be 'GhlStockTwits.StateOfOtherLocation'
        }
        finally {
            $other | Stop-GhlStockTwitsSandbox
            Connect-Ghl -Sandbox $sandbox
        }
    }

    It 'warns once while the service fails, and goes on' {
        Add-SandboxFault -Kind Html -Status 503 -Service StockTwits -Path mentions -Times 0

        $warnings = Watch-GhlStockTwitsTrigger stocktwits.on.Mention -Interval 0.1 -Duration 0.2 3>&1

        $warnings | Should -HaveCount 1
    }

    It 'ends when the service refuses the token' {
        Add-SandboxFault -Kind Status -Status 401 -Service StockTwits -Path mentions -Times 0

        $failure = Get-TestError { Watch-GhlStockTwitsTrigger stocktwits.on.Mention -Interval 0.1 -Duration 60 }

        $failure.Category | Should -Be 'AuthenticationError'
    }

    It 'reports a name that no trigger has' {
        (Get-TestError { Watch-GhlStockTwitsTrigger ghl.on.Nothing }).Id | Should -Be 'GhlStockTwits.TriggerUnknown'
    }

    It 'reports <Case>' -ForEach @(
        @{ Case = 'a user that is missing'; Arguments = @{ Name = 'stocktwits.on.UserMessage' } }
        @{ Case = 'a symbol that is missing'; Arguments = @{ Name = 'stocktwits.on.SymbolMessage' } }
        @{
            Case = 'a symbol that the trigger does not take'
            Arguments = @{ Name = 'ghl.on.TaskUpdate'; Symbol = 'AAPL' }
        }
        @{ Case = 'a user that the trigger does not take'; Arguments = @{ Name = 'stocktwits.on.Mention'; User = 'x' } }
    ) {
        $requests = Get-SandboxRequest { $failure = Get-TestError { Watch-GhlStockTwitsTrigger @arguments } }

        $failure.Id | Should -Be 'GhlStockTwits.TriggerSubjectInvalid'
        $requests | Should -BeNullOrEmpty
    }

    It 'knows every polled trigger of the catalog' {
        foreach ($trigger in Get-GhlStockTwitsOperation -Kind Polled) {
            $subject = @{}
            if ($trigger.Name -like '*UserMessage') { $subject.User = $me }
            if ($trigger.Name -like '*SymbolMessage') { $subject.Symbol = 'AAPL' }

            Watch-GhlStockTwitsTrigger $trigger.Name @subject -Duration 0 | Should -BeNullOrEmpty
        }
    }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 3
    $manifest = [IO.Path]::GetFullPath("$PSScriptRoot/../../GhlStockTwits.psd1")
}

AfterAll {
    Stop-TestSandbox
}

Describe 'Ctrl+C' {
    AfterEach {
        Clear-SandboxFault
    }

    It 'ends at once what waits for <Wait>' -ForEach @(
        @{
            Wait = 'a response'; Command = 'Get-GhlContact'
            Arrange = { Add-SandboxFault -Kind Hang -Path ^/contacts/ }
            IsWaiting = { (Invoke-SandboxControl GET /faults).hits -eq 1 }
        }
        @{
            Wait = 'another attempt'; Command = 'Get-GhlTag'
            Arrange = { Add-SandboxFault -Kind Status -Status 503 -RetryAfter 60 -Path /tags }
            IsWaiting = { $verbose -like '*60*' }
        }
        @{
            Wait = 'the rate limit'; Command = 'Get-GhlTag; Get-GhlTag; Get-GhlTag'
            Arrange = {
                $limits = @{ highLevel = @{ max = 2; intervalMilliseconds = 60000 } }
                $null = Invoke-SandboxControl POST /limits $limits
            }
            IsWaiting = { $verbose -like '*rate limit*' }
        }
        @{
            Wait = 'the next poll'; Command = 'Watch-StockTwitsStream -Trending'
            Arrange = { }
            IsWaiting = { $verbose -like '*stream.trending 200*' }
        }
    ) {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        $null = $shell.AddScript("
            param(`$sandbox)
            Import-Module '$manifest'
            Connect-Ghl -Sandbox `$sandbox -SkipCheck
            Connect-StockTwits -Sandbox `$sandbox
            `$VerbosePreference = 'Continue'").AddArgument($sandbox).Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($command)
        & $arrange
        $null = $shell.BeginInvoke()
        $script:verbose = ''
        [Threading.SpinWait]::SpinUntil({
                # Enumerating the stream would wait for the command to end.
                $script:verbose += $shell.Streams.Verbose.ReadAll()
                & $isWaiting
            }, 30000) | Should -BeTrue -Because "of $script:verbose"
        $watch = [Diagnostics.Stopwatch]::StartNew()

        $shell.Stop()

        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        $shell.InvocationStateInfo.State | Should -Be Stopped
        $shell.Dispose()
    }

    It 'removes the test task of Test-GhlStockTwitsConnection' {
        # With a limit of its own.
        $null = Start-TestSandbox -Contacts 1
        $contact = Get-GhlContact
        Add-SandboxFault -Kind Hang -Method GET -Path "/contacts/$($contact.Id)/tasks/"
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        $null = $shell.AddScript("
            Import-Module '$manifest'
            Test-GhlStockTwitsConnection -Connection `$args[0] -Contact `$args[1]").
            AddArgument((Get-GhlStockTwitsConnection)).AddArgument($contact.Id).BeginInvoke()
        [Threading.SpinWait]::SpinUntil({ (Invoke-SandboxControl GET /faults).hits -eq 1 }, 30000) | Should -BeTrue
        $during = ($contact | Get-GhlContactTask).Title

        $shell.Stop()

        $shell.Dispose()
        $during | Should -Contain 'GhlStockTwits test, may be deleted'
        ($contact | Get-GhlContactTask).Title | Should -Not -Contain 'GhlStockTwits test, may be deleted'
    }
}

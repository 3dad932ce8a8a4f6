BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 5 -NoRateLimit
}

AfterAll {
    Stop-TestSandbox
}

Describe 'A sandbox' {
    It 'has as many contacts as asked for' {
        @(Get-GhlContact).Count | Should -Be 5
    }

    It 'has the same data for the same seed' {
        $same = Start-GhlStockTwitsSandbox -Contacts 5 -NoRateLimit
        $ghl = Connect-Ghl -Sandbox $same -PassThru

        $emails = (Get-GhlContact -Connection $ghl).Email

        Connect-Ghl -Sandbox $sandbox
        $same | Stop-GhlStockTwitsSandbox
        $emails | Should -Be (Get-GhlContact).Email
    }

    It 'has other data for another seed' {
        $different = Start-GhlStockTwitsSandbox -Contacts 5 -Seed 2 -NoRateLimit
        Connect-Ghl -Sandbox $different

        $emails = (Get-GhlContact).Email

        Connect-Ghl -Sandbox $sandbox
        $different | Stop-GhlStockTwitsSandbox
        $emails | Should -Not -Be (Get-GhlContact).Email
    }

    It 'sends signed webhooks that its own key verifies' {
        $probe = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $probe.Start()
        $url = "http://127.0.0.1:$($probe.LocalEndpoint.Port)/"
        $probe.Stop()
        $listener = [Net.HttpListener]::new()
        $listener.Prefixes.Add($url)
        $listener.Start()
        try {
            $sandbox.SendWebhooksTo($url)
            $contact = New-GhlContact -FirstName Ada
            $received = $listener.GetContextAsync()
            $received.Wait([TimeSpan]::FromSeconds(20)) | Should -BeTrue
            $context = $received.Result
            $body = [IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
            $signature = $context.Request.Headers['X-GHL-Signature']
            $context.Response.Close()
        }
        finally {
            $sandbox.StopWebhooks()
            $listener.Stop()
        }

        (ConvertFrom-Json $body).id | Should -Be $contact.Id
        Test-GhlWebhookSignature $body $signature -PublicKey $sandbox.WebhookPublicKey | Should -BeTrue
        Test-GhlWebhookSignature $body $signature | Should -BeFalse
    }

    It 'sends webhooks to this machine only' {
        { $sandbox.SendWebhooksTo('https://example.com/') } | Should -Throw '*of this machine*'
    }

    It 'counts requests, and writes among them' {
        $requests, $writes = $sandbox.RequestCount, $sandbox.WriteCount

        $null = Get-GhlTag
        $null = New-GhlTag counted

        $sandbox.RequestCount - $requests | Should -Be 2
        $sandbox.WriteCount - $writes | Should -Be 1
    }

    It 'shows a change to its search when its time has passed the lag' {
        $lagging = Start-GhlStockTwitsSandbox -Contacts 3 -SearchLag 00:01:00 -NoRateLimit
        Connect-Ghl -Sandbox $lagging
        $null = New-GhlContact -FirstName Ada -Tag late

        $before = @(Get-GhlContact -Tag late)
        $lagging.Advance([timespan] '00:02:00')
        $after = @(Get-GhlContact -Tag late)

        Connect-Ghl -Sandbox $sandbox
        $lagging | Stop-GhlStockTwitsSandbox
        $before | Should -HaveCount 0
        $after | Should -HaveCount 1
    }

    It 'enforces HighLevel''s limit unless -NoRateLimit is given' {
        $limited = Start-GhlStockTwitsSandbox -Contacts 3
        Connect-Ghl -Sandbox $limited
        $max = (Get-GhlStockTwitsRateLimit)[0].Max

        Connect-Ghl -Sandbox $sandbox
        $limited | Stop-GhlStockTwitsSandbox
        $max | Should -BeLessOrEqual 100
        (Get-GhlStockTwitsRateLimit)[0].Max | Should -BeGreaterThan 100
    }

    It 'can no longer be reached when it is stopped' {
        $stopped = Start-GhlStockTwitsSandbox -Contacts 3
        Connect-Ghl -Sandbox $stopped
        $stopped | Stop-GhlStockTwitsSandbox

        $failure = Get-TestError { Invoke-GhlRequest /contacts/ -Method POST -Body @{ firstName = 'Ada' } }

        Connect-Ghl -Sandbox $sandbox
        $failure.Id | Should -Be 'Ghl.ConnectionFailed'
    }

    It 'is found, also when it was started inside an expression' {
        $ghl = Connect-Ghl -Sandbox (Start-GhlStockTwitsSandbox 1) -PassThru
        $found = Get-GhlStockTwitsSandbox | Where-Object LocationId -EQ $ghl.LocationId

        $found | Stop-GhlStockTwitsSandbox

        Connect-Ghl -Sandbox $sandbox
        $found | Should -HaveCount 1
        (Get-GhlStockTwitsSandbox).LocationId | Should -Be $sandbox.LocationId
    }

    It 'takes stock again on each first day, whatever an earlier one has left' {
        $env:GHLSTOCKTWITS_STATE = "$TestDrive/real.db"
        foreach ($day in 1..2) {
            $new = Start-GhlStockTwitsSandbox 5 -SearchLag 0
            Connect-Ghl -Sandbox $new
            Connect-StockTwits -Sandbox $new
            $run = Sync-GhlStockTwits "$PSScriptRoot/../../examples/recipes/quickstart.yaml"
            $hasState = Test-Path $new.StatePath
            $new | Stop-GhlStockTwitsSandbox

            $run.Baseline | Should -BeTrue
            $run.RecordsCreated | Should -Be 5
            $hasState | Should -BeTrue
            $new.StatePath | Should -Not -Exist
        }

        $env:GHLSTOCKTWITS_STATE | Should -Not -Exist
        $env:GHLSTOCKTWITS_STATE = $null
        Connect-Ghl -Sandbox $sandbox
        Connect-StockTwits -Sandbox $sandbox
    }

    It 'is refused a port that is in use' {
        $failure = Get-TestError { Start-GhlStockTwitsSandbox -Port $sandbox.HighLevelUri.Port }

        $failure.Id | Should -Match '^GhlStockTwits\.'
        $failure.Category | Should -Be 'ResourceBusy'
    }
}

Describe 'A sandbox with the contacts of a file' {
    BeforeAll {
        'First Name,Last Name,Email', 'Ada,Example,ada@example.com', 'Bo,Example,"bo@example.com',
            'Cy,Example,cy@example.com' | Set-Content "$TestDrive/broken.csv"
        'First Name,Last Name,Email,Tags', 'Ada,Example,ada@example.com,"vip, press"' |
            Set-Content "$TestDrive/people.csv"
    }

    AfterEach {
        Connect-Ghl -Sandbox $sandbox
        if ($imported) { $imported | Stop-GhlStockTwitsSandbox }
    }

    It 'has their fields and tags' {
        $imported = Start-GhlStockTwitsSandbox -Path "$TestDrive/people.csv"
        Connect-Ghl -Sandbox $imported

        $contact = Get-GhlContact

        $contact.Name | Should -Be 'Ada Example'
        $contact.Tags | Should -Be vip, press
    }

    It 'names the lines that it cannot read, and has the others' {
        $failures = Get-TestError { $imported = Start-GhlStockTwitsSandbox -Path "$TestDrive/broken.csv" }
        Connect-Ghl -Sandbox $imported

        $failures.Id | Should -Be 'GhlStockTwits.RowInvalid'
        $failures.Category | Should -Be 'InvalidData'
        $failures.Target | Should -Be 'broken.csv:3'
        $failures.Message | Should -Not -Match 'bo@example'
        (Get-GhlContact).FirstName | Should -Contain Ada
    }

    It 'names the column that is not valid, and never the cell' {
        'First Name,Email', 'Ada,ada at home' | Set-Content "$TestDrive/cell.csv"

        $failure = Get-TestError { $imported = Start-GhlStockTwitsSandbox -Path "$TestDrive/cell.csv" }

        $failure.Message | Should -Match "line 2 of cell.csv, column 'Email': This is not an e-mail address\."
        $failure.Message | Should -Not -Match 'at home'
    }

    It 'reads a path from the current location' {
        Push-Location $TestDrive
        $imported = Start-GhlStockTwitsSandbox -Path ./people.csv
        Pop-Location

        $imported | Should -Not -BeNullOrEmpty
    }

    It 'reports a file that does not exist' {
        (Get-TestError { Start-GhlStockTwitsSandbox -Path "$TestDrive/nothing.csv" }).Id |
            Should -Match '^GhlStockTwits\.File'
    }
}

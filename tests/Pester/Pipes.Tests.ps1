BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox
    $me = $sandbox.StockTwitsUsername
}

AfterAll {
    Stop-TestSandbox
}

Describe 'From HighLevel to StockTwits' {
    It 'reads the streams of contacts by their handles' {
        $null = New-GhlContact -FirstName Ada -Tag pester -CustomField @{ stocktwits_handle = "@$me" }
        $null = Send-StockTwitsUpdate 'seen by Pester'

        $messages = Get-GhlContact -Tag pester | Get-StockTwitsStream

        $messages[0].Body | Should -Be 'seen by Pester'
    }

    It 'skips contacts without a handle and says how many' {
        $null = New-GhlContact -FirstName Bob -Tag nohandle

        Get-GhlContact -Tag nohandle | Get-StockTwitsStream -WarningVariable warnings -WarningAction SilentlyContinue |
            Should -BeNullOrEmpty

        $warnings | Should -HaveCount 1
        $warnings | Should -BeLike '*1*'
    }

    It 'announces tasks, as far as template and list allow' {
        $contact = Get-GhlContact | Select-Object -First 1
        $null = $contact | New-GhlContactTask -Title 'Spring call' -DueDate '2027-03-01' -Body 'never shown'

        $sent = $contact | Get-GhlContactTask | Where-Object Title -EQ 'Spring call' |
            Send-StockTwitsUpdate -Template '{{ title }} on {{ dueDate }}' -Publish title, dueDate -PassThru

        $sent.Body | Should -Be 'Spring call on 2027-03-01'
    }

    It 'sends nothing of a note without a template' {
        $note = Get-GhlContact | Select-Object -First 1 | New-GhlContactNote -Body 'never shown'

        $writes = Get-SandboxRequest -Write { $failure = Get-TestError { $note | Send-StockTwitsUpdate } }

        $failure.Id | Should -Be 'StockTwits.TemplateRequired'
        $writes | Should -BeNullOrEmpty
    }
}

Describe 'From StockTwits to HighLevel' {
    It 'keeps messages as notes with their addresses' {
        $contact = Get-GhlContact | Select-Object -First 1
        $sent = Send-StockTwitsUpdate 'worth a note' -PassThru

        $note = Get-StockTwitsStream $me -MaxCount 1 | New-GhlContactNote -ContactId $contact.Id

        $note.Body | Should -Be "worth a note`n$($sent.Url)"
    }
}

Describe 'From a file' {
    It 'makes a contact of each row' {
        @'
FirstName,LastName,Email,Tags
Cleo,Example,cleo@example.org,"press, vip"
Dan,Example,,
'@ | Set-Content "$TestDrive/people.csv"

        $made = Import-Csv "$TestDrive/people.csv" | New-GhlContact

        $made.Name | Should -Be 'Cleo Example', 'Dan Example'
        $made[0].Tags | Should -Be 'press', 'vip'
        $made[1].Email | Should -BeNullOrEmpty
    }
}

BeforeDiscovery {
    $things = 'Contact', 'Note', 'Task', 'Appointment', 'Tag', 'CustomField', 'PSCustomObject', 'Hashtable', 'Message',
        'Int32' | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $me = $sandbox.StockTwitsUsername
    $contact = New-GhlContact -FirstName Ada -LastName Example -Email ada@example.com -Phone '+1 555 010 0199' `
        -Address1 '7 Hidden Lane' -CustomField @{ industry = 'ada@example.com'; stocktwits_handle = 'ada' }

    function Get-Sent($text) { Get-StockTwitsStream $me -MaxCount 60 | Where-Object Body -EQ $text }
}

AfterAll {
    Stop-TestSandbox
}

Describe 'Send-StockTwitsUpdate' {
    It 'posts a text, and is silent without -PassThru' {
        Send-StockTwitsUpdate 'a text' | Should -BeNullOrEmpty

        Get-Sent 'a text' | Should -HaveCount 1
    }

    It 'posts each text of the pipeline, as it was written' {
        ('b <text>', 'c "text" & more' | Send-StockTwitsUpdate -PassThru).Body |
            Should -Be 'b <text>', 'c "text" & more'
    }

    It 'returns the message with its address' {
        $sent = Send-StockTwitsUpdate 'with an address' -PassThru

        $sent.Url | Should -Be "https://stocktwits.com/$me/message/$($sent.Id)"
        $sent.User.Username | Should -Be $me
    }

    It 'posts a sentiment' {
        (Send-StockTwitsUpdate 'up $AAPL' -Sentiment Bullish -PassThru).Sentiment | Should -Be Bullish
    }

    It 'posts an answer' {
        $first = Send-StockTwitsUpdate 'a question' -PassThru

        (Send-StockTwitsUpdate 'an answer' -InReplyTo $first.Id -PassThru).InReplyToMessageId | Should -Be $first.Id
    }

    It 'posts a picture of a file' {
        [IO.File]::WriteAllBytes("$TestDrive/chart.png", [byte[]] (1..50))
        Push-Location $TestDrive

        $sent = Send-StockTwitsUpdate 'with a picture' -Chart chart.png -PassThru

        Pop-Location
        $sent.ChartUrl | Should -Not -BeNullOrEmpty
    }

    It 'posts what a template makes of an object' {
        $task = $contact | New-GhlContactTask -Title 'Spring call' -DueDate '2027-03-01T09:00Z' -Body 'private words'

        $sent = $task |
            Send-StockTwitsUpdate -Template 'Due {{ dueDate }}: {{ title }}' -Publish title, dueDate -PassThru

        $sent.Body | Should -Be 'Due 2027-03-01: Spring call'
    }

    It 'posts nothing with -WhatIf, and shows the text' {
        $requests = Get-SandboxRequest { Send-StockTwitsUpdate 'never' -WhatIf }

        $requests | Should -BeNullOrEmpty
    }

    It 'reports a text that was sent already, in the words of StockTwits' {
        Send-StockTwitsUpdate 'only once'

        $failure = Get-TestError { Send-StockTwitsUpdate 'only once' }

        $failure.Id | Should -Be 'StockTwits.DuplicateMessage'
        $failure.Category | Should -Be 'ResourceExists'
    }
}

Describe 'An update whose response is lost' {
    AfterEach {
        Clear-SandboxFault
    }

    It 'is found in the account''s stream' {
        Add-SandboxFault -Kind ResetAfter -Path messages/create

        $requests = Get-SandboxRequest -Write { $sent = Send-StockTwitsUpdate 'the response was lost' -PassThru }

        $sent.Body | Should -Be 'the response was lost'
        $requests | Should -HaveCount 1
    }

    It 'is reported as unknown when the stream does not have it, and not sent again' {
        Add-SandboxFault -Kind ResetBefore -Path messages/create

        $failure = Get-TestError { Send-StockTwitsUpdate 'the request was lost' }

        $failure.Id | Should -Be 'StockTwits.OutcomeUnknown'
        $failure.Category | Should -Be 'InvalidResult'
        Get-Sent 'the request was lost' | Should -BeNullOrEmpty
    }

    It 'is reported as unknown when the stream cannot be read' {
        Add-SandboxFault -Kind ResetAfter -Path messages/create
        Add-SandboxFault -Kind Status -Status 404 -Path streams/user

        $requests = Get-SandboxRequest -Write {
            $failure = Get-TestError { Send-StockTwitsUpdate 'the stream is shut' }
        }

        $failure.Id | Should -Be 'StockTwits.OutcomeUnknown'
        $requests | Should -HaveCount 1
    }
}

Describe 'A text that StockTwits would not take' {
    It 'is reported and not sent when it is <Case>' -ForEach @(
        @{
            Case = '1 character too long'; Text = 'x' * 1001; Id = 'StockTwits.TextTooLong'; Category = 'LimitsExceeded'
        }
        @{
            Case = 'too long as StockTwits counts'; Text = '<' * 251; Id = 'StockTwits.TextTooLong'
            Category = 'LimitsExceeded'
        }
        @{ Case = 'blank'; Text = ' '; Id = 'StockTwits.TextEmpty'; Category = 'InvalidData' }
        @{ Case = 'empty'; Text = ''; Id = 'StockTwits.TextEmpty'; Category = 'InvalidData' }
    ) {
        $requests = Get-SandboxRequest {
            $failures = @(
                Get-TestError { Send-StockTwitsUpdate $text }
                Get-TestError { $text | Send-StockTwitsUpdate }
            )
        }

        $failures.Id | Should -Be $id, $id
        $failures[0].Category | Should -Be $category
        $requests | Should -BeNullOrEmpty
    }

    It 'is told by how much it is too long' {
        (Get-TestError { Send-StockTwitsUpdate ('<' * 251) }).Advice | Should -BeLike '* 4*'
    }

    It 'does not stop the others of the pipeline' {
        $failures = Get-TestError { $sent = 'before', '', 'after' | Send-StockTwitsUpdate -PassThru }

        $failures | Should -HaveCount 1
        $sent.Body | Should -Be before, after
    }

    It 'is not sent with a <Case>' -ForEach @(
        @{ Case = 'file that is not a picture'; File = 'chart.txt'; Bytes = 1; Id = 'StockTwits.ChartInvalid' }
        @{ Case = 'picture of more than 2 MB'; File = 'large.png'; Bytes = 2000001; Id = 'StockTwits.ChartInvalid' }
        @{ Case = 'file that does not exist'; File = 'missing.png'; Bytes = 0; Id = 'GhlStockTwits.FileNotFound' }
    ) {
        if ($bytes) { [IO.File]::WriteAllBytes("$TestDrive/$file", [byte[]]::new($bytes)) }

        $requests = Get-SandboxRequest {
            $failure = Get-TestError { 'one', 'two' | Send-StockTwitsUpdate -Chart "$TestDrive/$file" }
        }

        $failure.Id | Should -Be $id
        $requests | Should -BeNullOrEmpty
    }
}

Describe 'A <Name>' -ForEach $things {
    BeforeAll {
        $thing = switch ($name) {
            Contact { $contact }
            Note { $contact | New-GhlContactNote -Body 'private words' }
            Task { $contact | New-GhlContactTask -Title 'private task' -DueDate '2027-01-01' }
            Appointment { Get-GhlContact | Get-GhlContactAppointment | Select-Object -First 1 }
            Tag { Get-GhlTag vip }
            CustomField { Get-GhlCustomField industry }
            PSCustomObject { [pscustomobject]@{ Body = 'private words' } }
            Hashtable { @{ Body = 'private words' } }
            Message { Get-StockTwitsStream -Trending -MaxCount 1 }
            Int32 { 5 }
        }
    }

    It 'becomes public only with both a template and a list of fields' {
        $requests = Get-SandboxRequest {
            $failures = @(
                Get-TestError { , $thing | Send-StockTwitsUpdate }
                Get-TestError { , $thing | Send-StockTwitsUpdate -Template x }
                Get-TestError { , $thing | Send-StockTwitsUpdate -Publish title }
            )
        }

        $failures.Id | Sort-Object -Unique | Should -Be 'StockTwits.TemplateRequired'
        $failures | Should -HaveCount 3
        $requests | Should -BeNullOrEmpty
    }

    It 'is never the source of -Body' {
        (Get-TestError { , $thing | Send-StockTwitsUpdate -Body hi }).Id | Should -Be 'InputObjectNotBound'
    }
}

Describe 'A private value' {
    It 'cannot be listed for publication: <_>' -ForEach email, Phone, address1, dateOfBirth, body, notes {
        $requests = Get-SandboxRequest {
            $failure = Get-TestError { $contact | Send-StockTwitsUpdate -Template "{{ $_ }}" -Publish $_ }
        }

        $failure.Id | Should -Be 'GhlStockTwits.FieldPrivate'
        $failure.Category | Should -Be 'PermissionDenied'
        $requests | Should -BeNullOrEmpty
    }

    It 'cannot be named by the template when it is not listed' {
        $failure = Get-TestError { $contact | Send-StockTwitsUpdate -Template '{{ name }} {{ email }}' -Publish name }

        $failure.Id | Should -Be 'GhlStockTwits.FieldNotPublished'
    }

    It 'is found in a text where it is <Case>' -ForEach @(
        @{
            Case = 'the value of another field'; Thing = 'contact'; Template = 'Mail {{ industry }}'
            Publish = 'industry'
        }
        @{
            Case = 'in the template itself'; Thing = 'contact'; Template = 'Visit {{ name }} at 7 hidden lane'
            Publish = 'name'
        }
        @{
            Case = 'a phone number'; Thing = @{ title = 'call +1 (555) 010-0123' }; Template = '{{ title }}'
            Publish = 'title'
        }
        @{
            Case = 'a body that was quoted'; Thing = @{ title = 'about Secret Merger'; body = 'secret   merger' }
            Template = '{{ title }}'; Publish = 'title'
        }
        @{
            Case = 'the handle of a person who would be mentioned'; Thing = 'contact'
            Template = 'Welcome @{{ stocktwits_handle }}'; Publish = 'stocktwits_handle'
        }
    ) {
        $piped = if ($thing -is [string]) { $contact } else { $thing }

        $requests = Get-SandboxRequest {
            $failure = Get-TestError { $piped | Send-StockTwitsUpdate -Template $template -Publish $publish }
        }

        $failure.Id | Should -Be 'StockTwits.TextPrivate'
        $failure.Category | Should -Be 'PermissionDenied'
        $failure.Message | Should -Not -Match 'ada@example|hidden lane|555|merger'
        $requests | Should -BeNullOrEmpty
    }

    It 'is not published by a field that the object does not have' {
        (Get-TestError { $contact | Send-StockTwitsUpdate -Template '{{ titel }}' -Publish titel }).Id |
            Should -Be 'StockTwits.FieldMissing'
    }

    It 'is not published by a template that cannot be read' {
        (Get-TestError { $contact | Send-StockTwitsUpdate -Template '{{#each' -Publish name }).Id |
            Should -Be 'GhlStockTwits.TemplateInvalid'
    }
}

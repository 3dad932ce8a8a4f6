BeforeDiscovery {
    $things = 'Contact', 'Note', 'Task', 'Appointment', 'Tag', 'CustomField', 'PSCustomObject', 'Hashtable', 'Message',
        'Int32' | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $me = $sandbox.StockTwitsUsername
    $null = New-GhlCustomField Motto
    $contact = New-GhlContact -FirstName Ada -LastName Example -Email ada@example.com -Phone '+1 555 010 0199' `
        -Address1 '7 Hidden Lane' -CustomField @{ motto = 'ada@example.com'; stocktwits_handle = 'ada' }

    $PSDefaultParameterValues['Send-StockTwitsUpdate:PerHour'] = 1000

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
        ('b <text>', 'c "text" & more' | Send-StockTwitsUpdate -MaxCount 2 -PassThru).Body |
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
        [IO.File]::WriteAllBytes("$TestDrive/chart.png", [byte[]] (0x89, 0x50, 0x4E, 0x47 + 1..50))
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

    It 'does not post the same text twice within a day' {
        Send-StockTwitsUpdate 'only once'
        Invoke-SandboxControl POST /clock @{ advance = 3600 * 20 }

        $requests = Get-SandboxRequest -Write { $failure = Get-TestError { Send-StockTwitsUpdate 'only  once' } }

        $failure.Id | Should -Be 'StockTwits.DuplicateMessage'
        $failure.Category | Should -Be 'ResourceExists'
        $requests | Should -BeNullOrEmpty
    }

    It 'posts no more than -PerHour within an hour' {
        Send-StockTwitsUpdate 'the first within an hour'

        $requests = Get-SandboxRequest -Write {
            $failure = Get-TestError { Send-StockTwitsUpdate 'one too many' -PerHour 1 }
        }

        $failure.Id | Should -Be 'StockTwits.CapReached'
        $requests | Should -BeNullOrEmpty
    }

    It 'posts nothing when the account''s stream cannot be read' {
        Add-SandboxFault -Kind Status -Status 404 -Path streams/user

        $requests = Get-SandboxRequest -Write { $failure = Get-TestError { Send-StockTwitsUpdate 'unchecked' } }

        Clear-SandboxFault
        $failure.Id | Should -BeLike 'StockTwits.*'
        $requests | Should -BeNullOrEmpty
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
        Add-SandboxFault -Kind Status -Status 404 -Path streams/user -Skip 1

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
        $failures = Get-TestError { $sent = 'before', '', 'after' | Send-StockTwitsUpdate -MaxCount 3 -PassThru }

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
            Case = 'the value of another field'; Thing = 'contact'; Template = 'Mail {{ motto }}'
            Publish = 'motto'
        }
        @{
            Case = 'in the template itself'; Thing = 'contact'; Template = 'Visit {{ name }} at 7 hidden lane'
            Publish = 'name'
        }
        @{
            Case = 'a name that is not published'; Thing = @{ firstName = 'Ada'; title = 'Call ADA about it' }
            Template = '{{ title }}'; Publish = 'title'
        }
        @{
            Case = 'a cashtag that a field brings in'; Thing = @{ title = 'Buy $TSLA' }; Template = '{{ title }}'
            Publish = 'title'
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

Describe 'The contact of an object' {
    BeforeAll {
        $owner = New-GhlContact -FirstName Grace -LastName Sample -Address1 '9 Quiet Road'
        $null = $owner | New-GhlContactNote -Body 'Her brother sold all the shares in May.'
    }

    It 'keeps its private values out of an update about its task: <Title>' -ForEach @(
        @{ Title = 'Call Grace Sample about her divorce' }
        @{ Title = 'Visit 9 quiet rd.' }
        @{ Title = 'her brother SOLD all the shares in May' }
    ) {
        $task = $owner | New-GhlContactTask -Title $title -DueDate 2027-03-01

        $requests = Get-SandboxRequest -Write {
            $failure = Get-TestError { $task | Send-StockTwitsUpdate -Template '{{ title }} $EXMP' -Publish title }
        }

        $failure.Id | Should -Be 'StockTwits.TextPrivate'
        $failure.Target | Should -Be $task.Id
        $requests | Should -BeNullOrEmpty
    }

    It 'may be named when the field is published' {
        $task = $owner | New-GhlContactTask -Title 'Welcome Grace' -DueDate 2027-03-01

        ($task | Send-StockTwitsUpdate -Template '{{ title }}' -Publish title, firstName -PassThru).Body |
            Should -Be 'Welcome Grace'
    }
}

Describe 'Dates in an update' {
    It 'are those of the connected location' {
        (Get-GhlLocation).Timezone | Should -Be 'America/New_York'
        $task = $contact | New-GhlContactTask -Title 'Evening call' -DueDate 2027-03-15T03:30:00Z

        $sent = $task | Send-StockTwitsUpdate -Template '{{ title }} on {{ dueDate }}' -Publish title, dueDate -PassThru

        $sent.Body | Should -Be 'Evening call on 2027-03-14'
    }
}

Describe 'Many piped objects' {
    BeforeAll {
        $two = 1..2 | ForEach-Object { [pscustomobject]@{ title = "Object number $_" } }
        $update = @{ Template = '{{ title }} $EXMP'; Publish = 'title' }
    }

    It 'are not posted when nobody can be asked' {
        $requests = Get-SandboxRequest -Write { $failure = Get-TestError { $two | Send-StockTwitsUpdate @update } }

        $failure.Id | Should -Be 'StockTwits.MaxCountRequired'
        $requests | Should -BeNullOrEmpty
    }

    It 'are not posted with -Confirm:$false either' {
        (Get-TestError { $two | Send-StockTwitsUpdate @update -Confirm:$false }).Id |
            Should -Be 'StockTwits.MaxCountRequired'
    }

    It 'are not posted when they are texts' {
        (Get-TestError { 'one', 'two' | Send-StockTwitsUpdate }).Id | Should -Be 'StockTwits.MaxCountRequired'
    }

    It 'are all shown by -WhatIf' {
        Get-SandboxRequest -Write { $two | Send-StockTwitsUpdate @update -WhatIf } | Should -BeNullOrEmpty
    }

    It 'are posted up to -MaxCount' {
        $failure = Get-TestError { $two | Send-StockTwitsUpdate @update -MaxCount 1 }

        $failure.Id | Should -Be 'StockTwits.MaxCountReached'
        Get-Sent 'Object number 1 $EXMP' | Should -HaveCount 1
        Get-Sent 'Object number 2 $EXMP' | Should -BeNullOrEmpty
    }

    It 'end at a fault of the command: <Id>' -ForEach @(
        @{ Id = 'StockTwits.FieldUnused'; Template = 'no field'; Publish = 'title' }
        @{ Id = 'GhlStockTwits.TemplateInvalid'; Template = '{ title } $EXMP'; Publish = 'title' }
        @{ Id = 'GhlStockTwits.FieldNotPublished'; Template = '{{ name }} {{ title }}'; Publish = 'title' }
    ) {
        $failures = @(
            Get-TestError { $two | Send-StockTwitsUpdate -Template $template -Publish $publish -MaxCount 9 }
        )

        $failures.Id | Should -Be $id
    }
}

Describe 'A cashtag' {
    It 'that PowerShell removed is noticed in <Case>' -ForEach @(
        @{ Case = 'a text'; Call = { Send-StockTwitsUpdate "Results are out $EXMP" } }
        @{ Case = 'the middle of a text'; Call = { Send-StockTwitsUpdate "Results of $EXMP are out" } }
        @{ Case = 'a piped text'; Call = { "Results of $EXMP are out" | Send-StockTwitsUpdate } }
        @{
            Case = 'a template'
            Call = { @{ title = 'Results' } | Send-StockTwitsUpdate -Template "{{ title }} of $EXMP" -Publish title }
        }
        @{ Case = 'a variable'; Call = { $text = "Results are out $EXMP"; Send-StockTwitsUpdate $text } }
    ) {
        $requests = Get-SandboxRequest { $failure = Get-TestError $call }

        $failure.Id | Should -Be 'StockTwits.CashtagRemoved'
        $requests | Should -BeNullOrEmpty
    }

    It 'of a variable that has a value is posted' {
        $quarter = 'Q3'

        (Send-StockTwitsUpdate "Results of $quarter are out" -PassThru).Body | Should -Be 'Results of Q3 are out'
    }

    It 'is added by -Symbol' {
        (Send-StockTwitsUpdate 'Results of spring are out' -Symbol exmp, '$AAPL' -PassThru).Body |
            Should -Be 'Results of spring are out $EXMP $AAPL'
    }
}

Describe 'A text that is given directly' {
    It 'is not posted by <Case>' -ForEach @(
        @{ Case = 'Send-StockTwitsUpdate'; Call = { Send-StockTwitsUpdate $args[0] } }
        @{ Case = 'the pipeline'; Call = { $args[0] | Send-StockTwitsUpdate } }
        @{
            Case = 'the operation'
            Call = { Invoke-GhlStockTwitsOperation stocktwits.message.create -Argument @{ body = $args[0] } }
        }
    ) {
        $requests = Get-SandboxRequest {
            $failures = @(
                Get-TestError { & $call 'Mail me at ada@example.com $EXMP' }
                Get-TestError { & $call 'Call +1 (555) 010-0123 $EXMP' }
            )
        }

        $failures.Id | Should -Be 'StockTwits.TextPrivate', 'StockTwits.TextPrivate'
        $failures.Message | Should -Not -Match 'ada@|555'
        $requests | Should -BeNullOrEmpty
    }

    It 'is not posted when it is a note that was read in this session' {
        $null = $contact | New-GhlContactNote -Body 'She will sell everything. Do not tell the others about it.'
        $note = $contact | Get-GhlContactNote | Where-Object Body -Like 'She will*'

        $requests = Get-SandboxRequest {
            $failures = @(
                Get-TestError { $note | ForEach-Object Body | Send-StockTwitsUpdate }
                Get-TestError { Send-StockTwitsUpdate 'News: do not tell the OTHERS, about it! $EXMP' }
            )
        }

        $failures.Id | Should -Be 'StockTwits.TextPrivate', 'StockTwits.TextPrivate'
        $requests | Should -BeNullOrEmpty
    }

    It 'is not posted by a raw request' {
        $requests = Get-SandboxRequest {
            $failure = Get-TestError {
                Invoke-StockTwitsRequest /messages/create.json -Method POST -Body @{ body = 'a raw text' }
            }
        }

        $failure.Id | Should -Be 'GhlStockTwits.UpdateNotAllowed'
        $requests | Should -BeNullOrEmpty
    }

    It 'is not posted with a file that is not a picture, by any cmdlet' {
        Set-Content "$TestDrive/key.png" '-----BEGIN PRIVATE KEY-----'
        $requests = Get-SandboxRequest {
            $failures = @(
                Get-TestError { Send-StockTwitsUpdate 'a key' -Chart "$TestDrive/key.png" }
                Get-TestError {
                    Invoke-GhlStockTwitsOperation stocktwits.message.createWithFile -Argument @{
                        body = 'a key'; chart = "$TestDrive/key.png"
                    }
                }
            )
        }

        $failures.Id | Should -Be 'StockTwits.ChartInvalid', 'StockTwits.ChartInvalid'
        $requests | Should -BeNullOrEmpty
    }
}

Describe 'The file of an operation' {
    It 'is looked for before anything is sent: <Chart>' -ForEach @(
        @{ Chart = 'missing.png'; Id = 'GhlStockTwits.FileNotFound' }
        @{ Chart = 'TestDrive:/missing.png'; Id = 'GhlStockTwits.FileNotFound' }
        @{ Chart = 'Env:/PATH'; Id = 'GhlStockTwits.FilePathInvalid' }
    ) {
        $requests = Get-SandboxRequest -Write {
            $failure = Get-TestError {
                Invoke-GhlStockTwitsOperation stocktwits.message.createWithFile -Argument @{
                    body = 'x'; chart = $Chart
                }
            }
        }

        $failure.Id | Should -Be $Id
        $requests | Should -BeNullOrEmpty
    }

    It 'is relative to the current location' {
        Set-Content "$TestDrive/near.png" 'not a picture'
        Push-Location TestDrive:/
        try {
            $failure = Get-TestError {
                Invoke-GhlStockTwitsOperation stocktwits.message.createWithFile -Argument @{
                    body = 'x'; chart = 'near.png'
                }
            }
        }
        finally {
            Pop-Location
        }

        $failure.Id | Should -Be 'StockTwits.ChartInvalid'
    }
}

Describe 'What is nested in an object' {
    It 'is not posted: <Template>' -ForEach @(
        @{ Template = '{{ Data.Body }}'; Publish = 'Data'; Id = 'GhlStockTwits.TemplateInvalid' }
        @{ Template = '{{ Data }}'; Publish = 'Data'; Id = 'StockTwits.FieldNested' }
        @{ Template = '{{ List }}'; Publish = 'List'; Id = 'StockTwits.FieldNested' }
        @{ Template = '{{ Uri }}'; Publish = 'Uri'; Id = 'StockTwits.FieldNested' }
        @{ Template = '{{#each List}}{{ Body }}{{/each}}'; Publish = 'List'; Id = 'GhlStockTwits.TemplateInvalid' }
        @{ Template = '{{ this }}'; Publish = 'Title'; Id = 'GhlStockTwits.TemplateInvalid' }
        @{ Template = '{{ Title }} {{ lookup Data "Body" }}'; Publish = 'Title'; Id = 'GhlStockTwits.TemplateInvalid' }
    ) {
        $thing = [pscustomobject]@{
            Title = 'A title'
            Data  = [pscustomobject]@{ Body = 'private words' }
            List  = @([pscustomobject]@{ Body = 'private words' })
            Uri   = [uri]'https://user:secret@example.com'
        }

        $requests = Get-SandboxRequest {
            $failure = Get-TestError { $thing | Send-StockTwitsUpdate -Template $template -Publish $publish }
        }

        $failure.Id | Should -Be $id
        $requests | Should -BeNullOrEmpty
    }

    It 'is not posted from the custom fields of a contact' {
        (Get-TestError { $contact | Send-StockTwitsUpdate -Template '{{ CustomField }}' -Publish CustomField }).Id |
            Should -Be 'StockTwits.FieldNested'
    }
}

# What depends on the culture and the time zone of the machine, in several of both: a sample of the pairs in which each
# culture and each time zone is met; all 24 pairs with
#
#     $env:GHLSTOCKTWITS_ALL_CULTURES = 1; dotnet test tests/Module.Tests --filter DisplayName~Culture
#
# The sandbox's location is in New York.
BeforeDiscovery {
    $cultures = 'en-US', 'de-DE', 'tr-TR', 'th-TH', 'ar-SA', 'fa-IR'
    $zones = 'UTC', 'America/New_York', 'Asia/Tokyo', 'Asia/Kolkata'
    $sample = 'en-US UTC', 'de-DE America/New_York', 'tr-TR Asia/Tokyo', 'th-TH Asia/Kolkata', 'ar-SA America/New_York',
        'fa-IR Asia/Tokyo'
    $pairs = foreach ($culture in $cultures) {
        foreach ($zone in $zones) {
            if ($env:GHLSTOCKTWITS_ALL_CULTURES -or "$culture $zone" -in $sample) {
                @{ Culture = $culture; Zone = $zone }
            }
        }
    }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 12 -NoRateLimit
    $zoneBefore = $env:TZ
    $cultureBefore = [cultureinfo]::CurrentCulture

    function Set-TestCulture($culture, $zone) {
        [cultureinfo]::CurrentCulture = $culture
        $env:TZ = $zone
        [TimeZoneInfo]::ClearCachedData()
    }

    # Times of New York's days, written by hand.
    function Get-Instant($text) { [datetimeoffset]::Parse($text, [cultureinfo]::InvariantCulture) }

    $contact = New-GhlContact -FirstName Ada -Email ada@example.com
    $calendar = Get-GhlCalendar | Select-Object -First 1
    $null = New-GhlCustomField 'Renewal' DATE
}

AfterAll {
    Set-TestCulture $cultureBefore $zoneBefore
    Stop-TestSandbox
}

Describe 'In <Culture> and <Zone>' -ForEach $pairs {
    BeforeAll {
        Set-TestCulture $Culture $Zone
    }

    AfterEach {
        $contact | Get-GhlContactTask | Remove-GhlContactTask -Confirm:$false
    }

    It 'a date is a day of the location, as an argument, of a row, and for any operation' {
        [cultureinfo]::CurrentCulture.Name | Should -Be $Culture
        [TimeZoneInfo]::Local.Id | Should -Be $Zone
        $start = Get-Instant '2027-03-01T00:00-05:00'
        $row = [pscustomobject] @{ ContactId = $contact.Id; Title = 'row'; DueDate = '2027-03-01' }
        $operation = @{ Name = 'ghl.task.create'; ContactId = $contact.Id }
        $values = @{ title = 'any'; completed = $false; dueDate = '2027-03-01' }

        ($contact | New-GhlContactTask -Title 'one' -DueDate 2027-03-01).DueDate | Should -Be $start
        ($row | New-GhlContactTask).DueDate | Should -Be $start
        ($contact | New-GhlContactTask -Title 'day' -DueDate ([DateOnly]::new(2027, 3, 1))).DueDate | Should -Be $start
        ($contact | Get-GhlContactTask | Select-Object -First 1 |
            Set-GhlContactTask -DueDate 2027-03-02 -PassThru).DueDate | Should -Be $start.AddDays(1)
        Get-Instant (Get-SandboxRequest -Write {
            Invoke-GhlStockTwitsOperation @operation -Argument $values
        }).Body.dueDate | Should -Be $start
        Get-Instant (Get-SandboxRequest -Write {
            Invoke-GhlStockTwitsOperation @operation -Title 'any' -DueDate 2027-03-01 -Completed $false
        }).Body.dueDate | Should -Be $start
    }

    It 'a time is local or has its offset' {
        $local = [datetime]::new(2027, 3, 1, 9, 30, 0)

        foreach ($text in '2027-03-01T09:30', '2027-03-01 09:30:00') {
            ($contact | New-GhlContactTask -Title 'one' -DueDate $text).DueDate.DateTime | Should -Be $local
        }

        ($contact | New-GhlContactTask -Title 'one' -DueDate $local).DueDate.DateTime | Should -Be $local
        ($contact | New-GhlContactTask -Title 'one' -DueDate '2027-03-01T09:30:00+05:30').DueDate |
            Should -Be (Get-Instant '2027-03-01T04:00Z')
    }

    It 'any other text is refused: <_>' -ForEach '03/04/2027', '31.12.2026', '' {
        $text = $_
        $row = [pscustomobject] @{ ContactId = $contact.Id; Title = 'row'; DueDate = $text }
        $values = @{ title = 'any'; completed = $false; dueDate = $text }

        $requests = Get-SandboxRequest {
            $script:failures = @(
                Get-TestError { $contact | New-GhlContactTask -Title 'one' -DueDate $text }
                Get-TestError { $row | New-GhlContactTask }
                Get-TestError { Get-GhlContact -UpdatedAfter $text }
                Get-TestError { Get-GhlAppointment -CalendarId $calendar.Id -From $text }
                Get-TestError {
                    Invoke-GhlStockTwitsOperation ghl.task.create -ContactId $contact.Id -Argument $values
                }
            )
        }

        $requests | Should -BeNullOrEmpty
        $failures | Should -HaveCount 5
        foreach ($failure in $failures) { "$($failure.Message) $($failure.Advice)" | Should -Match '2026-12-31' }
    }

    It 'contacts of a day are searched by the same instant' {
        $requests = Get-SandboxRequest { Get-GhlContact -UpdatedAfter 2026-11-01 }
        $body = ($requests | Where-Object Path -EQ '/contacts/search').Body

        Get-Instant $body.filters[0].value.gte.ToString('o') | Should -Be (Get-Instant '2026-11-01T00:00-04:00')
    }

    It 'a filter holds dates in ISO 8601' {
        $since = [datetimeoffset]::new(2026, 11, 1, 0, 0, 0, 0)
        $filter = @{ field = 'dateUpdated'; operator = 'range'; value = @{ gte = $since } }

        $requests = Get-SandboxRequest { Get-GhlContact -Filter $filter }
        $body = ($requests | Where-Object Path -EQ '/contacts/search').Body

        $body.filters[0].value.gte.ToUniversalTime() | Should -Be $since.UtcDateTime
    }

    It 'a date of birth and a field of type DATE are days without a time zone: <_>' -ForEach 'text', 'datetime', 'day' {
        $date = switch ($_) {
            'text' { '1990-09-25' }
            'datetime' { [datetime]::new(1990, 9, 25) }
            'day' { [DateOnly]::new(1990, 9, 25) }
        }

        $body = (Get-SandboxRequest -Write {
            Set-GhlContact $contact.Id -DateOfBirth $date -CustomField @{ renewal = $date }
        }).Body

        $body.dateOfBirth | Should -Be '1990-09-25'
        $body.customFields[0].field_value | Should -Be '1990-09-25'
    }

    It 'a range of dates includes its last day' {
        $request = Get-SandboxRequest { Get-GhlAppointment -CalendarId $calendar.Id -From 2027-03-01 -To 2027-03-02 }

        $times = 'startTime', 'endTime' | ForEach-Object {
            [datetimeoffset]::FromUnixTimeMilliseconds([long] $request[-1].Query[$_])
        }
        $times[0] | Should -Be (Get-Instant '2027-03-01T00:00-05:00')
        $times[1] | Should -Be (Get-Instant '2027-03-02T23:59:59.999-05:00')
    }

    It 'times of objects are local, the same in tables, lists and files' {
        $task = $contact | New-GhlContactTask -Title 'one' -DueDate 2027-03-01
        $local = [TimeZoneInfo]::ConvertTime((Get-Instant '2027-03-01T00:00-05:00'), [TimeZoneInfo]::Local)

        $task.DueDate.Offset | Should -Be $local.Offset
        $shown = $local.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture)
        $task | Out-String | Should -Match $shown
        $task | Format-List | Out-String | Should -Match $shown
        ($task | ConvertTo-Csv | ConvertFrom-Csv).DueDate | Should -Be "$($local.ToString())"
        (Get-GhlContact | Select-Object -First 1).DateAdded.Offset |
            Should -Be ([TimeZoneInfo]::Local.GetUtcOffset((Get-GhlContact | Select-Object -First 1).DateAdded))
        $slot = $calendar | Get-GhlFreeSlot -From 2027-03-01 | Select-Object -First 1
        $slot.StartTime.Offset | Should -Be ([TimeZoneInfo]::Local.GetUtcOffset($slot.StartTime))
    }

    It 'the names of columns find what the columns show' {
        $null = $contact | New-GhlContactTask -Title 'past' -DueDate (Get-Date).AddDays(-1)
        $null = $contact | New-GhlContactTask -Title 'future' -DueDate (Get-Date).AddDays(1)

        ($contact | Get-GhlContactTask | Where-Object DueDate -LT (Get-Date)).Title | Should -Be 'past'
        (Get-GhlContact | Where-Object Handle | Select-Object Name, Handle).Handle | Should -Contain 'demo_kaya1'
        (Get-GhlStockTwitsConnection | Where-Object For -Like 'location*').Service | Should -Be 'HighLevel'
    }

    It 'dates survive Export-Clixml' {
        $file = Join-Path $TestDrive contacts.xml
        $before = Get-GhlContact
        $before | Export-Clixml $file

        $after = Import-Clixml $file

        ($after | Sort-Object DateAdded).Id | Should -Be ($before | Sort-Object DateAdded).Id
        $after[0].DateAdded | Should -BeOfType ([datetimeoffset])
        $after[0].DateAdded | Should -Be $before[0].DateAdded
        @($after | Where-Object DateAdded -GT (Get-Date).AddDays(1)) | Should -HaveCount 0
    }

    It 'a number for a duration is seconds' {
        $before = $sandbox.Now
        $sandbox.Advance(10)
        $sandbox.Advance('2.5')
        $sandbox.Advance('00:00:10')

        ($sandbox.Now - $before).TotalSeconds | Should -BeGreaterOrEqual 22.5
        ($sandbox.Now - $before).TotalSeconds | Should -BeLessThan 60
    }

    It 'names are found whatever the case of their letters' {
        (Get-GhlContact -Tag 'INVESTOR').Count | Should -Be (Get-GhlContact -Tag 'investor').Count
        $set = Set-GhlContact $contact.Id -CustomField @{ STOCKTWITS_HANDLE = 'demo_kaya1' } -PassThru
        $set.Handle | Should -Be 'demo_kaya1'
    }
}

Describe 'The time zone of the location' {
    AfterAll {
        Connect-Ghl -Sandbox $sandbox
    }

    It 'is read once, and only for a date without a time' {
        Connect-Ghl -Sandbox $sandbox
        $requests = Get-SandboxRequest {
            $contact | New-GhlContactTask -Title 'one' -DueDate 2027-03-01T10:00Z
            $contact | New-GhlContactTask -Title 'two' -DueDate 2027-03-01
            $contact | New-GhlContactTask -Title 'three' -DueDate 2027-03-02
        }

        $requests.Method | Should -Be POST, GET, POST, POST
    }

    It 'is that of the computer, with one warning, if the token may not read it' {
        Set-TestCulture 'de-DE' 'Asia/Kolkata'
        $scopes = 'contacts.readonly', 'contacts.write'
        $token = (Invoke-SandboxControl POST /tokens @{ service = 'highLevel'; scopes = $scopes }).token
        Connect-Ghl -BaseUri $sandbox.HighLevelUri -LocationId $sandbox.LocationId -Token (
            ConvertTo-SecureString $token -AsPlainText)

        $task = @{ Title = 'one'; DueDate = '2027-03-01' }
        $tasks = $contact.Id, $contact.Id |
            New-GhlContactTask @task -WarningVariable warnings -WarningAction SilentlyContinue

        $tasks[1].DueDate | Should -Be (Get-Instant '2027-03-01T00:00+05:30')
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Match 'locations\.readonly'
    }
}

Describe 'Strict mode' {
    It 'shows the connections of both services' {
        Set-StrictMode -Version Latest
        $shown = Get-GhlStockTwitsConnection | Out-String

        $shown | Should -Match "location $($sandbox.LocationId)"
        $shown | Should -Match "account $($sandbox.StockTwitsUsername)"
    }
}

Describe 'Views' {
    It 'pass on no control sequence, zero-width or bidirectional character' {
        $evil = "A`e]0;pwned`a`u{009b}31m`u{200b}`u{202e}`b"
        $odd = New-GhlContact -FirstName $evil -LastName B -CompanyName $evil -Email odd@example.com -Tag "x$evil"
        $null = $odd | New-GhlContactNote -Body $evil
        $null = $odd | New-GhlContactTask -Title $evil -Body $evil -DueDate 2027-03-01
        try {
            $shown = foreach ($rendering in 'PlainText', 'Ansi') {
                $PSStyle.OutputRendering = $rendering
                foreach ($object in $odd, ($odd | Get-GhlContactNote), ($odd | Get-GhlContactTask)) {
                    ($object | Out-String), ($object | Format-List | Out-String) |
                        ForEach-Object { $_ -replace '\e\[[\d;]*m' -replace '[\r\n]' }
                }
            }
        }
        finally {
            $PSStyle.OutputRendering = 'Host'
        }

        $shown -match 'pwned' | Should -HaveCount 12
        $shown -match '[\p{Cc}\p{Cf}]' | Should -HaveCount 0
        $odd.FirstName | Should -Be $evil
    }

    It 'show what the next command needs' {
        $shown = Get-GhlContact | Where-Object Phone | Select-Object -First 1 | Out-String
        $shown | Should -Match 'Email'
        $shown | Should -Match '\+1'
        Get-StockTwitsWatchlist | Out-String | Should -Not -Match 'Symbols'
        Get-GhlStockTwitsOperation ghl.contact.addTags | Out-String -Width 140 | Should -Match 'contacts\.write'
    }

    It 'show readable text for nested objects' {
        $lists = Get-GhlStockTwitsConnection | Format-List | Out-String
        $lists | Should -Match 'requests in 00:00:10'
        $lists | Should -Not -Match 'GhlStockTwits\.'
        "$sandbox" | Should -Match '^sandbox at http'
    }
}

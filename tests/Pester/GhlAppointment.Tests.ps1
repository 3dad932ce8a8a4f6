BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $calendar = Get-GhlCalendar investor*
    $contact = New-GhlContact -FirstName Ada -Email ada@example.com
    $from = [DateTimeOffset] '2027-02-01T00:00:00Z'

    # Each test books in a week of its own.
    $weeks = 0
    function Get-FreeWeek { $from.AddDays(7 * $script:weeks++) }
    function New-Booking { $calendar | Get-GhlFreeSlot -From (Get-FreeWeek) | Select-Object -First 1 |
            New-GhlAppointment -ContactId $contact.Id }
}

AfterAll {
    Stop-TestSandbox
}

Describe 'GhlCalendar' {
    It 'is read with all others of the location' {
        (Get-GhlCalendar).Name | Should -Be 'Investor call', 'Annual meeting'
    }

    It 'is found by name, with wildcards and whatever its case' {
        (Get-GhlCalendar INVESTOR*).Id | Should -Be $calendar.Id
    }

    It 'is read by its id' {
        ($calendar | Get-GhlCalendar).Name | Should -Be 'Investor call'
    }
}

Describe 'GhlFreeSlot' {
    It 'is found for a week when no end is given' {
        $slots = $calendar | Get-GhlFreeSlot -From $from.AddYears(1)

        $slots | Should -HaveCount 40
        $slots.CalendarId | Sort-Object -Unique | Should -Be $calendar.Id
        $slots[0].StartTime | Should -BeGreaterOrEqual $from.AddYears(1)
    }

    It 'is found once each for more weeks than one request may ask for' {
        $start = $from.AddYears(1)

        $requests = Get-SandboxRequest { $slots = Get-GhlFreeSlot $calendar.Id -From $start -To $start.AddDays(70) }

        $slots | Should -HaveCount 400
        $slots.StartTime | Sort-Object -Unique | Should -HaveCount 400
        $requests.Count | Should -BeGreaterThan 1
    }

    It 'is given in a time zone' {
        $slots = $calendar | Get-GhlFreeSlot -From $from.AddYears(1) -Timezone Europe/Berlin

        $slots[0].StartTime.Offset | Should -Be ([timespan] '01:00')
    }

    It 'is refused when the end lies before the beginning' {
        $failure = Get-TestError { $calendar | Get-GhlFreeSlot -From $from -To $from.AddDays(-1) }

        $failure.Id | Should -Match '^GhlStockTwits\.'
        $failure.Category | Should -Be 'InvalidArgument'
    }

    It 'is no longer free after it was booked' {
        $week = Get-FreeWeek
        $slots = $calendar | Get-GhlFreeSlot -From $week

        $null = $slots[0] | New-GhlAppointment -ContactId $contact.Id

        ($calendar | Get-GhlFreeSlot -From $week).StartTime | Should -Not -Contain $slots[0].StartTime
    }
}

Describe 'GhlAppointment' {
    It 'is booked in a free slot for a contact that is named by its e-mail address' {
        $slot = $calendar | Get-GhlFreeSlot -From (Get-FreeWeek) | Select-Object -First 1

        $booked = $slot | New-GhlAppointment -ContactId ada@example.com

        $booked.ContactId | Should -Be $contact.Id
        $booked.CalendarId | Should -Be $calendar.Id
        $booked.StartTime | Should -Be $slot.StartTime
    }

    It 'is read by its id' {
        $booked = New-Booking

        ($booked | Get-GhlAppointment).Status | Should -Be 'confirmed'
        (Get-GhlAppointment $booked.Id).StartTime | Should -Be $booked.StartTime
    }

    It 'is found in the calendars of a time' {
        $booked = New-Booking

        $from = $booked.StartTime.AddHours(-1)
        $found = Get-GhlCalendar | Get-GhlAppointment -From $from -To $booked.StartTime.AddHours(1)

        $found.Id | Should -Be $booked.Id
    }

    It 'is found by its user' {
        $booked = New-Booking

        (Get-GhlAppointment -UserId $booked.AssignedTo -From $booked.StartTime.AddHours(-1)).Id |
            Should -Contain $booked.Id
    }

    It 'is not found at other times' {
        Get-GhlAppointment -CalendarId $calendar.Id -From $from.AddYears(2) | Should -BeNullOrEmpty
    }

    It 'is changed, and keeps what the change does not name' {
        $booked = New-Booking

        $changed = $booked | Set-GhlAppointment -Status showed -Title Report -PassThru

        $changed.Status | Should -Be 'showed'
        $changed.Title | Should -Be 'Report'
        $changed.StartTime | Should -Be $booked.StartTime
    }

    It 'is moved' {
        $booked = New-Booking
        $start = (Get-FreeWeek).AddDays(2).AddHours(10)

        $moved = $booked | Set-GhlAppointment -Start $start -End $start.AddMinutes(30) -ToNotify:$false -PassThru

        $moved.StartTime | Should -Be $start
        $moved.EndTime | Should -Be $start.AddMinutes(30)
    }

    It 'is changed after it was read' {
        $booked = New-Booking

        (Get-GhlAppointment $booked.Id | Set-GhlAppointment -Status noshow -PassThru).Status | Should -Be 'noshow'
    }

    It 'is refused a status that HighLevel does not know' {
        $booked = New-Booking

        (Get-TestError { $booked | Set-GhlAppointment -Status Gone }).Category | Should -Be 'InvalidData'
    }

    It 'is removed when that is confirmed' {
        $booked = New-Booking

        (Get-TestError { $booked | Remove-GhlAppointment }).Id | Should -Be 'GhlStockTwits.ConfirmationRequired'
        $booked | Remove-GhlAppointment -Confirm:$false

        ($contact | Get-GhlContactAppointment).Id | Should -Not -Contain $booked.Id
    }
}

Describe 'GhlContactAppointment' {
    BeforeAll {
        $booked = New-Booking
        $own = $contact | Get-GhlContactAppointment | Where-Object Id -EQ $booked.Id
    }

    It 'has its times, read in the time zone of the location' {
        $own.StartTime | Should -Be $booked.StartTime
        $own.EndTime | Should -Be $booked.EndTime
        @($own | Where-Object StartTime -GT (Get-Date)) | Should -HaveCount 1
    }

    It 'has its moment when it is read again' {
        ($own | Get-GhlAppointment).StartTime | Should -Be $booked.StartTime
    }

    It 'is not booked again at a guessed time' {
        $writes = Get-SandboxRequest -Write { $failure = Get-TestError { $own | New-GhlAppointment } }

        $failure.Category | Should -Be 'InvalidData'
        $writes | Should -BeNullOrEmpty
    }
}

Describe 'GhlAppointmentNote' {
    BeforeAll {
        $appointment = New-Booking
    }

    AfterEach {
        $appointment | Get-GhlAppointmentNote | Remove-GhlAppointmentNote -Confirm:$false
    }

    It 'is created for an appointment from the pipeline' {
        $note = $appointment | New-GhlAppointmentNote -Body 'Called back'

        $note.AppointmentId | Should -Be $appointment.Id
        $note.Body | Should -Be 'Called back'
    }

    It 'is read by the id of its appointment' {
        $note = New-GhlAppointmentNote $appointment.Id -Body 'Called back'

        $found = Get-GhlAppointmentNote $appointment.Id

        $found.Id | Should -Be $note.Id
        $found.Body | Should -Be 'Called back'
    }

    It 'is read to the last page' {
        1..25 | ForEach-Object { $null = New-GhlAppointmentNote $appointment.Id -Body "Note $_" }

        $requests = Get-SandboxRequest { $notes = $appointment | Get-GhlAppointmentNote }

        $notes | Should -HaveCount 25
        $requests.Count | Should -BeGreaterThan 1
    }

    It 'is changed after it was created, and after it was read' {
        $note = $appointment | New-GhlAppointmentNote -Body 'one'

        ($note | Set-GhlAppointmentNote -Body 'two' -PassThru).Body | Should -Be 'two'
        $found = Get-GhlAppointmentNote $appointment.Id
        ($found | Set-GhlAppointmentNote -Body 'three' -PassThru).Body | Should -Be 'three'
    }

    It 'is returned by a change only with -PassThru' {
        $note = $appointment | New-GhlAppointmentNote -Body 'one'

        $note | Set-GhlAppointmentNote -Body 'two' | Should -BeNullOrEmpty
    }

    It 'is removed' {
        $note = $appointment | New-GhlAppointmentNote -Body 'one'

        $note | Remove-GhlAppointmentNote -Confirm:$false

        $appointment | Get-GhlAppointmentNote | Should -BeNullOrEmpty
    }

    It 'is not changed with -WhatIf' {
        $note = $appointment | New-GhlAppointmentNote -Body 'one'

        Get-SandboxRequest -Write {
            $appointment | New-GhlAppointmentNote -Body 'two' -WhatIf
            $note | Set-GhlAppointmentNote -Body 'two' -WhatIf
            $note | Remove-GhlAppointmentNote -WhatIf
        } | Should -BeNullOrEmpty
    }

    It 'reports an unknown appointment as not found' {
        $failure = Get-TestError { Get-GhlAppointmentNote unknown }

        $failure.Id | Should -Be 'Ghl.NotFound'
        $failure.Category | Should -Be 'ObjectNotFound'
        $failure.Advice | Should -Not -BeNullOrEmpty
    }
}

Describe 'Appointments of neighbouring objects' {
    BeforeAll {
        $booked = New-Booking
        $window = @{ From = $booked.StartTime.AddHours(-1); To = $booked.StartTime.AddHours(1) }
    }

    It 'are those of all calendars without one' {
        (Get-GhlAppointment @window).Id | Should -Be $booked.Id
    }

    It 'are those of the calendar: <_>' -ForEach @(
        { $calendar | Get-GhlAppointment @window }
        { Get-GhlAppointment -Calendar 'investor call' @window }
        { Get-GhlAppointment -CalendarId $calendar.Id @window }
        { Get-GhlAppointment -Calendar $calendar @window }
    ) {
        (& $_).Id | Should -Be $booked.Id
    }

    It 'are those of the user: <_>' -ForEach @(
        { Get-GhlUser | Get-GhlAppointment @window }
        { Get-GhlAppointment -User (Get-GhlUser -Id $booked.AssignedTo).Email @window }
        { Get-GhlAppointment -UserId $booked.AssignedTo @window }
    ) {
        (& $_).Id | Should -Be $booked.Id
    }

    It 'are not those of anything else' {
        (Get-TestError { $contact | Get-GhlAppointment }).Id | Should -Be 'GhlStockTwits.WrongObject'
    }

    It 'are asked for by the group' {
        $request = Get-SandboxRequest { Get-GhlAppointment -GroupId some-group @window }

        $request.Query['groupId'] | Should -Be some-group
    }

    It 'are booked in a calendar by its name, for several contacts' {
        $others = 1, 2 | ForEach-Object { (New-GhlContact -FirstName Bo).Id }

        $made = New-GhlAppointment $others -Calendar 'Annual meeting' -Start '2028-03-01T15:00Z' `
            -IgnoreFreeSlotValidation

        $made.ContactId | Should -Be $others
    }

    It 'get a note as texts and appointments alike do' {
        ($booked | New-GhlAppointmentNote 'one').Body | Should -Be one
        ('two' | New-GhlAppointmentNote -AppointmentId $booked.Id).Body | Should -Be two
        (New-GhlAppointmentNote $booked 'three').AppointmentId | Should -Be $booked.Id
        (Get-GhlAppointmentNote $booked).Body | Sort-Object | Should -Be one, three, two
    }

    It 'get free slots of several users' {
        $users = Get-GhlUser | Select-Object -First 2

        $request = Get-SandboxRequest { Get-GhlFreeSlot 'Investor call' -User $users -From $from -To $from.AddDays(1) }

        ($request | Where-Object Path -Like *free-slots).Query['userIds'] | Should -Be ($users.Id -join ',')
    }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $null = Start-TestSandbox -Contacts 10
    $appointment = Get-GhlContact | Get-GhlContactAppointment | Select-Object -First 1
}

AfterAll {
    Stop-TestSandbox
}

Describe 'GhlAppointmentNote' {
    AfterEach {
        $appointment | Get-GhlAppointmentNote | Remove-GhlAppointmentNote
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

        $note | Remove-GhlAppointmentNote

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

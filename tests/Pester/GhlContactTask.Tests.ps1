BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $user = Get-GhlUser | Select-Object -First 1
    $contact = New-GhlContact -FirstName Ada -Email ada@example.com
}

AfterAll {
    Stop-TestSandbox
}

Describe 'GhlContactTask' {
    AfterEach {
        $contact | Get-GhlContactTask | Remove-GhlContactTask -Confirm:$false
    }

    It 'is created open, for a contact from the pipeline' {
        $task = $contact | New-GhlContactTask -Title 'Call' -DueDate '2027-01-01T10:00Z' -Body 'About the report'

        $task.ContactId | Should -Be $contact.Id
        $task.Title | Should -Be 'Call'
        $task.Body | Should -Be 'About the report'
        $task.Status | Should -Be 'open'
        $task.DueDate.UtcDateTime | Should -Be ([datetime] '2027-01-01T10:00')
    }

    It 'is due at the local time when the date names no zone' {
        $task = $contact | New-GhlContactTask -Title 'Call' -DueDate '2027-01-01 10:00'

        $task.DueDate.LocalDateTime | Should -Be ([datetime] '2027-01-01T10:00')
    }

    It 'is created completed with -Completed' {
        ($contact | New-GhlContactTask -Title 'Call' -DueDate '2027-01-01' -Completed).Status | Should -Be 'completed'
    }

    It 'is assigned to a user who is named by an e-mail address' {
        $task = New-GhlContactTask ada@example.com -Title 'Call' -DueDate '2027-01-01' -AssignedTo $user.Email

        $task.AssignedTo | Should -Be $user.Id
    }

    It 'is created of each row of a file' {
        $rows = @"
ContactId,Title,DueDate
$($contact.Id),one,2027-01-01
$($contact.Id),two,2027-01-02
"@ | ConvertFrom-Csv

        ($rows | New-GhlContactTask).Title | Should -Be one, two
    }

    It 'is read by its id' {
        $task = $contact | New-GhlContactTask -Title 'Call' -DueDate '2027-01-01'

        ($contact | Get-GhlContactTask -TaskId $task.Id).Title | Should -Be 'Call'
    }

    It 'keeps what a change does not name' {
        $task = $contact | New-GhlContactTask -Title 'one' -DueDate '2027-01-01T10:00Z'

        $changed = $task | Set-GhlContactTask -Title 'two' -PassThru

        $changed.Title | Should -Be 'two'
        $changed.Status | Should -Be 'open'
        $changed.DueDate | Should -Be $task.DueDate
    }

    It 'is completed, and opened again' {
        $task = $contact | New-GhlContactTask -Title 'Call' -DueDate '2027-01-01'

        ($task | Complete-GhlContactTask -PassThru).Status | Should -Be 'completed'
        ($task | Set-GhlContactTask -Completed:$false -PassThru).Status | Should -Be 'open'
    }

    It 'is returned by a change only with -PassThru' {
        $task = $contact | New-GhlContactTask -Title 'Call' -DueDate '2027-01-01'

        $task | Set-GhlContactTask -Title 'two' | Should -BeNullOrEmpty
        $task | Complete-GhlContactTask | Should -BeNullOrEmpty
    }

    It 'is removed' {
        $task = $contact | New-GhlContactTask -Title 'Call' -DueDate '2027-01-01'

        $task | Remove-GhlContactTask -Confirm:$false

        $contact | Get-GhlContactTask | Should -BeNullOrEmpty
    }

    It 'is reported when it does not exist' {
        (Get-TestError { Get-GhlContactTask $contact.Id unknown }).Id | Should -Be 'Ghl.NotFound'
    }

    It 'is refused without a due date that can be read' {
        (Get-TestError { $contact | New-GhlContactTask -Title 'Call' -DueDate 'next week' }).Category |
            Should -Be 'InvalidData'
    }
}

Describe 'Get-GhlContactTask -All' {
    BeforeAll {
        $open = $contact | New-GhlContactTask -Title 'Open' -DueDate '2027-01-01' -AssignedTo $user
        $done = $contact | New-GhlContactTask -Title 'Done' -DueDate '2027-01-01' -Completed
    }

    AfterAll {
        $open, $done | Remove-GhlContactTask -Confirm:$false
    }

    It 'returns the tasks of all contacts' {
        $tasks = Get-GhlContactTask -All

        $tasks.Id | Should -Contain $open.Id
        $tasks.Id | Should -Contain $done.Id
        ($tasks.ContactId | Sort-Object -Unique).Count | Should -BeGreaterThan 1
    }

    It 'returns only open ones with -Open' {
        $tasks = Get-GhlContactTask -All -Open

        $tasks.Id | Should -Contain $open.Id
        $tasks.Status | Should -Not -Contain 'completed'
    }

    It 'returns those of a user' {
        $tasks = Get-GhlContactTask -All -AssignedTo $user.Email

        $tasks.Id | Should -Contain $open.Id
        $tasks.AssignedTo | Sort-Object -Unique | Should -Be $user.Id
    }

    It 'returns tasks that can be changed' {
        $task = $contact | New-GhlContactTask -Title 'Call' -DueDate '2027-01-01'

        (Get-GhlContactTask -All | Where-Object Id -EQ $task.Id | Complete-GhlContactTask -PassThru).Status |
            Should -Be 'completed'
        $task | Remove-GhlContactTask -Confirm:$false
    }
}

Describe 'Tasks of several contacts' {
    BeforeAll {
        $ids = 1..2 | ForEach-Object { (New-GhlContact -FirstName Bo).Id }
        $late, $later = New-GhlContactTask $ids 'Late' '2020-01-01'
        $next = New-GhlContactTask $ids[0] 'Next' '2090-01-01' -AssignedTo $user.Name
        $null = New-GhlContactTask $ids[0] 'Done' '2020-01-01' -Completed
    }

    It 'are created and read by a list of ids' {
        $late.ContactId, $later.ContactId | Should -Be $ids
        (Get-GhlContactTask $ids).Title | Sort-Object | Should -Be Done, Late, Late, Next
    }

    It 'are selected by status, also those of a contact' {
        (Get-GhlContactTask $ids[0] -Status Completed).Title | Should -Be Done
        (Get-GhlContactTask $ids[0] -Status Open).Title | Sort-Object | Should -Be Late, Next
        (Get-GhlContactTask -All -Status Completed).Status | Sort-Object -Unique | Should -Be completed
    }

    It 'are selected when they are overdue' {
        (Get-GhlContactTask $ids -Overdue).Id | Sort-Object | Should -Be ($late.Id, $later.Id | Sort-Object)
        (Get-GhlContactTask -All -Overdue).Id | Should -Contain $late.Id
    }

    It 'are assigned by the name of a user' {
        $next.AssignedTo | Should -Be $user.Id
    }

    It 'are completed by their ids' {
        Complete-GhlContactTask -TaskId $late.Id, $next.Id -ContactId $ids[0]

        (Get-GhlContactTask $ids[0]).Status | Sort-Object -Unique | Should -Be completed
    }

    It 'that a delivery names without a contact are not guessed' {
        $delivery = ConvertTo-Json @{ type = 'TaskCreate'; id = $late.Id } | ConvertFrom-GhlWebhook

        $changed = Get-TestError { $delivery | Complete-GhlContactTask }
        $read = Get-TestError { $delivery | Get-GhlContact }

        $changed.Id, $read.Id | Should -Be 'GhlStockTwits.Unverified', 'GhlStockTwits.WrongObject'
        $changed.Advice, $read.Advice | Should -BeLike '*Get-GhlContactTask -All*'
    }
}

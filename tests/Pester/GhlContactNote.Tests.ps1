BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $contact = New-GhlContact -FirstName Ada -Email ada@example.com
}

AfterAll {
    Stop-TestSandbox
}

Describe 'GhlContactNote' {
    AfterEach {
        $contact | Get-GhlContactNote | Remove-GhlContactNote -Confirm:$false
    }

    It 'is created for a contact from the pipeline' {
        $note = $contact | New-GhlContactNote -Body 'Called back' -Title 'Call'

        $note.ContactId | Should -Be $contact.Id
        $note.Body | Should -Be 'Called back'
        $note.Title | Should -Be 'Call'
    }

    It 'is created for a contact that is named by its e-mail address' {
        (New-GhlContactNote ada@example.com -Body 'Called back').ContactId | Should -Be $contact.Id
    }

    It 'is created of each row with a contact and a body' {
        $rows = 'one', 'two' | ForEach-Object { [pscustomobject]@{ ContactId = $contact.Id; Body = $_ } }

        ($rows | New-GhlContactNote).Body | Should -Be one, two
    }

    It 'keeps a message of StockTwits, with its address' {
        $sent = Send-StockTwitsUpdate 'worth a note' -PassThru

        $note = Get-StockTwitsStream $sandbox.StockTwitsUsername -MaxCount 1 | New-GhlContactNote -ContactId $contact.Id

        $note.Body | Should -Be "worth a note`n$($sent.Url)"
    }

    It 'belongs to a user who is named by an e-mail address' {
        $user = Get-GhlUser | Select-Object -First 1

        ($contact | New-GhlContactNote -Body 'Called back' -UserId $user.Email).UserId | Should -Be $user.Id
    }

    It 'is read with all others of its contact' {
        $made = 'one', 'two', 'three' | ForEach-Object { $contact | New-GhlContactNote -Body $_ }

        ($contact | Get-GhlContactNote).Id | Sort-Object | Should -Be ($made.Id | Sort-Object)
    }

    It 'is read by its id' {
        $note = $contact | New-GhlContactNote -Body 'Called back'

        (Get-GhlContactNote $contact.Id $note.Id).Body | Should -Be 'Called back'
    }

    It 'keeps what a change does not name' {
        $note = $contact | New-GhlContactNote -Body 'one' -Title 'T'

        $changed = $note | Set-GhlContactNote -Body 'two' -Pinned -PassThru

        $changed.Body | Should -Be 'two'
        $changed.Title | Should -Be 'T'
        $changed.Pinned | Should -BeTrue
    }

    It 'is returned by a change only with -PassThru' {
        $note = $contact | New-GhlContactNote -Body 'one'

        $note | Set-GhlContactNote -Body 'two' | Should -BeNullOrEmpty
    }

    It 'is not changed when nothing to change is given' {
        $note = $contact | New-GhlContactNote -Body 'one'

        $requests = Get-SandboxRequest { $failure = Get-TestError { $note | Set-GhlContactNote } }

        $failure.Id | Should -Be 'GhlStockTwits.NothingToChange'
        $requests | Should -BeNullOrEmpty
    }

    It 'is removed' {
        $note = $contact | New-GhlContactNote -Body 'one'

        $note | Remove-GhlContactNote -Confirm:$false

        $contact | Get-GhlContactNote | Should -BeNullOrEmpty
    }

    It 'leads back to its contact' {
        $note = $contact | New-GhlContactNote -Body 'one'

        ($note | Get-GhlContact).Id | Should -Be $contact.Id
    }

    It 'is reported when it does not exist' {
        $failure = Get-TestError { Get-GhlContactNote $contact.Id unknown }

        $failure.Id | Should -Be 'Ghl.NotFound'
        $failure.Category | Should -Be 'ObjectNotFound'
    }

    It 'is not created twice when the response is lost' {
        Add-SandboxFault -Kind ResetAfter -Method POST -Path /notes

        $requests = Get-SandboxRequest -Write {
            $failure = Get-TestError { $contact | New-GhlContactNote -Body 'once' }
        }

        $failure.Id | Should -Be 'Ghl.OutcomeUnknown'
        $requests | Should -HaveCount 1
        $contact | Get-GhlContactNote | Should -HaveCount 1
    }
}

Describe 'Notes of several contacts' {
    BeforeAll {
        $ids = 1..3 | ForEach-Object { (New-GhlContact -FirstName Bo).Id }
    }

    It 'are created, read and removed by a list of ids' {
        $made = New-GhlContactNote $ids 'hello'

        $made.ContactId | Should -Be $ids
        (Get-GhlContactNote $ids).Id | Should -Be $made.Id
        Remove-GhlContactNote $made -Confirm:$false
        Get-GhlContactNote $ids | Should -BeNullOrEmpty
    }

    It 'are created for the others when one contact does not exist' {
        $failure = Get-TestError { $made = New-GhlContactNote $ids[0], 'unknown', $ids[2] 'hello' }

        $failure.Target | Should -Be unknown
        $made.ContactId | Should -Be $ids[0], $ids[2]
        $made | Remove-GhlContactNote -Confirm:$false
    }

    It 'are changed by their ids' {
        $notes = 'one', 'two' | New-GhlContactNote -ContactId $ids[0]

        Set-GhlContactNote $notes.Id -ContactId $ids[0] -Body 'three'

        (Get-GhlContactNote $ids[0] -NoteId $notes.Id).Body | Should -Be three, three
        Remove-GhlContactNote -NoteId $notes.Id -ContactId $ids[0] -Confirm:$false
    }

    It 'are read for the whole location with -All' {
        $note = New-GhlContactNote $ids[1] 'for all'

        (Get-GhlContactNote -All).Id | Should -Contain $note.Id
        $note | Remove-GhlContactNote -Confirm:$false
    }

    It 'need their contact with an id' {
        $failure = Get-TestError { Remove-GhlContactNote some-id }

        $failure.Id | Should -Be 'GhlStockTwits.ContactIdRequired'
        $failure.Advice | Should -BeLike '*-ContactId*'
    }
}

Describe 'The text of a note' {
    AfterEach {
        $contact | Get-GhlContactNote | Remove-GhlContactNote -Confirm:$false
    }

    It 'comes from the pipeline with -ContactId' {
        ('A text', 'another' | New-GhlContactNote -ContactId $contact.Id).Body | Should -Be 'A text', 'another'
    }

    It 'is the argument when the contact comes from the pipeline' {
        $note = $contact | New-GhlContactNote 'A text'

        $note.Body | Should -Be 'A text'
        $note.ContactId | Should -Be $contact.Id
    }

    It 'is missed when only a contact comes from the pipeline: <_>' -ForEach @(
        { $contact | New-GhlContactNote }, { $contact.Id | New-GhlContactNote }
    ) {
        $writes = Get-SandboxRequest -Write { $failure = Get-TestError $_ }

        $failure.Id | Should -Be 'GhlStockTwits.ArgumentEmpty'
        $writes | Should -BeNullOrEmpty
    }

    It 'is never the name of an object' {
        $failure = Get-TestError { Get-Process -Id $PID | New-GhlContactNote -ContactId $contact.Id }

        $failure | Should -HaveCount 1
        $contact | Get-GhlContactNote | Should -BeNullOrEmpty
    }
}

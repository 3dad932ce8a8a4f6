BeforeDiscovery {
    # What a service says, and the error that a user gets.
    $responses = @(
        @{
            Status = 400; Says = 'email must be an email'; Id = 'Ghl.InvalidRequest'; Category = 'InvalidData'
            Stops = $false
        }
        @{
            Status = 401; Says = 'Invalid JWT'; Id = 'Ghl.TokenExpired'; Category = 'AuthenticationError'
            Stops = $true
        }
        @{
            Status = 400; Says = 'Location is not active'; Id = 'Ghl.LocationInactive'; Category = 'PermissionDenied'
            Stops = $true
        }
        @{ Status = 404; Says = 'Contact not found'; Id = 'Ghl.NotFound'; Category = 'ObjectNotFound'; Stops = $false }
        @{ Status = 422; Says = 'Unprocessable'; Id = 'Ghl.InvalidRequest'; Category = 'InvalidData'; Stops = $false }
    )
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 5 -NoRateLimit
    $ids = (Get-GhlContact).Id
}

AfterAll {
    Stop-TestSandbox
}

Describe 'An error' {
    AfterEach {
        Clear-SandboxFault
    }

    It 'of status <Status> has the id <Id>' -ForEach $responses {
        $body = ConvertTo-Json @{ statusCode = $status; message = $says }
        Add-SandboxFault -Kind Status -Status $status -Path ^/contacts/ -Times 0 -Body $body

        $failures = Get-TestError { $ids[0], $ids[1] | Get-GhlContact }

        $failures[0].Id | Should -Be $id
        $failures[0].Category | Should -Be $category
        $failures[0].Advice | Should -Not -BeNullOrEmpty
        $failures | Should -HaveCount ($stops ? 1 : 2)
    }

    It 'names what it is about' {
        (Get-TestError { $ids[0], 'unknown' | Get-GhlContact }).Target | Should -Be unknown
    }

    It 'does not stop the others of the pipeline' {
        $failures = Get-TestError { $found = $ids[0], 'unknown', $ids[1] | Get-GhlContact }

        $failures.Id | Should -Be 'Ghl.NotFound'
        $found.Id | Should -Be $ids[0], $ids[1]
    }

    It 'does not stop the others of a parameter' {
        $failures = Get-TestError { $found = Get-GhlContact $ids[0], unknown, $ids[1] }

        $failures.Id | Should -Be 'Ghl.NotFound'
        $found.Id | Should -Be $ids[0], $ids[1]
    }

    It 'stops a script with -ErrorAction Stop, and can be caught by its id' {
        $caught = try { Get-GhlContact unknown -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }

        $caught | Should -BeLike 'Ghl.NotFound,*'
    }

    It 'is kept in -ErrorVariable' {
        Get-GhlContact unknown -ErrorAction SilentlyContinue -ErrorVariable failures

        $failures.FullyQualifiedErrorId | Should -BeLike 'Ghl.NotFound,*'
    }

    It 'stops the pipeline when every further call would fail as well: <Case>' -ForEach @(
        @{ Case = 'a scope is missing'; Scopes = @('contacts.write'); Id = 'Ghl.ScopeMissing' }
    ) {
        $token = (Invoke-SandboxControl POST /tokens @{ service = 'highLevel'; scopes = $scopes }).token
        Connect-Ghl -Token (ConvertTo-SecureString $token -AsPlainText) -LocationId $sandbox.LocationId `
            -BaseUri $sandbox.HighLevelUri -SkipCheck

        $requests = Get-SandboxRequest { $failures = Get-TestError { $ids | Get-GhlContactNote } }

        Connect-Ghl -Sandbox $sandbox
        $failures.Id | Should -Be $id
        $failures.Category | Should -Be 'PermissionDenied'
        $failures.Advice | Should -BeLike '*contacts.readonly*'
        $requests | Should -HaveCount 1
    }

    It 'of a page that is not the service''s is told from its own' {
        Add-SandboxFault -Kind Html -Status 404 -Path ^/contacts/ -Times 0

        $failure = Get-TestError { Get-GhlContact $ids[0] }

        $failure.Id | Should -Match '^Ghl\.'
        $failure.Id | Should -Not -Be 'Ghl.NotFound'
    }

    It 'of a list that breaks off is an error, never the end of the list' {
        Add-SandboxFault -Kind Truncate -Path ^/contacts/ -Times 0

        $failures = Get-TestError { Get-GhlContact }

        $failures | Should -HaveCount 1
        $failures.Id | Should -Match '^Ghl\.'
    }
}

Describe 'A request that fails for a moment' {
    AfterEach {
        Clear-SandboxFault
    }

    It 'is made again when it reads: <Case>' -ForEach @(
        @{ Case = 'status 503'; Fault = @{ Kind = 'Status'; Status = 503; RetryAfter = '0' } }
        @{ Case = 'status 429'; Fault = @{ Kind = 'Status'; Status = 429; RetryAfter = '0' } }
        @{ Case = 'a connection that is reset'; Fault = @{ Kind = 'ResetBefore' } }
        @{ Case = 'a response that breaks off'; Fault = @{ Kind = 'Truncate' } }
    ) {
        Add-SandboxFault @fault -Path ^/contacts/

        $requests = Get-SandboxRequest { $found = Get-GhlContact $ids[0] }

        $found.Id | Should -Be $ids[0]
        $requests | Should -HaveCount 2
    }

    It 'is shown with -Verbose' {
        Add-SandboxFault -Kind Status -Status 503 -RetryAfter 0 -Path ^/contacts/

        $output = Get-GhlContact $ids[0] -Verbose 4>&1

        "$($output | Where-Object { $_ -is [Management.Automation.VerboseRecord] })" | Should -BeLike '*ServerError*'
    }

    It 'is made again when HighLevel refuses it for its limit, also when it writes' {
        Add-SandboxFault -Kind Status -Status 429 -RetryAfter 0 -Method POST -Path /notes

        $note = New-GhlContactNote $ids[0] -Body 'once'

        Get-GhlContactNote $ids[0] | Where-Object Body -EQ 'once' | Should -HaveCount 1
        $note | Remove-GhlContactNote -Confirm:$false
    }

    It 'is not made again when it writes what must not happen twice' {
        Add-SandboxFault -Kind Status -Status 503 -RetryAfter 0 -Method POST -Path /notes

        $requests = Get-SandboxRequest {
            $failure = Get-TestError { New-GhlContactNote $ids[0] -Body 'once' }
        }

        $failure.Id | Should -Be 'Ghl.OutcomeUnknown'
        $requests | Should -HaveCount 1
    }

    It 'is made again when it writes what may happen twice' {
        Add-SandboxFault -Kind Status -Status 503 -RetryAfter 0 -Method PUT -Path ^/contacts/

        (Set-GhlContact $ids[0] -City Bonn -PassThru).City | Should -Be Bonn
    }
}

Describe 'A refresh that is refused' {
    BeforeAll {
        $info = Invoke-SandboxControl GET /
        $app = @{
            ClientId = $info.highLevelClientId; State = 's1'; RedirectUri = 'https://example.com/done'
            ClientSecret = ConvertTo-SecureString $info.highLevelClientSecret -AsPlainText
            BaseUri = $sandbox.HighLevelUri; WarningAction = 'SilentlyContinue'
        }
    }

    AfterAll {
        $null = Invoke-SandboxControl POST /app @{ locationId = $sandbox.LocationId; active = $true }
        Connect-Ghl -Sandbox $sandbox
    }

    It 'is one error, whatever the number of objects, and one request: <Id>' -ForEach @(
        @{ Id = 'Ghl.LoginEnded'; Days = 400; Active = $true; Advice = '*Log in again*' }
        @{ Id = 'Ghl.LocationInactive'; Days = 1; Active = $false; Advice = '*reactivate*' }
    ) {
        $code = (Invoke-SandboxControl POST /codes @{ service = 'highLevel' }).code
        Connect-Ghl @app -RedirectedUri "https://example.com/done?code=$code&state=s1"
        $sandbox.Advance($days * 86400)
        $null = Invoke-SandboxControl POST /app @{ locationId = $sandbox.LocationId; active = $active }

        $requests = Get-SandboxRequest { $failures = Get-TestError { $ids | Get-GhlContact } }

        $failures.Id | Should -Be $id
        $failures.Advice | Should -BeLike $advice
        $requests.Path | Where-Object { $_ -eq '/oauth/token' } | Should -HaveCount 1
        $requests | Should -HaveCount 2
    }
}

Describe 'An object of another kind' {
    BeforeAll {
        $contact = Get-GhlContact $ids[0]
        $note = $contact | New-GhlContactNote -Body 'a note'
        $task = $contact | New-GhlContactTask -Title 'a task' -DueDate '2027-01-01'
        $appointment = Get-GhlCalendar | Select-Object -First 1 | Get-GhlFreeSlot |
            Select-Object -First 1 | New-GhlAppointment -ContactId $contact.Id
        $appointmentNote = $appointment | New-GhlAppointmentNote 'a note'
        $tag = New-GhlTag kind
        $business = New-GhlBusiness Kind
        $user = Get-GhlUser | Select-Object -First 1
        $selected = $note | Select-Object Id, ContactId, Body
        $stored = [Management.Automation.PSSerializer]::Deserialize(
            [Management.Automation.PSSerializer]::Serialize($note))
        $row = [pscustomobject]@{ Id = $note.Id; ContactId = $contact.Id }
        $delivery = @{ type = 'ContactDelete'; id = $contact.Id; locationId = $sandbox.LocationId } |
            ConvertTo-Json | ConvertFrom-GhlWebhook
        $process = Get-Process -Id $PID
    }

    It 'is refused: <_>' -ForEach @(
        { $note | Remove-GhlContact -Confirm:$false }
        { $task | Remove-GhlContact -Confirm:$false }
        { $appointment | Remove-GhlContact -Confirm:$false }
        { $tag | Remove-GhlContact -Confirm:$false }
        { $business | Remove-GhlContact -Confirm:$false }
        { $selected | Remove-GhlContact -Confirm:$false }
        { $stored | Remove-GhlContact -Confirm:$false }
        { $row | Remove-GhlContact -Confirm:$false }
        { $process | Remove-GhlContact -Confirm:$false }
        { Remove-GhlContact $note -Confirm:$false }
        { Remove-GhlContact -ContactId $task -Confirm:$false }
        { $note | Set-GhlContact -City Bonn }
        { $note | Set-GhlContactTag -Add x }
        { $task | Set-GhlContactTag -Replace @() -Confirm:$false }
        { $task | Set-GhlContactFollower -Add $user }
        { $note | Set-GhlContactBusiness -Clear }
        { $note | Remove-GhlContactWorkflow -Workflow 'Welcome investor' }
        { $note | Remove-GhlContactCampaign -All }
        { $task | Remove-GhlContactNote }
        { $contact | Remove-GhlContactNote }
        { $tag | Remove-GhlContactNote -ContactId $contact.Id }
        { $appointmentNote | Remove-GhlContactNote -ContactId $contact.Id }
        { $task | Set-GhlContactNote -Body x }
        { $note | Remove-GhlContactTask }
        { $contact | Complete-GhlContactTask }
        { $note | Complete-GhlContactTask }
        { $note | Set-GhlContactTask -Title x }
        { $note | Remove-GhlAppointment -Confirm:$false }
        { $contact | Set-GhlAppointment -Status showed }
        { $appointmentNote | Remove-GhlAppointment -Confirm:$false }
        { $appointment | Remove-GhlAppointmentNote }
        { $note | Remove-GhlAppointmentNote -AppointmentId $appointment }
        { $contact | Remove-GhlTag -Confirm:$false }
        { $business | Set-GhlTag -Name x }
        { $tag | Remove-GhlBusiness -Confirm:$false }
        { (Get-GhlContact $contact) | Set-GhlBusiness -City x }
        { $tag | Remove-GhlCustomField -Confirm:$false }
        { $tag | Remove-GhlCustomValue -Confirm:$false }
        { $note | Invoke-GhlStockTwitsOperation ghl.contact.delete }
        { $tag | Invoke-GhlStockTwitsOperation ghl.contact.delete }
        { $tag | Remove-StockTwitsWatchlist -Confirm:$false }
        { $tag | Remove-StockTwitsFollow }
        { $tag | Remove-StockTwitsLike }
    ) {
        $writes = Get-SandboxRequest -Write { $failures = Get-TestError $_ }

        $failures.Id | Should -Be 'GhlStockTwits.WrongObject'
        $failures.Advice | Should -Not -BeNullOrEmpty
        $writes | Should -BeNullOrEmpty
    }

    It 'is named in the error, with what is meant' {
        $failure = Get-TestError { $note | Remove-GhlContact -Confirm:$false }

        $failure.Message | Should -BeLike '*A contact is required here, and a note was passed.*Get-GhlContact*'
        (Get-TestError { $contact | Remove-GhlContactNote }).Message |
            Should -BeLike '*A note is required here, and a contact was passed.*'
    }

    It 'leads to its contact where nothing is removed or overwritten' {
        ($note, $task, $appointment | Get-GhlContact).Id | Sort-Object -Unique | Should -Be $contact.Id
    }

    It 'that nobody verified changes nothing: <_>' -ForEach @(
        { $delivery | Remove-GhlContact -Confirm:$false }
        { $delivery | Set-GhlContactTag -Add x }
        { $delivery | New-GhlContactNote -Body x }
        { $delivery | Add-GhlContactWorkflow -Workflow 'Welcome investor' }
        { $delivery | Remove-GhlTag -Confirm:$false }
        { $delivery | Complete-GhlContactTask }
        { $delivery | Invoke-GhlStockTwitsOperation ghl.contact.delete }
        { $delivery | Invoke-GhlStockTwitsOperation ghl.contact.addTags -Tags x }
    ) {
        $writes = Get-SandboxRequest -Write { $failures = Get-TestError $_ }

        $failures.Id | Should -Be 'GhlStockTwits.Unverified'
        $writes | Should -BeNullOrEmpty
    }

    It 'that nobody verified can be read again, and then changes' {
        $delivery.IsVerified | Should -BeFalse

        $delivery | Get-GhlContact | Set-GhlContactTag -Add seen

        (Get-GhlContact $contact).Tags | Should -Contain seen
    }
}

Describe 'An empty value' {
    It 'is named, with what the parameter takes: <Call>' -ForEach @(
        @{ Call = { Get-GhlContact '' }; Says = '-ContactId is empty.*e-mail address*' }
        @{ Call = { Get-GhlContact -Tag $null }; Says = "*'Tag'*names of tags*" }
        @{ Call = { Get-GhlContact -Tag '' }; Says = "*'Tag'*names of tags*" }
        @{ Call = { Get-GhlContact -Email '' }; Says = "*'Email'*e-mail address*" }
        @{ Call = { Get-GhlContact $null }; Says = "*'ContactId'*" }
        @{ Call = { Get-StockTwitsUser '' }; Says = '-User is empty.*handle*' }
        @{ Call = { Get-StockTwitsStream -Symbol '' }; Says = "*'Symbol'*AAPL*" }
        @{ Call = { Remove-GhlContactNote '' -ContactId x }; Says = '-NoteId is empty.*Get-GhlContactNote*' }
        @{ Call = { Remove-GhlTag '' -Confirm:$false }; Says = '-Id is empty.*name*' }
        @{ Call = { Get-GhlFreeSlot ' ' }; Says = '-Calendar is empty.*name*' }
        @{ Call = { Add-GhlContactWorkflow x '' }; Says = '-Workflow is empty.*name*' }
        @{ Call = { Get-StockTwitsStream -Watchlist '' }; Says = '-Watchlist is empty.*name*' }
        @{ Call = { New-GhlContactNote x '' }; Says = '-Body is empty.*text*' }
    ) {
        $requests = Get-SandboxRequest { $failure = Get-TestError $call }

        $failure | Should -HaveCount 1
        $failure.Message | Should -BeLike $says
        $requests | Should -BeNullOrEmpty
    }
}

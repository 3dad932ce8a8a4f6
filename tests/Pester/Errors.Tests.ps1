BeforeDiscovery {
    # What a service says, and the error that a user gets.
    $responses = @(
        @{
            Status = 400; Says = 'email must be an email'; Id = 'Ghl.InvalidRequest'; Category = 'InvalidData'
            Stops = $false
        }
        @{
            Status = 401; Says = 'Invalid JWT'; Id = 'Ghl.TokenInvalid'; Category = 'AuthenticationError'; Stops = $true
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

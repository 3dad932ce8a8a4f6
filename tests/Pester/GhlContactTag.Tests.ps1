BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    # More contacts than one call takes.
    $sandbox = Start-TestSandbox -Contacts 1200 -NoRateLimit
    $ids = (Get-GhlContact).Id

    function Get-Tag($id) { (Get-GhlContact $id).Tags }
}

AfterAll {
    Stop-TestSandbox
}

Describe 'The tags of one contact' {
    BeforeEach {
        $contact = New-GhlContact -FirstName Ada -Tag investor, vip
    }

    It 'are added and removed' {
        $contact | Set-GhlContactTag -Add Gold -Remove vip

        Get-Tag $contact.Id | Should -Be investor, gold
    }

    It 'are returned with -PassThru, for the contact that they belong to' {
        $tags = $contact | Set-GhlContactTag -Add gold -PassThru

        $tags.ContactId | Should -Be $contact.Id
        $tags.Tags | Should -Be investor, vip, gold
    }

    It 'are not returned without -PassThru' {
        $contact | Set-GhlContactTag -Add gold | Should -BeNullOrEmpty
    }

    It 'are replaced with -Confirm:$false' {
        $contact | Set-GhlContactTag -Replace only -Confirm:$false

        Get-Tag $contact.Id | Should -Be only
    }

    It 'are all removed by an empty list' {
        $contact | Set-GhlContactTag -Replace @() -Confirm:$false

        Get-Tag $contact.Id | Should -BeNullOrEmpty
    }

    It 'are not replaced where nobody can answer the question' {
        $failures = Get-TestError { $contact, $contact | Set-GhlContactTag -Replace only }

        $failures.Id | Should -Be 'GhlStockTwits.ConfirmationRequired'
        $failures.Advice | Should -BeLike '*-Confirm:$false*'
        Get-Tag $contact.Id | Should -Be investor, vip
    }

    It 'are set on a contact that is named by its e-mail address' {
        $null = New-GhlContact -FirstName Bo -Email bo.tagged@example.com

        (Set-GhlContactTag bo.tagged@example.com -Add gold -PassThru).Tags | Should -Be gold
    }
}

Describe 'The tags of many contacts' {
    AfterEach {
        Clear-SandboxFault
    }

    It 'cost one request for up to 500 contacts' {
        $requests = Get-SandboxRequest { $ids | Set-GhlContactTag -Add bulk }

        $requests | Should -HaveCount ([math]::Ceiling($ids.Count / 500))
        @(Get-GhlContact -Tag bulk).Count | Should -Be $ids.Count
    }

    It 'cost two requests when some are added and some removed' {
        $ids[0..5] | Set-GhlContactTag -Add old

        $requests = Get-SandboxRequest { $ids[0..5] | Set-GhlContactTag -Add a, b -Remove old }

        $requests | Should -HaveCount 2
        Get-Tag $ids[3] | Should -Contain b
        Get-Tag $ids[3] | Should -Not -Contain old
    }

    It 'are changed once for a contact that comes twice' {
        $request = Get-SandboxRequest { $ids[0], $ids[1], $ids[0] | Set-GhlContactTag -Add twice }

        $request.Body.contacts | Should -Be $ids[0..1]
    }

    It 'cost one request for a single contact, and none of those for many' {
        $request = Get-SandboxRequest { $ids[0] | Set-GhlContactTag -Add single }

        $request.Path | Should -Be "/contacts/$($ids[0])/tags"
    }

    It 'are changed for the others when one contact does not exist' {
        $failures = Get-TestError { $ids[0..3] + 'abcdef' + $ids[4..8] | Set-GhlContactTag -Add faulty }

        $failures.Id | Should -Be 'Ghl.NotFound'
        $failures.Target | Should -Be abcdef
        Get-GhlContact -Tag faulty | Should -HaveCount 9
    }

    It 'report a contact once that can neither be added to nor removed from' {
        Get-TestError { $ids[0], 'abcdef' | Set-GhlContactTag -Add x -Remove y } | Should -HaveCount 1
    }

    It 'are sent in halves when HighLevel refuses them together' {
        Add-SandboxFault -Kind Status -Status 422 -Path bulk/tags -Times 3 -Body '{"message":"too many"}'

        $requests = Get-SandboxRequest { $ids[0..9] | Set-GhlContactTag -Add halved }

        $requests | Should -HaveCount 7
        Get-GhlContact -Tag halved | Should -HaveCount 10
    }

    It 'report the one contact that HighLevel refuses alone, too' {
        Add-SandboxFault -Kind Status -Status 422 -Path bulk/tags -Times 4 -Body '{"message":"no"}'

        $failures = Get-TestError { $ids[0..7] | Set-GhlContactTag -Add refused }

        $failures.Id | Should -Be 'Ghl.InvalidRequest'
        $failures.Target | Should -Be $ids[0]
        Get-GhlContact -Tag refused | Should -HaveCount 7
    }

    It 'are sent again when the response is lost, as tags can be set twice' {
        Add-SandboxFault -Kind ResetAfter -Path bulk/tags

        $ids[0..1] | Set-GhlContactTag -Add lost

        Get-GhlContact -Tag lost | Should -HaveCount 2
    }

    It 'end the pipeline when the token lacks the scope, after one request' {
        $token = (Invoke-SandboxControl POST /tokens @{ service = 'highLevel'; scopes = @('contacts.readonly') }).token
        $reader = Connect-Ghl -Token (ConvertTo-SecureString $token -AsPlainText) -LocationId $sandbox.LocationId `
            -BaseUri $sandbox.HighLevelUri -PassThru

        $requests = Get-SandboxRequest {
            $failures = Get-TestError { $ids | Set-GhlContactTag -Add never -Connection $reader }
        }
        Connect-Ghl -Sandbox $sandbox

        $failures.Id | Should -Be 'Ghl.ScopeMissing'
        $failures.Category | Should -Be 'PermissionDenied'
        $failures.Advice | Should -BeLike '*contacts.write*'
        $requests | Should -HaveCount 1
    }

    It 'name the contacts that were not changed when a command before fails' {
        $Error.Clear()

        $requests = Get-SandboxRequest -Write {
            $null = Get-TestError { & { $ids[0..11]; throw 'upstream' } | Set-GhlContactTag -Add unsent }
        }

        $requests | Should -BeNullOrEmpty
        $unsent = $Error | Where-Object FullyQualifiedErrorId -Like 'GhlStockTwits.NotSent*'
        $unsent.TargetObject | Should -Be $ids[0..11]
        "$unsent" | Should -BeLike "*12 contacts*$($ids[9]) and 2 more.*"
    }

    It 'name the contacts that were not changed when the command is stopped' {
        $shell = [powershell]::Create()
        $script = 'Import-Module $args[0]; Connect-Ghl -Sandbox $args[1]; ' +
            '& { $args[2]; $args[3].Set(); Start-Sleep 60 } @args | Set-GhlContactTag -Add unsent'
        $passed = [Threading.ManualResetEventSlim]::new()
        $manifest = (Get-Module GhlStockTwits).Path.Replace('module/GhlStockTwits.psm1', 'GhlStockTwits.psd1')
        $null = $shell.AddScript($script).AddArgument($manifest).AddArgument($sandbox).AddArgument($ids[0..2]).
            AddArgument($passed).BeginInvoke()
        $passed.Wait(30000) | Should -BeTrue

        $shell.Stop()

        $unsent = $shell.Runspace.SessionStateProxy.GetVariable('Error') |
            Where-Object FullyQualifiedErrorId -Like 'GhlStockTwits.NotSent*'
        $shell.Dispose()
        $unsent.TargetObject | Should -Be $ids[0..2]
    }

    It 'name no contacts when all were changed' {
        $Error.Clear()

        $ids[0..2] | Set-GhlContactTag -Add sent
        $ids[0..2] | Set-GhlContactTag -Add sent | Select-Object -First 1

        $Error | Should -BeNullOrEmpty
    }
}

Describe 'The tags of contacts in a list' {
    It 'are changed' {
        $some = $ids[0..2]

        Set-GhlContactTag $some -Add listed

        (Get-GhlContact $some).Tags | Where-Object { $_ -eq 'listed' } | Should -HaveCount 3
    }

    It 'are changed for the others when one is not a contact' {
        $failure = Get-TestError { Set-GhlContactTag $ids[3], '', $ids[4] -Add partly }

        $failure.Id | Should -Be 'GhlStockTwits.ArgumentEmpty'
        (Get-GhlContact $ids[3], $ids[4]).Tags | Where-Object { $_ -eq 'partly' } | Should -HaveCount 2
    }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $users = Get-GhlUser
    $business, $other = Get-GhlBusiness | Select-Object -First 2
    $workflow = Get-GhlWorkflow welcome*
    $campaign = Get-GhlCampaign welcome*
}

AfterAll {
    Stop-TestSandbox
}

Describe 'GhlContactFollower' {
    BeforeEach {
        $contact = New-GhlContact -FirstName Ada
    }

    It 'is added by a user''s id, e-mail address or object' {
        $followers = Set-GhlContactFollower $contact -Add $users[0].Id, $users[1].Email, $users[2] -PassThru

        $followers.ContactId | Should -Be $contact.Id
        $followers.Followers | Sort-Object | Should -Be ($users.Id | Sort-Object)
    }

    It 'is removed, and the others stay' {
        $null = Set-GhlContactFollower $contact -Add $users

        (Set-GhlContactFollower $contact -Remove $users[0] -PassThru).Followers | Sort-Object |
            Should -Be ($users[1..2].Id | Sort-Object)
    }

    It 'is exchanged by one command' {
        Set-GhlContactFollower $contact -Add $users[0]

        $contact | Set-GhlContactFollower -Add $users[1] -Remove $users[0]

        (Get-GhlContact $contact.Id).Followers | Should -Be $users[1].Id
    }

    It 'is not returned without -PassThru' {
        Set-GhlContactFollower $contact -Add $users[0] | Should -BeNullOrEmpty
    }

    It 'is reported when no user has the e-mail address, without the address' {
        $writes = Get-SandboxRequest -Write {
            $failure = Get-TestError { Set-GhlContactFollower $contact -Add stranger@example.com }
        }

        $failure.Id | Should -Be 'Ghl.NotFound'
        "$($failure.Message) $($failure.Record.Exception)" | Should -Not -BeLike '*stranger*'
        $writes | Should -BeNullOrEmpty
    }
}

Describe 'GhlContactBusiness' {
    It 'is set for many contacts by one request' {
        $ids = (Get-GhlContact).Id

        $requests = Get-SandboxRequest { $ids | Set-GhlContactBusiness -BusinessId $business.Id }

        $requests | Should -HaveCount 1
        (Get-GhlContact $ids[0], $ids[-1]).BusinessId | Should -Be $business.Id, $business.Id
    }

    It 'is cleared by -Clear, never by an empty value' {
        $contact = New-GhlContact -FirstName Ada
        Set-GhlContactBusiness $contact -Business $business.Name

        $requests = Get-SandboxRequest {
            $failures = Get-TestError {
                Set-GhlContactBusiness $contact -Business ''
            }
        }
        { Set-GhlContactBusiness $contact -Business $null } | Should -Throw
        $kept = Get-GhlContact $contact.Id
        Set-GhlContactBusiness $contact -Clear

        $failures.Id | Should -Be 'GhlStockTwits.ArgumentEmpty'
        $requests | Should -BeNullOrEmpty
        $kept.BusinessId | Should -Be $business.Id
        (Get-GhlContact $contact.Id).BusinessId | Should -BeNullOrEmpty
    }

    It 'is set for the others when one contact does not exist' {
        $ids = (New-GhlContact -FirstName Ada).Id, (New-GhlContact -FirstName Bo).Id

        $failures = Get-TestError { $ids[0], 'abcdef', $ids[1] | Set-GhlContactBusiness -BusinessId $other.Id }

        $failures.Id | Should -Be 'Ghl.NotFound'
        $failures.Target | Should -Be abcdef
        (Get-GhlContact $ids).BusinessId | Should -Be $other.Id, $other.Id
    }

    It 'is asked for once when it does not exist' {
        $ids = (Get-GhlContact).Id

        $requests = Get-SandboxRequest {
            $failures = Get-TestError { $ids | Set-GhlContactBusiness -BusinessId nowhere }
        }

        $failures.Id | Should -Be 'Ghl.NotFound'
        $requests | Should -HaveCount 1
    }
}

Describe 'GhlContactWorkflow' {
    BeforeAll {
        $contact = New-GhlContact -FirstName Ada -Email ada@example.com
    }

    It 'is added' {
        $request = Get-SandboxRequest { Add-GhlContactWorkflow $contact -WorkflowId $workflow.Id }

        $request.Path | Should -Be "/contacts/$($contact.Id)/workflow/$($workflow.Id)"
        $request.Status | Should -BeIn 200, 201
    }

    It 'is added from a time on' {
        $request = Get-SandboxRequest {
            Add-GhlContactWorkflow $contact -WorkflowId $workflow.Id -EventStartTime '2027-01-01T10:00Z'
        }

        ([DateTimeOffset] $request.Body.eventStartTime).UtcDateTime | Should -Be ([datetime] '2027-01-01T10:00')
    }

    It 'is removed from a contact that is named by its e-mail address' {
        $requests = Get-SandboxRequest {
            Remove-GhlContactWorkflow ada@example.com -WorkflowId $workflow.Id -Confirm:$false
        }

        $requests[-1].Method | Should -Be DELETE
        $requests[-1].Path | Should -BeLike "/contacts/$($contact.Id)/workflow/*"
    }

    It 'is not added a second time when the response is lost, as a workflow may write to customers' {
        Add-SandboxFault -Kind ResetAfter -Path /workflow/

        $requests = Get-SandboxRequest {
            $failure = Get-TestError { Add-GhlContactWorkflow $contact -WorkflowId $workflow.Id }
        }

        $failure.Id | Should -Be 'Ghl.OutcomeUnknown'
        $requests | Should -HaveCount 1
    }

    It 'is reported when it does not exist' {
        (Get-TestError { Add-GhlContactWorkflow $contact -WorkflowId nowhere }).Id | Should -Be 'Ghl.NotFound'
    }
}

Describe 'GhlContactCampaign' {
    BeforeAll {
        $contact = New-GhlContact -FirstName Ada
    }

    It 'is added' {
        $request = Get-SandboxRequest { $contact | Add-GhlContactCampaign -CampaignId $campaign.Id }

        "$($request.Method) $($request.Path)" | Should -Be "POST /contacts/$($contact.Id)/campaigns/$($campaign.Id)"
    }

    It 'is removed' {
        $contact | Add-GhlContactCampaign -CampaignId $campaign.Id

        $request = Get-SandboxRequest { $contact | Remove-GhlContactCampaign -Confirm:$false -CampaignId $campaign.Id }

        "$($request.Method) $($request.Path)" | Should -Be "DELETE /contacts/$($contact.Id)/campaigns/$($campaign.Id)"
    }

    It 'is removed with all others by -All' {
        $request = Get-SandboxRequest { $contact | Remove-GhlContactCampaign -Confirm:$false -All }

        $request.Path | Should -Be "/contacts/$($contact.Id)/campaigns/removeAll"
    }
}

Describe 'A name in place of an id' {
    BeforeAll {
        $ids = 1..3 | ForEach-Object { (New-GhlContact -FirstName Bo).Id }
        $user = Get-GhlUser | Select-Object -First 1
    }

    It 'is looked up once for all contacts: <Name>' -ForEach @(
        @{ Name = 'workflow'; Call = { $ids | Add-GhlContactWorkflow -Workflow 'welcome INVESTOR' } }
        @{ Name = 'workflow of a list'; Call = { Remove-GhlContactWorkflow $ids 'Welcome investor' -Confirm:$false } }
        @{ Name = 'campaign'; Call = { $ids | Add-GhlContactCampaign -Campaign 'Welcome investor (campaign)' } }
        @{ Name = 'user'; Call = { $ids | Set-GhlContactFollower -Add $user.Name } }
    ) {
        $requests = Get-SandboxRequest $call

        $requests | Where-Object Method -EQ GET | Should -HaveCount 1
        $requests | Where-Object Write | Should -HaveCount 3
    }

    It 'names a business' {
        $ids | Set-GhlContactBusiness -Business $business.Name

        (Get-GhlContact -Business $business.Name).Id | Should -Contain $ids[0]
        ($business | Get-GhlContact).Id | Should -Contain $ids[0]
    }

    It 'is not looked up when it is an id' {
        Get-SandboxRequest { $ids | Add-GhlContactWorkflow -WorkflowId $workflow.Id } | Should -HaveCount 3
    }

    It 'that nothing has is an error that says what there is: <Name>' -ForEach @(
        @{ Name = 'workflow'; Call = { Add-GhlContactWorkflow $ids nowhere }; Says = '*Welcome investor*' }
        @{ Name = 'business'; Call = { Get-GhlContact -Business nowhere }; Says = '*Amber Example Ltd*' }
        @{ Name = 'user'; Call = { Set-GhlContact $ids[0] -AssignedTo nobody }; Says = '*Robin Harbor*' }
        @{ Name = 'calendar'; Call = { Get-GhlFreeSlot nowhere }; Says = '*Investor call*' }
        @{ Name = 'tag'; Call = { Remove-GhlTag nowhere -Confirm:$false }; Says = '*investor*' }
    ) {
        $writes = Get-SandboxRequest -Write { $failure = Get-TestError $call }

        $failure.Id | Should -Be 'Ghl.NotFound'
        $failure.Advice | Should -BeLike $says
        $writes | Should -BeNullOrEmpty
    }

    It 'that two have is an error with their ids' {
        $twins = 1, 2 | ForEach-Object { New-GhlBusiness 'Twin Ltd' }

        $failure = Get-TestError { Set-GhlContactBusiness $ids[0] -Business 'twin ltd' }

        $failure.Id | Should -Be 'Ghl.NameAmbiguous'
        $twins.Id | ForEach-Object { $failure.Message | Should -BeLike "*$_*" }
    }

    It 'names what is removed and changed' {
        $null = New-GhlTag 'named tag'

        Set-GhlTag 'named tag' 'renamed tag'
        Remove-GhlTag 'renamed tag' -Confirm:$false

        Get-GhlTag '*named tag' | Should -BeNullOrEmpty
    }

    It 'of a user costs one request for all rows' {
        $rows = 1..3 | ForEach-Object {
            [pscustomobject]@{ FirstName = "Row $_"; Email = "$(New-Guid)@example.com"; AssignedTo = $user.Email }
        }

        $requests = Get-SandboxRequest { $made = $rows | New-GhlContact }

        $made.AssignedTo | Sort-Object -Unique | Should -Be $user.Id
        $requests | Where-Object Path -EQ /users/ | Should -HaveCount 1
    }
}

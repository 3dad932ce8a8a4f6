BeforeDiscovery {
    Import-Module $PSScriptRoot/Support.psm1
    $changing = Get-Command -Module GhlStockTwits | Where-Object { $_.Parameters.ContainsKey('WhatIf') }
    $removing = $changing | Where-Object Verb -EQ Remove
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $contact = Get-GhlContact | Select-Object -First 1
    $note = $contact | New-GhlContactNote -Body 'a note'
    $task = $contact | New-GhlContactTask -Title 'a task' -DueDate '2027-01-01'
    $tag = Get-GhlTag vip
    $field = Get-GhlCustomField industry
    $value = Get-GhlCustomValue ticker
    $business = Get-GhlBusiness | Select-Object -First 1
    $slot = Get-GhlCalendar investor* | Get-GhlFreeSlot | Select-Object -First 1
    $appointment = $slot | New-GhlAppointment -ContactId $contact.Id
    $appointmentNote = $appointment | New-GhlAppointmentNote -Body 'a note'
    $message = Get-StockTwitsStream -Trending -MaxCount 1
    $list = Get-StockTwitsWatchlist | Select-Object -First 1
    $tags = "/locations/$($sandbox.LocationId)/tags"
    $recipe = [IO.Path]::GetFullPath("$PSScriptRoot/../../examples/recipes/quickstart.yaml")
    $state = "$TestDrive/state.db"
    $null = Sync-GhlStockTwits $recipe -StatePath $state
    $stored = New-GhlStockTwitsRecipe -From record-contacts -StatePath $state
    # Without a token an update waits as a draft.
    $drafts = "$TestDrive/drafts.db"
    Connect-StockTwits -Anonymous -BaseUri $sandbox.StockTwitsUri
    $null = Sync-GhlStockTwits $recipe -StatePath $drafts
    $others = Get-GhlContact | Where-Object { $_.CustomField['industry'] } | Select-Object -Skip 1 -First 2
    $others | Set-GhlContactTag -Add announce
    $null = Sync-GhlStockTwits $recipe -StatePath $drafts
    # The two have one handle, so that the second update is parked.
    $draft = Get-GhlStockTwitsEffect AwaitingApproval -StatePath $drafts
    $parked = Get-GhlStockTwitsEffect Parked -StatePath $drafts
    Connect-StockTwits -Sandbox $sandbox
    $env:GHLSTOCKTWITS_PROFILES = "$TestDrive/profiles"
    Connect-Ghl -Sandbox $sandbox -SaveAs whatif
    $listener = Start-GhlWebhookListener 0 -InboxPath "$TestDrive/listener.db"
    # So that a sync has something to do.
    $contact | Set-GhlContact -CustomField @{ industry = 'Energy' }
    $contact | Set-GhlContactTag -Add announce

    # What each cmdlet would change.
    $users = Get-GhlUser
    $calls = @{
        'New-GhlContact'                   = {
            New-GhlContact -FirstName Ada -Tag vip -CustomField @{ industry = 'Energy' }
            New-GhlContact -Email $contact.Email -UpdateIfExists
        }
        'Set-GhlContact'                   = { $contact | Set-GhlContact -City Berlin -PassThru }
        'Remove-GhlContact'                = { $contact | Remove-GhlContact }
        'Set-GhlContactTag'                = {
            $contact | Set-GhlContactTag -Add a -Remove b -PassThru
            $contact, $contact | Set-GhlContactTag -Add a
            $contact | Set-GhlContactTag -Replace c -Confirm:$false
            $contact | Set-GhlContactTag -Replace c
        }
        'Set-GhlContactFollower'           = {
            $contact | Set-GhlContactFollower -Add $users[0] -Remove $users[1] -PassThru
        }
        'Set-GhlContactBusiness'           = {
            $contact | Set-GhlContactBusiness -Business $business
            $contact | Set-GhlContactBusiness -Clear
        }
        'Add-GhlContactWorkflow'           = { $contact | Add-GhlContactWorkflow -Workflow 'Welcome investor' }
        'Remove-GhlContactWorkflow'        = { $contact | Remove-GhlContactWorkflow -Workflow 'Welcome investor' }
        'Add-GhlContactCampaign'           = {
            $contact | Add-GhlContactCampaign -Campaign 'Welcome investor (campaign)'
        }
        'Remove-GhlContactCampaign'        = {
            $contact | Remove-GhlContactCampaign -Campaign 'Welcome investor (campaign)'
            $contact | Remove-GhlContactCampaign -All
        }
        'New-GhlContactNote'               = { $contact | New-GhlContactNote -Body x }
        'Set-GhlContactNote'               = { $note | Set-GhlContactNote -Body x -PassThru }
        'Remove-GhlContactNote'            = { $note | Remove-GhlContactNote }
        'New-GhlContactTask'               = { $contact | New-GhlContactTask -Title x -DueDate '2027-01-01' }
        'Set-GhlContactTask'               = { $task | Set-GhlContactTask -Title x -PassThru }
        'Complete-GhlContactTask'          = { $task | Complete-GhlContactTask -PassThru }
        'Remove-GhlContactTask'            = { $task | Remove-GhlContactTask }
        'New-GhlTag'                       = { New-GhlTag x }
        'Set-GhlTag'                       = { $tag | Set-GhlTag -Name x -PassThru }
        'Remove-GhlTag'                    = { $tag | Remove-GhlTag }
        'New-GhlCustomField'               = { New-GhlCustomField x }
        'Set-GhlCustomField'               = { $field | Set-GhlCustomField -Name x -PassThru }
        'Remove-GhlCustomField'            = { $field | Remove-GhlCustomField }
        'New-GhlCustomValue'               = { New-GhlCustomValue x y }
        'Set-GhlCustomValue'               = { $value | Set-GhlCustomValue -Value x -PassThru }
        'Remove-GhlCustomValue'            = { $value | Remove-GhlCustomValue }
        'New-GhlBusiness'                  = { New-GhlBusiness x }
        'Set-GhlBusiness'                  = { $business | Set-GhlBusiness -City x -PassThru }
        'Remove-GhlBusiness'               = { $business | Remove-GhlBusiness }
        'New-GhlAppointment'               = { $slot | New-GhlAppointment -ContactId $contact.Id }
        'Set-GhlAppointment'               = { $appointment | Set-GhlAppointment -Status showed -PassThru }
        'Remove-GhlAppointment'            = { $appointment | Remove-GhlAppointment }
        'New-GhlAppointmentNote'           = { $appointment | New-GhlAppointmentNote -Body x }
        'Set-GhlAppointmentNote'           = { $appointmentNote | Set-GhlAppointmentNote -Body x -PassThru }
        'Remove-GhlAppointmentNote'        = { $appointmentNote | Remove-GhlAppointmentNote }
        'Add-StockTwitsFollow'             = { $message | Add-StockTwitsFollow -PassThru }
        'Remove-StockTwitsFollow'          = { $message | Remove-StockTwitsFollow -PassThru }
        'Add-StockTwitsLike'               = { $message | Add-StockTwitsLike -PassThru }
        'Remove-StockTwitsLike'            = { $message | Remove-StockTwitsLike -PassThru }
        'New-StockTwitsWatchlist'          = { New-StockTwitsWatchlist x -Symbol AAPL }
        'Set-StockTwitsWatchlist'          = { $list | Set-StockTwitsWatchlist -Name x -PassThru }
        'Remove-StockTwitsWatchlist'       = { $list | Remove-StockTwitsWatchlist -PassThru }
        'Add-StockTwitsWatchlistSymbol'    = { $list | Add-StockTwitsWatchlistSymbol -Symbol NVDA -PassThru }
        'Remove-StockTwitsWatchlistSymbol' = { $list | Remove-StockTwitsWatchlistSymbol -Symbol AAPL -PassThru }
        'Send-StockTwitsUpdate'            = {
            Send-StockTwitsUpdate x -PassThru
            'y' | Send-StockTwitsUpdate -PassThru
            $task | Send-StockTwitsUpdate -Template '{{ title }}' -Publish title -PassThru
        }
        'Invoke-GhlStockTwitsOperation'    = {
            Invoke-GhlStockTwitsOperation ghl.tag.create -TagName x
            Invoke-GhlStockTwitsOperation stocktwits.message.create -Body x
        }
        'Invoke-GhlRequest'                = { Invoke-GhlRequest $tags -Method POST -Body @{ name = 'x' } }
        'Invoke-StockTwitsRequest'         = {
            Invoke-StockTwitsRequest /watchlists/create.json -Method POST -Body @{ name = 'x' }
        }
        'Remove-GhlStockTwitsProfile'      = { Remove-GhlStockTwitsProfile whatif }
        'Update-GhlToken'                  = {
            Update-GhlToken (ConvertTo-SecureString $sandbox.HighLevelToken -AsPlainText) -Profile whatif
        }
        'Approve-GhlStockTwitsEffect'      = { $draft | Approve-GhlStockTwitsEffect -StatePath $drafts }
        'Deny-GhlStockTwitsEffect'         = { $draft | Deny-GhlStockTwitsEffect -StatePath $drafts }
        'Restart-GhlStockTwitsEffect'      = { $parked | Restart-GhlStockTwitsEffect -StatePath $drafts }
        'New-GhlStockTwitsRecipe'          = { New-GhlStockTwitsRecipe -From campaign -StatePath $state }
        'Enable-GhlStockTwitsRecipe'       = { $stored | Enable-GhlStockTwitsRecipe -StatePath $state }
        'Disable-GhlStockTwitsRecipe'      = { $stored | Disable-GhlStockTwitsRecipe -StatePath $state }
        'Remove-GhlStockTwitsRecipe'       = { $stored | Remove-GhlStockTwitsRecipe -StatePath $state }
        'Remove-GhlStockTwitsState'        = { Remove-GhlStockTwitsState -StatePath $state }
        'Suspend-GhlStockTwits'            = { Suspend-GhlStockTwits -StatePath $state }
        'Resume-GhlStockTwits'             = { Resume-GhlStockTwits -StatePath $state }
        'Initialize-GhlStockTwits'         = {
            Initialize-GhlStockTwits -Sandbox $sandbox -RecipePath "$TestDrive/whatif.yaml" 6>$null
        }
        'Start-GhlWebhookListener'         = { Start-GhlWebhookListener 0 -InboxPath "$TestDrive/inbox.db" }
        'Stop-GhlWebhookListener'          = { $listener | Stop-GhlWebhookListener }
        'Restart-GhlWebhookDelivery'       = { Restart-GhlWebhookDelivery 1 -InboxPath "$TestDrive/listener.db" }
        # Its output is what it has checked.
        'Test-GhlStockTwitsConnection'     = { $null = Test-GhlStockTwitsConnection $contact -Recipe $recipe }
        # Its output is what it would do.
        'Sync-GhlStockTwits'               = { $null = Sync-GhlStockTwits $recipe -StatePath $state }
        'Watch-GhlStockTwits'              = { Watch-GhlStockTwits $recipe -StatePath $state -Duration 1 }
    }
}

AfterAll {
    $env:GHLSTOCKTWITS_PROFILES = $null
    $listener | Stop-GhlWebhookListener
    Stop-TestSandbox
}

Describe '<_.Name> -WhatIf' -ForEach $changing {
    It 'changes and returns nothing' {
        $calls.Keys | Should -Contain $_.Name -Because 'each cmdlet that changes something has a line in this file'
        $name = $_.Name
        $hash = (Get-FileHash $state).Hash
        $WhatIfPreference = $true

        $writes = Get-SandboxRequest -Write { $output = & $calls[$name] }

        $WhatIfPreference = $false
        $writes | Should -BeNullOrEmpty
        $output | Should -BeNullOrEmpty
        (Get-FileHash $state).Hash | Should -Be $hash
    }
}

Describe '<_.Name>' -ForEach $removing {
    It 'asks first, and changes nothing where nobody can answer' {
        $name = $_.Name

        $writes = Get-SandboxRequest -Write { $failures = Get-TestError { & $calls[$name] } }

        $failures.Id | Select-Object -Unique | Should -Be GhlStockTwits.ConfirmationRequired
        $failures.Advice | Select-Object -Unique | Should -Be 'Pass -Confirm:$false.'
        $writes | Should -BeNullOrEmpty
    }
}

Describe 'A call that removes something, by whatever cmdlet' {
    It 'asks first: <Name>' -ForEach @(
        @{ Name = 'an operation of HighLevel'; Call = { Invoke-GhlStockTwitsOperation ghl.tag.delete -Id $tag.Id } }
        @{
            Name = 'an operation of StockTwits'
            Call = { Invoke-GhlStockTwitsOperation stocktwits.watchlist.destroy -Id $list.Id }
        }
        @{ Name = 'a request to HighLevel'; Call = { Invoke-GhlRequest "$tags/$($tag.Id)" -Method DELETE } }
        @{
            Name = 'a request to StockTwits'
            Call = { Invoke-StockTwitsRequest "/watchlists/destroy/$($list.Id).json" -Method POST }
        }
        @{ Name = 'replacing all tags'; Call = { $contact | Set-GhlContactTag -Replace x } }
    ) {
        $writes = Get-SandboxRequest -Write { $failure = Get-TestError $call }

        $failure.Id | Should -Be GhlStockTwits.ConfirmationRequired
        $writes | Should -BeNullOrEmpty
    }

    It 'does not ask with $ConfirmPreference = "None"' {
        $ConfirmPreference = 'None'

        $contact | Set-GhlContactTag -Replace kept
        Invoke-GhlRequest "$tags/$((New-GhlTag passing).Id)" -Method DELETE

        (Get-GhlContact $contact.Id).Tags | Should -Be kept
    }
}

Describe 'What -WhatIf says' {
    BeforeAll {
        function Get-WhatIfText($script) {
            $file = "$TestDrive/whatif.txt"
            $null = Start-Transcript $file -UseMinimalHeader
            try { $null = & $script } finally { $null = Stop-Transcript }
            Get-Content $file | Where-Object { $_ -like 'What if: *' }
        }
    }

    It 'is what happens to whom, with name and ID' {
        $texts = Get-WhatIfText {
            $contact | Remove-GhlContact -WhatIf
            $tag | Remove-GhlTag -WhatIf
            $task | Complete-GhlContactTask -WhatIf
            $task | Set-GhlContactTask -Title x -Completed -WhatIf
            $task | Set-GhlContactTask -Completed:$false -WhatIf
            $list | Remove-StockTwitsWatchlist -WhatIf
            $contact | Set-GhlContactTag -Add a, b -Remove c -WhatIf
            $contact | Set-GhlContactTag -Replace a -WhatIf
        }

        $one = "contact $($contact.Id) ($($contact.Name))"
        $texts | Should -Be @(
            "What if: Performing the operation `"Remove with all notes and tasks`" on target `"$one`"."
            "What if: Performing the operation `"Remove from the location and all its contacts`" on target " +
            "`"tag $($tag.Id) (vip)`"."
            "What if: Performing the operation `"Complete`" on target `"task $($task.Id) (a task)`"."
            "What if: Performing the operation `"Change title, complete`" on target `"task $($task.Id) (a task)`"."
            "What if: Performing the operation `"Reopen`" on target `"task $($task.Id) (a task)`"."
            "What if: Performing the operation `"Remove, with all its symbols`" on target " +
            "`"StockTwits watchlist $($list.Id) ($($list.Name))`"."
            "What if: Performing the operation `"Add tags a, b, remove tags c`" on target `"$one`"."
            "What if: Performing the operation `"Replace all tags with a`" on target `"$one`"."
        )
    }

    It 'is whether a contact is created or updated' {
        $texts = Get-WhatIfText {
            New-GhlContact -FirstName Ada -LastName Vale -WhatIf
            New-GhlContact -FirstName Ada -Email $contact.Email -UpdateIfExists -WhatIf
            New-GhlContact -Email ada.new@example.com -UpdateIfExists -WhatIf
        }

        $place = "contact of location $($sandbox.LocationId)"
        $texts[0] | Should -Be "What if: Performing the operation `"Create`" on target `"$place (Ada Vale)`"."
        $texts[1] | Should -BeLike "*`"Update`" on target `"contact $($contact.Id) (*"
        $texts[2] | Should -BeLike "*`"Create`" on target `"$place (ada.new@example.com)`"."
    }

    It 'names nobody in verbose messages' {
        $messages = $contact | Set-GhlContactTag -Add verbose -Verbose 4>&1

        "$messages" | Should -BeLike "*Add tags verbose*$($contact.Id)*"
        "$messages" | Should -Not -BeLike "*$($contact.Name)*"
    }

    It 'names no other object than the target' {
        $texts = Get-WhatIfText { $task | New-GhlContactNote -Body x -WhatIf }

        $texts | Should -BeLike "*contact $($contact.Id)`"*"
    }
}

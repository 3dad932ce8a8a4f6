BeforeDiscovery {
    Import-Module $PSScriptRoot/Support.psm1
    # What the catalog says that each cmdlet calls. What HighLevel announces by itself is not a call.
    $cmdlets = Get-GhlStockTwitsOperation -Kind Action, Polled |
        ForEach-Object { foreach ($name in $_.Cmdlet) { [pscustomobject]@{ Cmdlet = $name; Operation = $_ } } } |
        Group-Object Cmdlet |
        ForEach-Object { @{ Name = $_.Name; Operations = $_.Group.Operation } }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $me = $sandbox.StockTwitsUsername
    # Reading a contact reads the custom fields of the location once, so that its own have names.
    $contacts = Get-GhlContact | Select-Object -First 3
    $contact = $contacts[0]
    $users = Get-GhlUser
    $workflow = (Get-GhlWorkflow)[0].Id
    $campaign = (Get-GhlCampaign)[0].Id
    $business = (Get-GhlBusiness)[0]
    $calendar = Get-GhlCalendar investor*
    $slots = $calendar | Get-GhlFreeSlot
    $message = Get-StockTwitsStream -Trending | Where-Object { $_.User.Username -ne $me } | Select-Object -First 1
    $list = (Get-StockTwitsWatchlist)[0]
    Set-Content "$TestDrive/calls.yaml" "name: calls`nhandle: calls_handle"
    [IO.File]::WriteAllBytes("$TestDrive/chart.png", [byte[]] (0x89, 0x50, 0x4E, 0x47 + 1..50))

    $env:GHLSTOCKTWITS_PROFILES = "$TestDrive/profiles"
    $info = Invoke-RestMethod $sandbox.ControlUri -Headers @{ 'X-Sandbox-Key' = $sandbox.ControlKey }
    $app = @{
        ClientId     = $info.highLevelClientId
        ClientSecret = ConvertTo-SecureString $info.highLevelClientSecret -AsPlainText
        RedirectUri  = 'https://example.com/done'
        BaseUri      = $sandbox.HighLevelUri
    }
    $stockTwitsApp = @{
        ClientId     = $info.stockTwitsClientId
        ClientSecret = ConvertTo-SecureString $info.stockTwitsClientSecret -AsPlainText
        RedirectUri  = 'https://example.com/done'
        BaseUri      = $sandbox.StockTwitsUri
    }

    # What the browser shows after the consent.
    function Get-Consent($Service, $Kind) {
        $code = Invoke-SandboxControl POST /codes @{ service = $Service; kind = $Kind }
        "https://example.com/done?code=$($code.code)"
    }

    $agency = Connect-Ghl @app -RedirectedUri (Get-Consent highLevel oauthCompany) -Agency -PassThru 3> $null
    Connect-Ghl -Sandbox $sandbox -SaveAs calls
    Connect-StockTwits -Sandbox $sandbox -SaveAs calls

    $oauth = (Invoke-SandboxControl POST /tokens @{ service = 'highLevel'; kind = 'oauthLocation' }).token |
        ConvertTo-SecureString -AsPlainText

    # Objects for cmdlets that change them, and others for those that remove them.
    function New-Contact { New-GhlContact -FirstName Ada -Email "$(New-Guid)@example.com" }
    $gone = New-Contact
    $note, $goneNote = 1..2 | ForEach-Object { $contact | New-GhlContactNote -Body x }
    $task, $goneTask = 1..2 | ForEach-Object { $contact | New-GhlContactTask -Title x -DueDate '2027-01-01' }
    $appointment, $goneAppointment = $slots[0..1] | New-GhlAppointment -ContactId $contact.Id
    $appointmentNote, $goneAppointmentNote = 1..2 | ForEach-Object { $appointment | New-GhlAppointmentNote -Body x }
    $tag, $goneTag = 'calls', 'no calls' | ForEach-Object { New-GhlTag $_ }
    $field, $goneField = 'Calls', 'No Calls' | ForEach-Object { New-GhlCustomField $_ }
    $value, $goneValue = 'Calls', 'No Calls' | ForEach-Object { New-GhlCustomValue $_ x }
    $firm, $goneFirm = 'Calls', 'No Calls' | ForEach-Object { New-GhlBusiness $_ }
    $goneList = New-StockTwitsWatchlist 'No Calls'
    $known = New-Contact

    # Calls of each cmdlet that reach all it can. Objects are named by ids: a name or an address is looked up first,
    # whatever the cmdlet, and the catalog does not repeat that for each.
    $calls = @{
        'Connect-Ghl'                      = {
            Connect-Ghl @app -RedirectedUri (Get-Consent highLevel oauthLocation) 3> $null
            Connect-Ghl -Sandbox $sandbox
        }
        'Connect-StockTwits'               = {
            Connect-StockTwits @stockTwitsApp -RedirectedUri (Get-Consent stockTwits)
            Connect-StockTwits -Sandbox $sandbox
        }
        'Initialize-GhlStockTwits'         = {
            $given = @{
                RedirectedUri     = Get-Consent highLevel oauthLocation
                StockTwitsToken   = ConvertTo-SecureString $sandbox.StockTwitsToken -AsPlainText
                StockTwitsBaseUri = $sandbox.StockTwitsUri
                RecipePath        = "$TestDrive/calls.yaml"
            }
            Initialize-GhlStockTwits new @app @given 6> $null
            Connect-Ghl -Sandbox $sandbox -SkipCheck
        }
        'Test-GhlStockTwitsConnection'     = {
            Test-GhlStockTwitsConnection $contact.Id
            Test-GhlStockTwitsConnection -Connection $agency
            Connect-StockTwits -Anonymous -BaseUri $sandbox.StockTwitsUri
            Add-SandboxFault -Kind ResetAfter -Method POST -Path /tasks
            Test-GhlStockTwitsConnection $contact.Id
            Connect-StockTwits -Sandbox $sandbox
        }
        'Test-GhlStockTwitsRecipe'         = { Test-GhlStockTwitsRecipe "$TestDrive/calls.yaml" -Online }
        'Enable-GhlStockTwitsRecipe'       = {
            New-GhlStockTwitsRecipe -From announce -StatePath "$TestDrive/enable.db" |
                Enable-GhlStockTwitsRecipe -StatePath "$TestDrive/enable.db"
        }
        'Connect-GhlStockTwits'            = { Connect-GhlStockTwits calls }
        'Update-GhlToken'                  = {
            Update-GhlToken (ConvertTo-SecureString $sandbox.HighLevelToken -AsPlainText)
        }
        'Get-GhlInstalledLocation'         = { Get-GhlInstalledLocation -Connection $agency }

        'Get-GhlContact'                   = {
            Get-GhlContact | Select-Object -First 1
            Get-GhlContact -Tag vip | Select-Object -First 1
            Get-GhlContact -Tag 'vi*' | Select-Object -First 1
            Get-GhlContact -Phone +12005550199
            Get-GhlContact -Business $business
            Connect-Ghl -Token $oauth -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri -SkipCheck
            Get-GhlContact -Phone +12005550199
            Connect-Ghl -Sandbox $sandbox -SkipCheck
            $contact | Get-GhlContact
        }
        'New-GhlContact'                   = {
            Connect-Ghl -Sandbox $sandbox -SkipCheck
            New-GhlContact -FirstName Bo -AssignedTo $users[0].Email -CustomField @{ industry = 'Energy' }
            New-GhlContact -Email $known.Email -Tag new -UpdateIfExists
            [pscustomobject]@{ Id = $contact.Id; City = 'Bonn' } | New-GhlContact -UpdateIfExists
        }
        'Set-GhlContact'                   = {
            $contact | Set-GhlContact -City Bonn -AssignedTo $users[0].Email -PassThru
            $contact | Set-GhlContact -Tag newer -PassThru
        }
        'Remove-GhlContact'                = { $gone | Remove-GhlContact -Confirm:$false }
        'Find-GhlContactDuplicate'         = {
            Find-GhlContactDuplicate $known.Email -Phone +12005550199
            Connect-Ghl -Token $oauth -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri -SkipCheck
            Find-GhlContactDuplicate nobody@example.com -Phone +12005550199
            Connect-Ghl -Sandbox $sandbox -SkipCheck
        }
        'Set-GhlContactTag'                = {
            $contact | Set-GhlContactTag -Add a -Remove b
            $contact | Set-GhlContactTag -Replace c -Confirm:$false
            $contacts | Set-GhlContactTag -Add a
        }
        'Set-GhlContactFollower'           = { $contact | Set-GhlContactFollower -Add $users[0] -Remove $users[1] }
        'Set-GhlContactBusiness'           = { $contacts | Set-GhlContactBusiness -BusinessId $business.Id }
        'Add-GhlContactWorkflow'           = { $contact | Add-GhlContactWorkflow -WorkflowId $workflow }
        'Remove-GhlContactWorkflow'        = {
            $contact | Remove-GhlContactWorkflow -Confirm:$false -WorkflowId $workflow
        }
        'Add-GhlContactCampaign'           = { $contact | Add-GhlContactCampaign -CampaignId $campaign }
        'Remove-GhlContactCampaign'        = {
            $contact | Remove-GhlContactCampaign -Confirm:$false -CampaignId $campaign
            $contact | Remove-GhlContactCampaign -Confirm:$false -All
        }
        'Get-GhlContactAppointment'        = { $contact | Get-GhlContactAppointment }
        'Get-GhlContactNote'               = {
            $contact | Get-GhlContactNote
            Get-GhlContactNote $contact.Id $note.Id
            Get-GhlContactNote -All | Select-Object -First 1
        }
        'New-GhlContactNote'               = { $contact | New-GhlContactNote -Body x }
        'Set-GhlContactNote'               = { $note | Set-GhlContactNote -Body y }
        'Remove-GhlContactNote'            = { $goneNote | Remove-GhlContactNote -Confirm:$false }
        'Get-GhlContactTask'               = {
            $contact | Get-GhlContactTask
            Get-GhlContactTask $contact.Id $task.Id
            Get-GhlContactTask -All
        }
        'New-GhlContactTask'               = { $contact | New-GhlContactTask -Title x -DueDate '2027-01-01' }
        'Set-GhlContactTask'               = { $task | Set-GhlContactTask -Title y }
        'Complete-GhlContactTask'          = { $task | Complete-GhlContactTask }
        'Remove-GhlContactTask'            = { $goneTask | Remove-GhlContactTask -Confirm:$false }

        'Get-GhlAppointment'               = {
            $appointment | Get-GhlAppointment
            $calendar | Get-GhlAppointment
            Get-GhlAppointment
        }
        'New-GhlAppointment'               = { $slots[2] | New-GhlAppointment -ContactId $contact.Id }
        'Set-GhlAppointment'               = { $appointment | Set-GhlAppointment -Status showed }
        'Remove-GhlAppointment'            = { $goneAppointment | Remove-GhlAppointment -Confirm:$false }
        'Get-GhlAppointmentNote'           = { $appointment | Get-GhlAppointmentNote }
        'New-GhlAppointmentNote'           = { $appointment | New-GhlAppointmentNote -Body x }
        'Set-GhlAppointmentNote'           = { $appointmentNote | Set-GhlAppointmentNote -Body y }
        'Remove-GhlAppointmentNote'        = { $goneAppointmentNote | Remove-GhlAppointmentNote -Confirm:$false }
        'Get-GhlCalendar'                  = {
            Get-GhlCalendar
            $calendar | Get-GhlCalendar
        }
        'Get-GhlFreeSlot'                  = { $calendar | Get-GhlFreeSlot }

        'Get-GhlLocation'                  = { Get-GhlLocation }
        'Get-GhlUser'                      = {
            Get-GhlUser
            Get-GhlUser -Email *
            $users[0] | Get-GhlUser
        }
        'Get-GhlWorkflow'                  = {
            Get-GhlWorkflow
            Get-GhlWorkflow -Id $workflow
        }
        'Get-GhlCampaign'                  = {
            Get-GhlCampaign
            Get-GhlCampaign -Id $campaign
        }
        'Get-GhlTag'                       = {
            Get-GhlTag
            $tag | Get-GhlTag
        }
        'New-GhlTag'                       = { New-GhlTag 'calls, new' }
        'Set-GhlTag'                       = { $tag | Set-GhlTag -Name 'calls, changed' }
        'Remove-GhlTag'                    = { $goneTag | Remove-GhlTag -Confirm:$false }
        'Get-GhlCustomField'               = {
            Get-GhlCustomField
            $field | Get-GhlCustomField
        }
        'New-GhlCustomField'               = { New-GhlCustomField 'Calls, new' }
        'Set-GhlCustomField'               = { $field | Set-GhlCustomField -Name 'Calls, changed' }
        'Remove-GhlCustomField'            = { $goneField | Remove-GhlCustomField -Confirm:$false }
        'Get-GhlCustomValue'               = {
            Get-GhlCustomValue
            $value | Get-GhlCustomValue
        }
        'New-GhlCustomValue'               = { New-GhlCustomValue 'Calls, new' x }
        'Set-GhlCustomValue'               = { $value | Set-GhlCustomValue -Value y }
        'Remove-GhlCustomValue'            = { $goneValue | Remove-GhlCustomValue -Confirm:$false }
        'Get-GhlBusiness'                  = {
            Get-GhlBusiness
            $firm | Get-GhlBusiness
        }
        'New-GhlBusiness'                  = { New-GhlBusiness 'Calls, new' }
        'Set-GhlBusiness'                  = { $firm | Set-GhlBusiness -City Bonn }
        'Remove-GhlBusiness'               = { $goneFirm | Remove-GhlBusiness -Confirm:$false }

        'Get-StockTwitsAccount'            = { Get-StockTwitsAccount }
        'Get-StockTwitsStream'             = {
            Get-StockTwitsStream $me
            Get-StockTwitsStream -Symbol AAPL
            Get-StockTwitsStream -Trending
            Get-StockTwitsStream -Suggested
            Get-StockTwitsStream -Chart
            Get-StockTwitsStream -Mention
            Get-StockTwitsStream -Friend
            Get-StockTwitsStream -Direct
            Get-StockTwitsStream -Watchlist $list
            Get-StockTwitsStream -Conversation $message
        }
        'Watch-StockTwitsStream'           = {
            Watch-StockTwitsStream $me -Duration 0
            Watch-StockTwitsStream -Symbol AAPL -Duration 0
            Watch-StockTwitsStream -Trending -Duration 0
            Watch-StockTwitsStream -Suggested -Duration 0
            Watch-StockTwitsStream -Chart -Duration 0
            Watch-StockTwitsStream -Mention -Duration 0
            Watch-StockTwitsStream -Friend -Duration 0
            Watch-StockTwitsStream -Direct -Duration 0
            Watch-StockTwitsStream -Watchlist $list -Duration 0
            Watch-StockTwitsStream -Conversation $message -Duration 0
        }
        'Watch-GhlStockTwitsTrigger'       = {
            foreach ($trigger in Get-GhlStockTwitsOperation -Kind Polled) {
                $subject = @{}
                if ($trigger.Name -like '*UserMessage') { $subject.User = $me }
                if ($trigger.Name -like '*SymbolMessage') { $subject.Symbol = 'AAPL' }
                Watch-GhlStockTwitsTrigger $trigger.Name @subject -Duration 0
            }
        }
        'Get-StockTwitsMessage'            = { Get-StockTwitsMessage $message.Id }
        'Measure-StockTwitsActivity'       = {
            Measure-StockTwitsActivity -User $me
            Measure-StockTwitsActivity -Symbol AAPL
        }
        'Send-StockTwitsUpdate'            = {
            Send-StockTwitsUpdate 'calls'
            Send-StockTwitsUpdate 'calls with a picture' -Chart "$TestDrive/chart.png"
            Add-SandboxFault -Kind ResetAfter -Path messages/create
            Send-StockTwitsUpdate 'calls whose response is lost'
        }
        'Add-StockTwitsLike'               = { $message | Add-StockTwitsLike }
        'Remove-StockTwitsLike'            = { $message | Remove-StockTwitsLike -Confirm:$false }
        'Get-StockTwitsUser'               = { Get-StockTwitsUser $me }
        'Find-StockTwitsUser'              = { Find-StockTwitsUser $me }
        'Find-StockTwitsSymbol'            = { Find-StockTwitsSymbol AAPL }
        'Get-StockTwitsTrending'           = {
            Get-StockTwitsTrending
            Get-StockTwitsTrending -Equity
        }
        'Get-StockTwitsFollow'             = {
            Get-StockTwitsFollow
            Get-StockTwitsFollow -Follower
        }
        'Add-StockTwitsFollow'             = { Add-StockTwitsFollow demo_stranger1 }
        'Remove-StockTwitsFollow'          = { Remove-StockTwitsFollow -Confirm:$false demo_stranger1 }
        'Get-StockTwitsWatchlist'          = {
            Get-StockTwitsWatchlist
            $list | Get-StockTwitsWatchlist
        }
        'New-StockTwitsWatchlist'          = { New-StockTwitsWatchlist Calls -Symbol AAPL }
        'Set-StockTwitsWatchlist'          = { $list | Set-StockTwitsWatchlist -Name Main }
        'Remove-StockTwitsWatchlist'       = { $goneList | Remove-StockTwitsWatchlist -Confirm:$false }
        'Add-StockTwitsWatchlistSymbol'    = { $list | Add-StockTwitsWatchlistSymbol -Symbol NVDA, AAPL }
        'Remove-StockTwitsWatchlistSymbol' = { $list | Remove-StockTwitsWatchlistSymbol -Confirm:$false -Symbol NVDA }
    }

    # Calls that a cmdlet makes for every contact or day it reads, on a new connection.
    $besides = @('GET /locations/{}/customFields', 'GET /locations/{}')

    # 'GET /contacts/{}', for an operation of the catalog and for a request of the log alike.
    function Get-CallName([string] $Method, [string] $Path) {
        "$Method $($Path -replace '^/api/2' -replace '\{\w+\}', '{}')"
    }
}

AfterAll {
    $env:GHLSTOCKTWITS_PROFILES = $null
    Stop-TestSandbox
}

Describe '<Name>' -ForEach $cmdlets {
    It 'calls the operations that the catalog names for it, and no others' {
        $calls.Keys | Should -Contain $name -Because 'each cmdlet that calls operations has a line in this file'
        $named = $operations | ForEach-Object { Get-CallName $_.Method $_.Path } | Sort-Object -Unique

        $requests = Get-SandboxRequest { & $calls[$name] }

        $called = $requests | ForEach-Object { $verb, $path = $_.Operation -split ' '; Get-CallName $verb $path } |
            Sort-Object -Unique
        $called | Where-Object { $_ -notin $named -and $_ -notin $besides } |
            Should -BeNullOrEmpty -Because 'the catalog tells which cmdlets call an operation'
        $named | Where-Object { $_ -notin $called } |
            Should -BeNullOrEmpty -Because 'no cmdlet names what it never calls'
    }
}

Describe 'Cmdlets that need no service' {
    It 'make no request: <Name>' -ForEach @(
        @{ Name = 'Test-GhlWebhookSignature'; Call = { Test-GhlWebhookSignature '{}' 'N/A' } }
        @{ Name = 'ConvertFrom-GhlWebhook'; Call = { '{ "type": "ContactCreate" }' | ConvertFrom-GhlWebhook } }
        @{
            Name = 'Start- and Stop-GhlWebhookListener'
            Call = { Start-GhlWebhookListener 0 -InboxPath "$TestDrive/inbox.db" | Stop-GhlWebhookListener }
        }
        @{
            Name = 'Get- and Restart-GhlWebhookDelivery'
            Call = {
                Start-GhlWebhookListener 0 -InboxPath "$TestDrive/receipts.db" | Stop-GhlWebhookListener
                Get-GhlWebhookDelivery -InboxPath "$TestDrive/receipts.db"
                $null = Get-TestError { Restart-GhlWebhookDelivery 1 -InboxPath "$TestDrive/receipts.db" }
            }
        }
        @{ Name = 'Get-GhlStockTwitsOperation'; Call = { Get-GhlStockTwitsOperation } }
        @{ Name = 'Get-GhlAuthorizationUri'; Call = { Get-GhlAuthorizationUri x https://example.com } }
        @{ Name = 'Get-GhlStockTwitsProfile'; Call = { Get-GhlStockTwitsProfile } }
        @{ Name = 'Get-GhlStockTwitsConnection'; Call = { Get-GhlStockTwitsConnection } }
        @{ Name = 'Get-GhlStockTwitsRateLimit'; Call = { Get-GhlStockTwitsRateLimit } }
        @{ Name = 'Test-GhlStockTwitsRecipe'; Call = { Test-GhlStockTwitsRecipe "$TestDrive/calls.yaml" } }
        @{
            Name = 'New-, Get-, Disable- and Remove-GhlStockTwitsRecipe'
            Call = {
                $state = @{ StatePath = "$TestDrive/stored.db" }
                $null = New-GhlStockTwitsRecipe -From campaign @state
                $null = Get-GhlStockTwitsRecipe @state | Disable-GhlStockTwitsRecipe @state
                Remove-GhlStockTwitsRecipe campaign @state -Confirm:$false
            }
        }
        @{ Name = 'Get-GhlStockTwitsRecord'; Call = { $null = Get-TestError { Get-GhlStockTwitsRecord } } }
        @{ Name = 'Get-GhlStockTwitsAudience'; Call = { $null = Get-TestError { Get-GhlStockTwitsAudience } } }
        @{ Name = 'Get-GhlStockTwitsEffect'; Call = { $null = Get-TestError { Get-GhlStockTwitsEffect } } }
        @{ Name = 'Get-GhlStockTwitsState'; Call = { $null = Get-TestError { Get-GhlStockTwitsState } } }
        @{ Name = 'Test-GhlStockTwitsState'; Call = { $null = Get-TestError { Test-GhlStockTwitsState } } }
        @{ Name = 'Get-GhlStockTwitsRun'; Call = { $null = Get-TestError { Get-GhlStockTwitsRun } } }
    ) {
        Get-SandboxRequest $call | Should -BeNullOrEmpty
    }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 5 -NoRateLimit
    $private = @{ Email = 'ada.private@example.com'; Phone = '+12005550177'; Address1 = '7 Hidden Lane' }
    $elsewhere = 'ada.private@elsewhere.example.com'
    $ada = New-GhlContact -FirstName Adalind @private
    $note = $ada | New-GhlContactNote -Body 'Confidential merger'
    $secret = ConvertTo-SecureString 'pit-11111111-2222-3333-4444-555555555555' -AsPlainText
    $secrets = @(
        $sandbox.HighLevelToken, $sandbox.StockTwitsToken, 'pit-11111111', 'ada.private', '5550177', '555-0177',
        'Hidden Lane', 'Confidential merger') | ForEach-Object { [regex]::Escape($_) } | Join-String -Separator '|'

    # Everything that a script block writes, except what it returns.
    function Get-Written([scriptblock] $During) {
        $global:ErrorActionPreference = 'Continue'
        $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
        try {
            $records = & $During *>&1 | Where-Object { $_.GetType().Namespace -like 'System.Management.Automation*' }
        }
        catch {
            $records = $_
        }
        finally {
            $global:ErrorActionPreference = 'Stop'
        }

        foreach ($record in $records) {
            "$record"
            if ($record -is [Management.Automation.ErrorRecord]) {
                "$($record.Exception) $($record.CategoryInfo) $($record.ErrorDetails)"
                if ($record.TargetObject -isnot [Management.Automation.PSCustomObject]) {
                    "$($record.TargetObject)"   # a row of the user's own is only kept
                }

                $record.ErrorDetails.RecommendedAction
            }
        }
    }
}

AfterAll {
    Stop-TestSandbox
}

Describe 'A secret or a private value' {
    AfterEach {
        Clear-SandboxFault
    }

    It 'that a service echoes with status <_> is not shown' -ForEach 400, 401, 403, 404, 422, 500 {
        $echo = "$($sandbox.HighLevelToken) $($sandbox.StockTwitsToken) ada.private@example.com +1 200-555-0177 refused"
        Add-SandboxFault -Kind Status -Status $_ -Path ^/contacts -Times 0 -Body (ConvertTo-Json @{ message = $echo })

        $written = Get-Written { New-GhlContact -FirstName Adalind @private }

        $written | Should -Not -BeNullOrEmpty
        $written | Should -Not -Match $secrets
    }

    It 'is not shown by <Case>' -ForEach @(
        @{ Case = 'a login'; Call = {
                Connect-Ghl -Token $secret -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri
                Connect-Ghl -Sandbox $sandbox
            } }
        @{ Case = 'a duplicate'; Call = { New-GhlContact -FirstName Adalind @private } }
        @{ Case = 'a merge'; Call = { New-GhlContact -FirstName Adalind @private -UpdateIfExists } }
        @{
            Case = 'a search by address and phone'
            Call = { Get-GhlContact -Email $private.Email -Phone $private.Phone }
        }
        @{ Case = 'a search by word'; Call = { Get-GhlContact -Query $private.Email } }
        @{ Case = 'a filter that HighLevel refuses'; Call = {
                Get-GhlContact -Filter @{ field = 'nonsense'; operator = 'eq'; value = $private.Email }
            } }
        @{ Case = 'a search for users of StockTwits'; Call = { Find-StockTwitsUser $private.Email } }
        @{
            Case = 'a value that HighLevel refuses'
            Call = { $ada | Set-GhlContact -Email "no address of $($private.Email)" }
        }
        @{ Case = 'objects that must not be sent'; Call = { $ada, $note | Send-StockTwitsUpdate } }
        @{ Case = 'a template that must not be used'; Call = {
                $ada | Send-StockTwitsUpdate -Template '{{ name }} {{ email }}' -Publish name
            } }
        @{ Case = '-WhatIf'; Call = { $note | Set-GhlContactNote -Body 'Confidential merger' -WhatIf } }
        @{ Case = 'a contact without a handle'; Call = { $ada | Get-StockTwitsStream } }
        @{ Case = 'a row with an unknown handle'; Call = {
                [pscustomobject]@{ Handle = 'nobody_at_all'; Email = $private.Email } | Get-StockTwitsUser
            } }
        @{ Case = 'a row with an unknown contact'; Call = {
                [pscustomobject]@{ ContactId = 'unknown'; Email = $private.Email } | Get-GhlContactNote
            } }
        @{
            Case = 'a search for duplicates'
            Call = { Find-GhlContactDuplicate -Email $private.Email -Phone $private.Phone }
        }
        @{ Case = 'a contact that is named by its address'; Call = { Get-GhlContact $private.Email } }
        @{ Case = 'an address that no contact has'; Call = {
                Get-GhlContact $elsewhere
                Set-GhlContact $elsewhere -City x
            } }
        @{
            Case = 'a change of a contact that is named by its address'
            Call = { Set-GhlContactTag $private.Email -Add x -WhatIf }
        }
        @{ Case = 'an address that no user has'; Call = { Set-GhlContact $ada -AssignedTo $elsewhere } }
        @{
            Case = 'a workflow that does not exist'
            Call = { Add-GhlContactWorkflow $private.Email -WorkflowId nowhere }
        }
        @{ Case = 'a raw request with a query'; Call = {
                $query = @{ email = $private.Email; locationId = 'elsewhere' }
                Invoke-GhlRequest /contacts/search/duplicate -Query $query
                Invoke-GhlRequest "/contacts/?email=$($private.Email)"
            } }
        @{ Case = 'an operation with an address'; Call = {
                Invoke-GhlStockTwitsOperation ghl.contact.create -Email "no address of $($private.Email)"
            } }
        @{ Case = 'an operation with secrets'; Call = {
                Invoke-GhlStockTwitsOperation ghl.oauth.token -ClientId x -ClientSecret $secret `
                    -GrantType refresh_token -RefreshToken $secret
            } }
        @{ Case = 'payloads of a webhook'; Call = {
                "{ 'email': '$($private.Email)'", "{ `"email`": `"$($private.Email)`" }" | ConvertFrom-GhlWebhook
                "{ `"type`": `"ContactCreate`", `"id`": `"x`", `"email`": `"$($private.Email)`" }" |
                    ConvertFrom-GhlWebhook |
                    Get-GhlContact
            } }
        @{ Case = 'a calendar that does not exist'; Call = {
                New-GhlAppointment $private.Email -CalendarId nowhere -Start '2027-01-01'
            } }
        @{ Case = 'a contact that is removed'; Call = {
                $gone = New-GhlContact -FirstName Adalind -Email ada.private2@example.com
                $gone | Remove-GhlContact -Confirm:$false
                $gone | Get-GhlContact
            } }
    ) {
        $written = Get-Written $call

        $written | Should -Not -Match $secrets
    }

    It 'is looked for in what is written: there is much of that' {
        Get-Written { Get-GhlContact $private.Email } | Should -Not -BeNullOrEmpty
        'mail ada.private@example.com' | Should -Match $secrets
    }

    It 'is not shown by a connection' {
        "$(Get-GhlStockTwitsConnection | Format-List * | Out-String)" | Should -Not -Match $secrets
    }
}

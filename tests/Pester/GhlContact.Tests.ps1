BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 120 -NoRateLimit
    $listed = Get-GhlContact
    $oauthToken = (Invoke-SandboxControl POST /tokens @{ service = 'highLevel'; kind = 'oauthLocation' }).token
    $oauth = Connect-Ghl -Token (ConvertTo-SecureString $oauthToken -AsPlainText) -LocationId $sandbox.LocationId `
        -BaseUri $sandbox.HighLevelUri -PassThru
    Connect-Ghl -Sandbox $sandbox

    # An e-mail address that no other test uses.
    function New-Email { "$(New-Guid)@example.com" }
}

AfterAll {
    Stop-TestSandbox
}

Describe 'Get-GhlContact' {
    It 'returns every contact of the location' {
        $requests = Get-SandboxRequest { $contacts = Get-GhlContact }

        # The cursor of the last full page leads to a shorter one.
        $requests.Count | Should -BeLessOrEqual 3
        ($contacts | Sort-Object Id -Unique).Count | Should -Be $contacts.Count
        $contacts.Count | Should -BeGreaterOrEqual 120
    }

    It 'reads no more pages than the pipeline takes' {
        Get-SandboxRequest { Get-GhlContact | Select-Object -First 5 } | Should -HaveCount 1
    }

    It 'reads contacts by id' {
        $found = Get-GhlContact $listed[0].Id, $listed[1].Id

        $found.Id | Should -Be $listed[0].Id, $listed[1].Id
        $found[0].View | Should -Be Full
    }

    It 'reads the contacts of the pipeline again' {
        $requests = Get-SandboxRequest { $found = $listed[0..1] | Get-GhlContact }

        $found.Id | Should -Be $listed[0..1].Id
        $requests | Should -HaveCount 2
    }

    It 'names the view that a contact comes from' {
        (Get-GhlContact | Select-Object -First 1).View | Should -Be List
        (Get-GhlContact -Tag vip | Select-Object -First 1).View | Should -Be Search
    }

    It 'reads each contact whole with -Full, only as many as the pipeline takes' {
        $requests = Get-SandboxRequest { $found = Get-GhlContact -Full | Select-Object -First 2 }

        $found.View | Should -Be Full, Full
        $requests.Count | Should -BeLessOrEqual 3
    }

    It 'finds contacts that have all of several tags' {
        $both = Get-GhlContact -Tag vip, investor

        $both | Should -Not -BeNullOrEmpty
        $both | ForEach-Object { $_.Tags | Should -Contain vip; $_.Tags | Should -Contain investor }
        $both.Count |
            Should -Be @($listed | Where-Object { $_.Tags -contains 'vip' -and $_.Tags -contains 'investor' }).Count
    }

    It 'finds a tag whatever its case' {
        @(Get-GhlContact -Tag VIP).Count | Should -Be @(Get-GhlContact -Tag vip).Count
    }

    It 'finds contacts by a word' {
        (Get-GhlContact -Query $listed[3].Email).Id | Should -Be $listed[3].Id
    }

    It 'finds contacts by e-mail address and by phone' {
        (Get-GhlContact -Email $listed[4].Email).Id | Should -Be $listed[4].Id
        (Get-GhlContact -Phone $listed[4].Phone).Id | Should -Contain $listed[4].Id
    }

    It 'finds contacts that changed after a time' {
        $contact = New-GhlContact -FirstName Late
        $before = $sandbox.Now.AddSeconds(-1)

        Set-GhlContact $contact -City Bonn

        (Get-GhlContact -UpdatedAfter $before).Id | Should -Contain $contact.Id
        Get-GhlContact -UpdatedAfter $sandbox.Now.AddDays(1) | Should -BeNullOrEmpty
    }

    It 'finds contacts by a filter of HighLevel''s search' {
        $found = Get-GhlContact -Filter @{ field = 'email'; operator = 'eq'; value = $listed[5].Email }

        $found.Id | Should -Be $listed[5].Id
    }

    It 'returns the contacts of a business' {
        $business = ($listed | Where-Object BusinessId | Select-Object -First 1).BusinessId

        $found = Get-GhlContact -BusinessId $business

        ($found.Id | Sort-Object) -join ' ' |
            Should -Be (($listed | Where-Object BusinessId -EQ $business).Id | Sort-Object | Join-String -Separator ' ')
    }

    It 'reports what was piped and is not a contact, instead of returning every contact' {
        $tag = Get-GhlTag vip

        $requests = Get-SandboxRequest { $failures = Get-TestError { $tag | Get-GhlContact } }

        $failures | Should -HaveCount 1
        $failures.Id | Should -Match '^GhlStockTwits\.'
        $requests | Should -BeNullOrEmpty
    }
}

Describe 'A contact that is named by its e-mail address' {
    BeforeAll {
        $email = New-Email
        $ada = New-GhlContact -FirstName Ada -Email $email
    }

    It 'is found' {
        (Get-GhlContact $email).Id | Should -Be $ada.Id
    }

    It 'is found whatever the case of the address' {
        (Get-GhlContact $email.ToUpperInvariant()).Id | Should -Be $ada.Id
    }

    It 'is found by the lookup that only OAuth tokens may call' {
        $requests = Get-SandboxRequest { $found = Get-GhlContact $email -Connection $oauth }

        $found.Id | Should -Be $ada.Id
        $requests.Path | Should -Contain '/contacts/lookup'
    }

    It 'is changed' {
        (Set-GhlContact $email -City Bonn -PassThru).City | Should -Be Bonn
    }

    It 'is reported when it does not exist, without the address' {
        $failure = Get-TestError { Get-GhlContact stranger@example.com }

        $failure.Id | Should -Be 'Ghl.NotFound'
        "$($failure.Message) $($failure.Record) $($failure.Record.Exception) $($failure.Target)" |
            Should -Not -BeLike '*stranger*'
    }

    It 'is not changed when several contacts have the address' -ForEach @(
        @{ Way = 'the search'; Path = '/contacts/search$'; ByLookup = $false }
        @{ Way = 'the lookup'; Path = '/contacts/lookup'; ByLookup = $true }
    ) {
        $body = @{ contacts = @(@{ id = 'twinA'; email = $email }, @{ id = 'twinB'; email = $email }); total = 2 }
        Add-SandboxFault -Kind Status -Status 200 -Path $path -Body (ConvertTo-Json $body -Depth 3)
        $connection = if ($byLookup) { @{ Connection = $oauth } } else { @{} }

        $writes = Get-SandboxRequest -Write {
            $failure = Get-TestError { Set-GhlContact $email -City Rome @connection }
        } | Where-Object Path -NotMatch '/search$'

        Clear-SandboxFault
        $failure.Id | Should -Be 'Ghl.InvalidRequest'
        $writes | Should -BeNullOrEmpty
    }
}

Describe 'New-GhlContact' {
    It 'creates a contact from its fields' {
        $email = New-Email

        $made = New-GhlContact -FirstName Ada -LastName Example -Email $email -City Bonn -CompanyName 'Example Ltd'

        $found = Get-GhlContact $made.Id
        $found.Name | Should -Be 'Ada Example'
        $found.Email | Should -Be $email
        $found.City | Should -Be Bonn
        $found.CompanyName | Should -Be 'Example Ltd'
        $found.LocationId | Should -Be $sandbox.LocationId
    }

    It 'takes tags as a list, also with commas' {
        (New-GhlContact -FirstName Ada -Tag 'investor, vip', press).Tags | Should -Be investor, vip, press
    }

    It 'takes custom fields by key and by name' {
        $made = New-GhlContact -FirstName Ada -CustomField @{ stocktwits_handle = 'ada'; 'Shares Held' = 5 }

        $made.CustomField['stocktwits_handle'] | Should -Be ada
        $made.CustomField['shares_held'] | Should -Be 5
    }

    It 'reports a custom field that the location does not have, and creates nothing' {
        $writes = Get-SandboxRequest -Write {
            $failure = Get-TestError { New-GhlContact -FirstName Ada -CustomField @{ no_such = 1 } }
        }

        $failure.Id | Should -Be 'Ghl.CustomFieldUnknown'
        $writes | Should -BeNullOrEmpty
    }

    It 'creates one of each row and skips its empty cells' {
        $rows = @"
FirstName,Email,City,Tags
Bo,,,"x,y"
Cy,$(New-Email),,
"@ | ConvertFrom-Csv

        $requests = Get-SandboxRequest { $made = $rows | New-GhlContact }

        $made.FirstName | Should -Be Bo, Cy
        $made[0].Tags | Should -Be x, y
        $requests[0].Body.PSObject.Properties.Name | Should -Not -Contain city
    }

    It 'reports a duplicate with the contact that there is' {
        $email = New-Email
        $first = New-GhlContact -Email $email

        $failure = Get-TestError { New-GhlContact -Email $email }

        $failure.Id | Should -Be 'Ghl.DuplicateContact'
        $failure.Category | Should -Be 'ResourceExists'
        $failure.Record.Exception.ExistingId | Should -Be $first.Id
        $failure.Target | Should -BeNullOrEmpty
    }

    It 'reports the row of a file that failed by its number, without what is in it' {
        $email = New-Email
        $null = New-GhlContact -Email $email
        $rows = [pscustomobject]@{ Email = New-Email }, [pscustomobject]@{ Email = $email },
            [pscustomobject]@{ Email = 'private-but-broken' }

        $failures = Get-TestError { $made = $rows | New-GhlContact }

        $made | Should -HaveCount 1
        $failures.Target | Should -Be 'row 2', 'row 3'
        $failures.Id | Should -Be 'Ghl.DuplicateContact', 'Ghl.InvalidRequest'
        $failures | ForEach-Object { "$($_.Message) $($_.Record) $($_.Record.Exception)" } |
            Should -Not -Match 'private-but|example\.com'
    }

    It 'creates nothing with -WhatIf' {
        Get-SandboxRequest -Write { New-GhlContact -FirstName Never -WhatIf } | Should -BeNullOrEmpty
    }
}

Describe 'New-GhlContact -UpdateIfExists' {
    BeforeEach {
        $email = New-Email
        $ada = New-GhlContact -FirstName Ada -LastName Example -Email $email -City Berlin -Tag old
    }

    It 'changes the contact that there is and keeps the rest' {
        $same = New-GhlContact -FirstName Ada2 -Email $email -UpdateIfExists

        $same.Id | Should -Be $ada.Id
        $same.Name | Should -Be 'Ada2 Example'
        $same.City | Should -Be Berlin
    }

    It 'adds the tags to those that there are' {
        (New-GhlContact -Email $email -Tag new -UpdateIfExists).Tags | Should -Be old, new
    }

    It 'does not empty a field whose cell is empty' {
        $row = [pscustomobject]@{ Email = $email; City = ''; FirstName = 'Ada2' }

        ($row | New-GhlContact -UpdateIfExists).City | Should -Be Berlin
    }

    It 'creates a contact that there is not' {
        $other = New-Email

        $made = New-GhlContact -FirstName New -Email $other -UpdateIfExists

        $made.Id | Should -Not -Be $ada.Id
        $made.Email | Should -Be $other
    }

    It 'changes neither of two contacts that one row means' {
        $phone = '+1200999{0:0000}' -f (Get-Random -Maximum 9999)
        $bo = New-GhlContact -FirstName Bo -Phone $phone

        $failure = Get-TestError { New-GhlContact -FirstName Both -Email $email -Phone $phone -UpdateIfExists }

        $failure.Id | Should -Be 'Ghl.DuplicateContact'
        $failure.Message | Should -BeLike "*$($ada.Id)*"
        $failure.Record.Exception.ExistingId | Should -Be $bo.Id
        (Get-GhlContact $ada.Id, $bo.Id).FirstName | Should -Be Ada, Bo
    }

    It 'finds out what became of a contact when the response is lost' {
        $lost = New-Email
        Add-SandboxFault -Kind ResetAfter -Method POST -Path '/contacts/$'

        $found = New-GhlContact -FirstName Lost -Email $lost -Tag late -UpdateIfExists

        $found.FirstName | Should -Be Lost
        $found.Tags | Should -Be late
        Get-GhlContact -Email $lost | Should -HaveCount 1
    }

    It 'reports an unknown outcome when nothing was created' {
        Add-SandboxFault -Kind ResetBefore -Method POST -Path '/contacts/$'

        $failure = Get-TestError { New-GhlContact -FirstName Gone -Email (New-Email) -UpdateIfExists }

        $failure.Id | Should -Be 'Ghl.OutcomeUnknown'
    }
}

Describe 'Set-GhlContact' {
    BeforeEach {
        $email = New-Email
        $phone = "+1200555$(Get-Random -Minimum 1000 -Maximum 9999)"
        $contact = New-GhlContact -FirstName Ada -LastName Example -Email $email -Phone $phone -City Berlin `
            -CustomField @{ stocktwits_handle = 'ada'; shares_held = 5 }
    }

    It 'sends only the fields that it names' {
        $request = Get-SandboxRequest { $contact | Set-GhlContact -City Bonn }

        $request.Body.PSObject.Properties.Name | Should -Be city
        $found = Get-GhlContact $contact.Id
        $found.City | Should -Be Bonn
        $found.Email | Should -Be $email
    }

    It 'empties a field that is $null' {
        ($contact | Set-GhlContact -Phone $null -PassThru).Phone | Should -BeNullOrEmpty
    }

    It 'changes one custom field and keeps the others' {
        $changed = $contact | Set-GhlContact -CustomField @{ stocktwits_handle = 'ada_2' } -PassThru

        $changed.CustomField['stocktwits_handle'] | Should -Be ada_2
        $changed.CustomField['shares_held'] | Should -Be 5
    }

    It 'keeps the case of the names of a contact that a search found' {
        Get-GhlContact -Email $email | Set-GhlContact -State BE

        (Get-GhlContact $contact.Id).Name | Should -BeExactly 'Ada Example'
    }

    It 'returns the contact only with -PassThru' {
        $contact | Set-GhlContact -City Bonn | Should -BeNullOrEmpty
    }

    It 'assigns a user by e-mail address, and no user by $null' {
        $user = Get-GhlUser | Select-Object -First 1

        ($contact | Set-GhlContact -AssignedTo $user.Email -PassThru).AssignedTo | Should -Be $user.Id
        ($contact | Set-GhlContact -AssignedTo $null -PassThru).AssignedTo | Should -BeNullOrEmpty
    }

    It 'reports an unknown custom field' {
        (Get-TestError { $contact | Set-GhlContact -CustomField @{ no_such = 1 } }).Id |
            Should -Be 'Ghl.CustomFieldUnknown'
    }

    It 'reports that nothing to change was given, and goes on' {
        $failures = Get-TestError { $contact, $listed[0] | Set-GhlContact }

        $failures.Id | Should -Be 'GhlStockTwits.NothingToChange', 'GhlStockTwits.NothingToChange'
        $failures[0].Category | Should -Be 'InvalidArgument'
    }

    It 'changes the other contacts when one does not exist' {
        $failures = Get-TestError { $contact.Id, 'unknown', $listed[7].Id | Set-GhlContact -State NW }

        $failures.Target | Should -Be unknown
        (Get-GhlContact $contact.Id, $listed[7].Id).State | Should -Be NW, NW
    }

    It 'refuses a contact of another location' {
        $row = [pscustomobject]@{ ContactId = $contact.Id; LocationId = 'elsewhere' }

        $writes = Get-SandboxRequest -Write { $failure = Get-TestError { $row | Set-GhlContact -City Rome } }

        $failure.Id | Should -Be 'Ghl.WrongLocation'
        $failure.Category | Should -Be 'PermissionDenied'
        $writes | Should -BeNullOrEmpty
    }
}

Describe 'Remove-GhlContact' {
    It 'removes a contact' {
        $contact = New-GhlContact -FirstName Ada

        $contact | Remove-GhlContact -Confirm:$false

        (Get-TestError { $contact | Get-GhlContact }).Id | Should -Be 'Ghl.NotFound'
    }

    It 'asks first, and removes nothing where nobody can answer' {
        $contact = New-GhlContact -FirstName Ada

        $failures = Get-TestError { $contact, $listed[0] | Remove-GhlContact }

        $failures.Id | Should -Be 'GhlStockTwits.ConfirmationRequired'
        (Get-GhlContact $contact.Id).FirstName | Should -Be Ada
    }
}

Describe 'Find-GhlContactDuplicate' {
    BeforeAll {
        $email = New-Email
        $phone = '+12005550177'
        $ada = New-GhlContact -FirstName Ada -Email $email -Phone $phone
    }

    It 'finds the contact with an e-mail address' {
        (Find-GhlContactDuplicate $email).Id | Should -Be $ada.Id
    }

    It 'finds the contact with a phone number, however it is written' {
        (Find-GhlContactDuplicate -Phone '+1 (200) 555-0177').Id | Should -Be $ada.Id
    }

    It 'returns a contact that has both only once' {
        Find-GhlContactDuplicate $email -Phone $phone | Should -HaveCount 1
    }

    It 'finds both by the lookup that only OAuth tokens may call' {
        Find-GhlContactDuplicate $email -Phone $phone -Connection $oauth | Should -HaveCount 1
    }

    It 'checks the rows of a file' {
        $rows = [pscustomobject]@{ Email = $email; Phone = '' }, [pscustomobject]@{ Email = New-Email; Phone = $null }

        ($rows | Find-GhlContactDuplicate).Id | Should -Be $ada.Id
    }

    It 'returns nothing for an address that no contact has' {
        Find-GhlContactDuplicate (New-Email) | Should -BeNullOrEmpty
    }

    It 'reports a row with neither' {
        (Get-TestError { Find-GhlContactDuplicate }).Id | Should -Match '^GhlStockTwits\.'
    }
}

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

    # No other contact has the area code 201.
    $phones = [Collections.Generic.Queue[string]]::new([string[]] (1000..1999 | ForEach-Object { "+1201555$_" }))
    function New-Phone { $phones.Dequeue() }
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

Describe 'The progress of a listing' {
    It 'says how many of how many, and is completed when the pipeline ends early' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
            param ($Module, $Connection)
            Import-Module $Module
            Get-GhlContact -Connection $Connection |
                ForEach-Object { Start-Sleep -Milliseconds 3; $_ } |
                Select-Object -First 110
        }).AddArgument("$PSScriptRoot/../../GhlStockTwits.psd1").AddArgument($oauth)
        try {
            $found = $shell.Invoke()
            $progress = $shell.Streams.Progress | Where-Object Activity -EQ Get-GhlContact
        }
        finally {
            $shell.Dispose()
        }

        $found | Should -HaveCount 110
        $progress[0].StatusDescription | Should -Match '^100 of \d+ read$'
        $progress[-1].RecordType | Should -Be Completed
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

    It 'reports the row of a file that failed by its number and line, without what is in it' {
        $email = New-Email
        $null = New-GhlContact -Email $email
        $rows = [pscustomobject]@{ Email = New-Email }, [pscustomobject]@{ Email = $email },
            [pscustomobject]@{ Email = 'private-but-broken' }

        $failures = Get-TestError { $made = $rows | New-GhlContact }

        $made | Should -HaveCount 1
        "$($failures[0].Record)" | Should -BeLike 'row 2 (line 3): *'
        "$($failures[1].Record)" | Should -BeLike 'row 3 (line 4): *'
        $failures.Target | Should -Be $rows[1, 2]
        $failures.Id | Should -Be 'Ghl.DuplicateContact', 'Ghl.InvalidRequest'
        $failures | ForEach-Object { "$($_.Message) $($_.Record) $($_.Record.Exception)" } |
            Should -Not -Match 'private-but|example\.com'
    }

    It 'lets failed rows be tried again' {
        $email = New-Email
        $null = New-GhlContact -Email $email
        $rows = "FirstName,Email`nBo,$(New-Email)`nCy,$email" | ConvertFrom-Csv

        $null = $rows | New-GhlContact -ErrorVariable failed -ErrorAction SilentlyContinue
        $again = $failed.TargetObject | ConvertTo-Csv | ConvertFrom-Csv | New-GhlContact -UpdateIfExists

        $again.FirstName | Should -Be Cy
    }

    It 'counts the lines of cells that have several' {
        $rows = "FirstName,Email`n""B`no"",$(New-Email)`nCy,broken" | ConvertFrom-Csv

        $failure = Get-TestError { $null = $rows | New-GhlContact }

        "$($failure.Record)" | Should -BeLike 'row 2 (line 4): *'
    }

    It 'takes the columns of an export of HighLevel, and names those that were not used' {
        $email = New-Email
        $header = 'Contact Id,First Name,Last Name,Business Name,Company Name,Phone,Email,Tags,Postal Code,' +
            'Date Of Birth,Street Address,Additional Emails,Shares Held,Shoe Size'
        $row = $header, (",Ada,Example,,Example Ltd,+12005559876,$email,""Gold; Silver, """"a, b"""""",12345," +
            '1990-09-25,1 Main St,x@example.com,5,42') | ConvertFrom-Csv

        $made = $row | New-GhlContact -WarningVariable warnings -WarningAction SilentlyContinue

        $made.Name, $made.CompanyName, $made.Phone, $made.Email, $made.PostalCode, $made.Address1 |
            Should -Be 'Ada Example', 'Example Ltd', '+12005559876', $email, '12345', '1 Main St'
        $made.DateOfBirth | Should -BeLike '1990-09-25*'
        $made.Tags | Should -Be gold, silver, 'a, b'
        $made.CustomField['shares_held'] | Should -Be 5
        $warnings | Should -Be 'Columns that were not used: Additional Emails, Shoe Size.'
    }

    It 'takes the sample file' {
        $made = Import-Csv $PSScriptRoot/../../examples/people.csv | New-GhlContact -WarningVariable warnings

        $made.FirstName | Should -Be Ada, Ben, Cy
        $made[1].Tags | Should -Be investor, vip
        $made[0].CustomField['stocktwits_handle'] | Should -Be ada_invests
        $warnings | Should -BeNullOrEmpty
    }

    It 'makes nothing of <Case>' -ForEach @(
        @{ Case = 'no parameters'; Make = { New-GhlContact } }
        @{ Case = 'empty parameters'; Make = { New-GhlContact -FirstName '' -Name '   ' } }
        @{ Case = 'an empty row'; Make = { 'FirstName,Email,City', ',,' | ConvertFrom-Csv | New-GhlContact } }
        @{ Case = 'a row with a city only'; Make = { [pscustomobject]@{ City = 'Bonn' } | New-GhlContact } }
    ) {
        $requests = Get-SandboxRequest { $failure = Get-TestError $make }

        $failure.Id | Should -Be 'GhlStockTwits.NothingToCreate'
        $requests | Should -BeNullOrEmpty
    }

    It 'ends with one error for a file <Case>' -ForEach @(
        @{ Case = 'separated by semicolons'; Lines = 'First Name;Email', 'Ada;a@example.com', 'Bo;b@example.com' }
        @{ Case = 'separated by tabs'; Lines = "First Name`tEmail", "Ada`ta@example.com" }
        @{ Case = 'that begins with sep=;'; Lines = 'sep=;', 'First Name;Email', 'Ada;a@example.com' }
    ) {
        foreach ($cmdlet in 'New-GhlContact', 'Set-GhlContact') {
            $requests = Get-SandboxRequest { $failure = Get-TestError { $lines | ConvertFrom-Csv | & $cmdlet } }

            $failure | Should -HaveCount 1
            $failure.Id | Should -Be 'GhlStockTwits.WrongSeparator'
            $failure.Advice | Should -BeLike '*-Delimiter*'
            $requests | Should -BeNullOrEmpty
        }
    }

    It 'sends a date of birth as a day, whatever it was given as' {
        foreach ($day in [datetime]'1990-09-25', [DateOnly]'1990-09-25', '1990-09-25', '1990-09-25T00:00:00.000Z') {
            $requests = Get-SandboxRequest -Write { New-GhlContact -FirstName Ada -DateOfBirth $day }
            $requests.Body.dateOfBirth | Should -Be '1990-09-25'
        }

        (Get-TestError { New-GhlContact -FirstName Ada -DateOfBirth '25.09.1990' }).Advice |
            Should -BeLike '*1990-09-25*'
    }

    It 'takes the user name of a follower as the handle' {
        $follower = Get-StockTwitsFollow -Follower | Select-Object -First 1

        $made = $follower | New-GhlContact -Tag follower

        $made.Name | Should -Be $follower.Name
        $made.CustomField['stocktwits_handle'] | Should -Be $follower.Username
        (New-GhlContact -FirstName Ada -Handle '@ada').CustomField['stocktwits_handle'] | Should -Be ada
    }

    It 'reads the users once for all rows' {
        $user = Get-GhlUser | Select-Object -First 1
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ FirstName = "Ada$_"; AssignedTo = $user.Email } }

        $requests = Get-SandboxRequest { $made = $rows | New-GhlContact }

        $made.AssignedTo | Should -Be $user.Id, $user.Id, $user.Id
        @($requests | Where-Object Path -Like '/users*') | Should -HaveCount 1
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

    It 'writes the company name, and says that the gender cannot be changed' {
        $row = [pscustomobject]@{ Email = $email; CompanyName = 'Example Ltd'; Gender = 'female' }

        $same = $row | New-GhlContact -UpdateIfExists -WarningVariable warnings -WarningAction SilentlyContinue

        $same.CompanyName | Should -Be 'Example Ltd'
        $warnings | Should -BeLike 'The gender of 1 existing contacts was not changed*'
    }

    It 'updates the contact whose ID the row has' {
        $bo = New-GhlContact -FirstName Bo

        $same = [pscustomobject]@{ 'Contact Id' = $bo.Id; City = 'Bonn' } | New-GhlContact -UpdateIfExists

        $same.Id, $same.City | Should -Be $bo.Id, 'Bonn'
    }

    It 'creates a contact that there is not' {
        $other = New-Email

        $made = New-GhlContact -FirstName New -Email $other -UpdateIfExists

        $made.Id | Should -Not -Be $ada.Id
        $made.Email | Should -Be $other
    }

    It 'changes neither of two contacts that one row means' {
        $phone = New-Phone
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
        $phone = New-Phone
        $contact = New-GhlContact -FirstName Ada -LastName Example -Email $email -Phone $phone -City Berlin `
            -CustomField @{ stocktwits_handle = 'ada'; shares_held = 5 }
    }

    It 'changes several contacts, and goes on after one that does not exist' {
        $two = 1..2 | ForEach-Object { New-GhlContact -FirstName Bo -Email "$(New-Guid)@example.com" }

        $failure = Get-TestError { Set-GhlContact $two[0].Id, 'unknown', $two[1].Email -City Jena }

        $failure.Id | Should -Be 'Ghl.NotFound'
        ($two.Id | ForEach-Object { Get-GhlContact $_ }).City | Should -Be Jena, Jena
    }

    It 'sends only the fields that it names' {
        $request = Get-SandboxRequest { $contact | Set-GhlContact -City Bonn }

        $request.Body.PSObject.Properties.Name | Should -Be city
        $found = Get-GhlContact $contact.Id
        $found.City | Should -Be Bonn
        $found.Email | Should -Be $email
    }

    It 'never empties a field by an empty value' {
        $requests = Get-SandboxRequest -Write {
            Set-GhlContact $contact -Email '' -Phone $null -City Bonn -CustomField @{ shares_held = '' }
        }

        $requests.Body.PSObject.Properties.Name | Should -Be city
        (Get-TestError { $contact | Set-GhlContact -Email '' }).Id | Should -Be 'GhlStockTwits.NothingToChange'
    }

    It 'empties the fields of -Clear' {
        $changed = $contact | Set-GhlContact -Clear Phone, City, shares_held -FirstName Ada2 -PassThru

        $changed.Phone | Should -BeNullOrEmpty
        $changed.City | Should -BeNullOrEmpty
        $changed.CustomField['shares_held'] | Should -BeNullOrEmpty
        $changed.CustomField['stocktwits_handle'] | Should -Be ada
        $changed.FirstName, $changed.Email | Should -Be Ada2, $email
    }

    It 'refuses to clear <_>' -ForEach 'Tags', 'Dnd', 'no_such' {
        (Get-TestError { $contact | Set-GhlContact -Clear $_ }).Id | Should -Match 'CannotClear|CustomFieldUnknown'
    }

    It 'takes the columns that New-GhlContact takes, and rows name their contact' {
        $user = Get-GhlUser | Select-Object -First 1
        $rows = @"
Contact Id,E-mail,City,Company Name,Tags,Shares Held,Assigned To
$($contact.Id),,Bonn,Example Ltd,x; y,7,$($user.Name)
,$email,,,z,,
,,Rome,,,,
"@ | ConvertFrom-Csv

        $failures = Get-TestError { $changed = $rows | Set-GhlContact -PassThru }

        $changed.Id | Should -Be $contact.Id, $contact.Id
        $changed[1].City, $changed[1].CompanyName, $changed[1].AssignedTo | Should -Be Bonn, 'Example Ltd', $user.Id
        $changed[1].Tags | Should -Be x, y, z
        $changed[1].CustomField['shares_held'] | Should -Be 7
        $failures.Id | Should -Be 'GhlStockTwits.ContactRequired'
        "$($failures.Record)" | Should -BeLike 'row 3 (line 4): *'
        $failures.Target | Should -Be $rows[2]
    }

    It 'never takes values from a piped contact' {
        $copy = $contact | Select-Object *
        $copy.PSObject.TypeNames.Insert(0, 'Deserialized.GhlStockTwits.HighLevel.Models.Contact')

        $requests = Get-SandboxRequest -Write { $contact, $copy | Set-GhlContact -City Bonn }

        $requests.Body | ForEach-Object { $_.PSObject.Properties.Name } | Should -Be city, city
    }

    It 'checks the settings of -DndSetting before it sends them' {
        ($contact | Set-GhlContact -DndSetting @{ sms = 'active' } -PassThru).DndSettings.SMS.Status | Should -Be active
        foreach ($wrong in @{ SMS = 'on' }, @{ XMS = 'active' }, @{ SMS = @{ state = 'active' } }) {
            (Get-TestError { $contact | Set-GhlContact -DndSetting $wrong }).Id |
                Should -Be 'GhlStockTwits.DndSettingInvalid'
        }
    }

    It 'refuses a value that a custom field does not have' {
        $failures = Get-TestError {
            $contact | Set-GhlContact -CustomField @{ industry = 'Nonsense' }
            $contact | Set-GhlContact -CustomField @{ shares_held = 'many' }
        }

        $failures.Id | Should -Be 'Ghl.CustomFieldValueInvalid', 'Ghl.CustomFieldValueInvalid'
        $failures[0].Advice | Should -BeLike '*Technology*Finance*'
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

    It 'assigns a user by e-mail address, and no user by -Clear' {

        $user = Get-GhlUser | Select-Object -First 1

        ($contact | Set-GhlContact -AssignedTo $user.Email -PassThru).AssignedTo | Should -Be $user.Id
        ($contact | Set-GhlContact -Clear AssignedTo -PassThru).AssignedTo | Should -BeNullOrEmpty
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

    It 'checks the rows of an export of HighLevel' {
        $rows = [pscustomobject]@{ 'E-mail' = "$email "; 'First Name' = 'Ada' },
            [pscustomobject]@{ 'Phone Number' = $phone }

        ($rows | Find-GhlContactDuplicate).Id | Should -Be $ada.Id, $ada.Id
    }

    It 'returns nothing for an address that no contact has' {
        Find-GhlContactDuplicate (New-Email) | Should -BeNullOrEmpty
    }

    It 'reports a row with neither' {
        (Get-TestError { Find-GhlContactDuplicate }).Id | Should -Match '^GhlStockTwits\.'
    }
}

Describe 'A contact that is exported and imported' {
    BeforeAll {
        # GHLSTOCKTWITS_ROUND_TRIP is the number of contacts; 1000 of them take a minute.
        $count = if ($env:GHLSTOCKTWITS_ROUND_TRIP) { [int]$env:GHLSTOCKTWITS_ROUND_TRIP } else { 40 }
        $random = [Random]::new(20261125)
        $options = 'Yes', 'No', 'Maybe, later', 'a;b', '"so"'
        $types = 'TEXT', 'LARGE_TEXT', 'NUMERICAL', 'FLOAT', 'MONETORY', 'PHONE', 'DATE', 'TIME', 'CHECKBOX',
            'MULTIPLE_OPTIONS', 'SINGLE_OPTIONS', 'RADIO', 'TEXTBOX_LIST'
        foreach ($type in $types) {
            $option = if ($type -match 'CHECKBOX|OPTIONS|RADIO|LIST') { @{ Option = $options } } else { @{} }
            $null = New-GhlCustomField "Trip $type" $type @option
        }

        $texts = 'Ada', 'O''Neil', 'Zoë 💼', 'say "hi"', 'a, b; c', "two`nlines", '=1+1', 'a=b', '漢字', '''t Hooft'
        function Pick($from) { $from[$random.Next($from.Count)] }
        function Some($from) { @($from | Where-Object { $random.Next(3) -eq 0 }) }
        function New-Value($type) {
            switch -Regex ($type) {
                'NUMERICAL' { $random.Next(100000); break }
                'FLOAT|MONETORY' { $random.Next(100000) / 100; break }
                'PHONE' { '+1200555{0:0000}' -f $random.Next(10000); break }
                'DATE' { ([datetime]'2027-01-01').AddDays($random.Next(700)); break }
                'TIME' { '{0:00}:30' -f $random.Next(24); break }
                'CHECKBOX|MULTIPLE' { , @(Some $options); break }
                'SINGLE|RADIO' { Pick $options; break }
                'LIST' { @{ first = Pick $texts; second = Pick $texts }; break }
                default { Pick $texts }
            }
        }

        $made = foreach ($number in 1..$count) {
            $custom = @{}
            Some $types | ForEach-Object { $custom["trip_$($_.ToLowerInvariant())"] = New-Value $_ }
            $fields = @{
                FirstName = Pick $texts; LastName = Pick $texts; City = Pick $texts; CompanyName = Pick $texts
                Email = "trip$number@example.com"; Address1 = Pick $texts; PostalCode = '01234'; Country = 'DE'
                DateOfBirth = ([datetime]'1950-01-01').AddDays($random.Next(20000))
                CustomField = $custom
                DndSetting = @{ SMS = Pick 'active', 'inactive' }
            }
            $quoted = Some 'vip', 'gold; silver', 'a, b', '"q"', '💼', 'x=y' |
                ForEach-Object { """$($_ -replace '"', '""')""" }
            New-GhlContact @fields -Tag $quoted
        }

        $file = Join-Path $TestDrive people.csv
        function Get-Text {
            $made | Get-GhlContact | Select-Object * -ExcludeProperty DateUpdated, LastActivity, AdditionalData |
                ConvertTo-Json -Depth 9
        }

        $before = Get-Text
        $made | Get-GhlContact | Export-Csv $file
    }

    It 'has no cell that is the name of a type, nor has any other object' {
        $null = Sync-GhlStockTwits $PSScriptRoot/../../examples/recipes/quickstart.yaml -OutVariable summary
        $objects = @(
            (Get-StockTwitsStream -Trending -MaxCount 3), (Get-StockTwitsWatchlist), (Get-GhlStockTwitsRecord),
            (Get-GhlStockTwitsAudience), $summary, (Get-GhlStockTwitsOperation *contact*), (Get-GhlUser),
            (Get-GhlCustomField), (Get-StockTwitsUser $sandbox.StockTwitsUsername), (Get-GhlCalendar),
            (Get-GhlLocation),
            (Get-StockTwitsStream -Trending -MaxCount 3 | Measure-StockTwitsActivity)
        )

        $text = (Get-Content $file -Raw), ($objects | ForEach-Object { $_ | ConvertTo-Csv } | Out-String)
        $text | Should -Not -Match '"(System|GhlStockTwits)\.'
        ($text -match 'System\.\w+') | Should -BeNullOrEmpty
    }

    It 'is what it was, by New-GhlContact -UpdateIfExists' {
        Import-Csv $file | New-GhlContact -UpdateIfExists -WarningAction SilentlyContinue | Should -HaveCount $count

        Get-Text | Should -BeExactly $before
    }

    It 'is what it was, by Set-GhlContact' {
        Import-Csv $file | Set-GhlContact -WarningAction SilentlyContinue

        Get-Text | Should -BeExactly $before
    }

    It 'is what it was before it was changed' {
        $made[0..9] | Set-GhlContact -City Elsewhere -CompanyName Other -CustomField @{ trip_text = 'other' }
        $expected = Import-Csv $file | Select-Object -First 10

        $expected | Set-GhlContact -WarningAction SilentlyContinue

        $now = $made[0..9] | Get-GhlContact
        $now.City | Should -Be $expected.City
        $now.CompanyName | Should -Be $expected.CompanyName
    }
}

Describe 'Get-GhlContact by what people call things' {
    BeforeAll {
        $user = Get-GhlUser | Select-Object -First 1
        $made = New-GhlContact -FirstName Zelda -LastName Quince -Phone +14045550177 -AssignedTo $user -Tag zebra `
            -CustomField @{ industry = 'Windmills' }
        $name = (Get-GhlCustomField industry).Name
    }

    It 'finds a phone number in the notation <_>' -ForEach @(
        '(404) 555-0177', '404-555-0177', '4045550177', '404 555 0177', '0014045550177', '+1 (404) 555-0177'
    ) {
        (Find-GhlContactDuplicate -Phone $_).Id | Should -Be $made.Id
        (Get-GhlContact -Phone $_).Id | Should -Be $made.Id
    }

    It 'finds no other contact by a part of a number' {
        Find-GhlContactDuplicate -Phone 0177 | Should -BeNullOrEmpty
    }

    It 'filters by a custom field: <_>' -ForEach @(
        { Get-GhlContact -Filter @{ field = 'customFields.industry'; operator = 'eq'; value = 'Windmills' } }
        { Get-GhlContact -Filter @{ field = "customFields.$name"; operator = 'eq'; value = 'Windmills' } }
        {
            Get-GhlContact -Filter @{
                group = 'OR'
                filters = @(@{ field = 'customFields.industry'; operator = 'eq'; value = 'Windmills' })
            }
        }
        { Get-GhlContact -CustomField @{ industry = 'Windmills' } }
        { Get-GhlContact -CustomField @{ $name = 'Windmills' } }
    ) {
        (& $_).Id | Should -Be $made.Id
    }

    It 'finds contacts whose custom field is empty' {
        (Get-GhlContact -Tag zebra -CustomField @{ industry = $null }) | Should -BeNullOrEmpty
        (Get-GhlContact -Tag zebra -CustomField @{ stocktwits_handle = $null }).Id | Should -Be $made.Id
    }

    It 'reports a custom field that the location does not have: <_>' -ForEach @(
        { Get-GhlContact -CustomField @{ nonsense = 1 } }
        { Get-GhlContact -Filter @{ field = 'customFields.nonsense'; operator = 'eq'; value = 1 } }
    ) {
        (Get-TestError $_).Id | Should -Be 'Ghl.CustomFieldUnknown'
    }

    It 'leaves fields and operators that no document names to HighLevel' {
        $request = Get-SandboxRequest {
            $failure = Get-TestError { Get-GhlContact -Filter @{ field = 'lastActivity'; operator = 'wildcard' } }
        }

        $request.Body.filters[0].field, $request.Body.filters[0].operator | Should -Be lastActivity, wildcard
        $failure.Id | Should -Be 'Ghl.InvalidRequest'
    }

    It 'finds contacts by <_>' -ForEach @(
        { Get-GhlContact -Name 'zelda quince' }
        { Get-GhlContact -Name 'Zel*' }
        { Get-GhlContact -Name '*Quince' }
        { Get-GhlContact -Name 'Zelda [p-q]uince' }
        { Get-GhlContact -AssignedTo $user.Email -Tag zebra }
        { Get-GhlContact -AssignedTo $user.Name -Tag zebra }
        { Get-GhlContact -Tag 'zeb*' }
        { Get-GhlContact -Tag zebra -CreatedAfter $made.DateAdded.AddMinutes(-1) }
        { Get-GhlContact -Tag zebra -CreatedBefore $made.DateAdded.AddMinutes(1) }
    ) {
        (& $_).Id | Should -Be $made.Id
    }

    It 'finds nothing created at another time' {
        Get-GhlContact -Tag zebra -CreatedAfter $made.DateAdded.AddMinutes(1) | Should -BeNullOrEmpty
        Get-GhlContact -Tag zebra -CreatedBefore $made.DateAdded.AddMinutes(-1) | Should -BeNullOrEmpty
    }

    It 'reports a pattern that no tag matches' {
        (Get-TestError { Get-GhlContact -Tag 'nothing*' }).Id | Should -Be 'Ghl.NotFound'
    }

    It 'sorts' {
        $second = New-GhlContact -FirstName Ada -LastName Abel -Tag zebra

        (Get-GhlContact -Sort 'lastNameLowerCase' -Tag zebra).Id | Should -Be $second.Id, $made.Id
        (Get-GhlContact -Sort 'lastNameLowerCase desc', email -Tag zebra).Id | Should -Be $made.Id, $second.Id
        $second | Remove-GhlContact -Confirm:$false
        (Get-TestError { Get-GhlContact -Sort 'name backwards' }).Id | Should -Be 'GhlStockTwits.SortInvalid'
    }

    It 'asks a search for 500 contacts a page' {
        (Get-SandboxRequest { Get-GhlContact -Tag vip }).Body.pageLimit | Should -Be 500
    }

    It 'removes the contacts of a list' {
        $gone = 1, 2 | ForEach-Object { New-GhlContact -FirstName Bo }

        Remove-GhlContact $gone.Id -Confirm:$false

        (Get-TestError { Get-GhlContact $gone.Id }).Id | Should -Be 'Ghl.NotFound', 'Ghl.NotFound'
    }
}

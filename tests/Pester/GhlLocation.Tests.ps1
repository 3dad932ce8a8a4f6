BeforeDiscovery {
    # The four kinds of things that a location has and a user can change.
    $items = @(
        @{
            Noun = 'GhlTag'; Field = 'Name'; Changed = 'autumn call'
            New = { New-GhlTag 'spring call' }; Change = { Set-GhlTag -Name 'autumn call' -PassThru }
        }
        @{
            Noun = 'GhlCustomField'; Field = 'Name'; Changed = 'Tier'
            New = { New-GhlCustomField 'Spring call' }; Change = { Set-GhlCustomField -Name 'Tier' -PassThru }
        }
        @{
            Noun = 'GhlCustomValue'; Field = 'Value'; Changed = '10 to 6'
            New = { New-GhlCustomValue 'Spring call' '9 to 5' }
            Change = { Set-GhlCustomValue -Value '10 to 6' -PassThru }
        }
        @{
            Noun = 'GhlBusiness'; Field = 'City'; Changed = 'Bremen'
            New = { New-GhlBusiness 'Spring call' }; Change = { Set-GhlBusiness -City 'Bremen' -PassThru }
        }
    )
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
}

AfterAll {
    Stop-TestSandbox
}

Describe '<Noun>' -ForEach $items {
    BeforeAll {
        $get, $set, $remove = "Get-$noun", "Set-$noun", "Remove-$noun"
        # A command with the parameters of the table, for what is piped to it.
        function Edit-Item($item) { $item | & ([scriptblock]::Create("`$input | $change")) }
    }

    BeforeEach {
        $item = & $new
    }

    AfterEach {
        & $get *spring*, *autumn*, tier | & $remove -Confirm:$false
    }

    It 'is created in the location' {
        $item.Id | Should -Not -BeNullOrEmpty
        $item.Name | Should -Be 'Spring call'
        $item.LocationId | Should -Be $sandbox.LocationId
    }

    It 'is found by name, with wildcards and whatever its case' {
        (& $get SPRING*, nothing*).Id | Should -Be $item.Id
    }

    It 'is read by its id from the pipeline' {
        ($item | & $get).Name | Should -Be $item.Name
    }

    It 'is not found by a name that none has' {
        & $get nothing* | Should -BeNullOrEmpty
    }

    It 'is changed' {
        (Edit-Item $item).$field | Should -Be $changed
    }

    It 'is removed when that is confirmed' {
        (Get-TestError { $item | & $remove }).Id | Should -Be 'GhlStockTwits.ConfirmationRequired'
        (& $get *spring*).Id | Should -Be $item.Id

        $item | & $remove -Confirm:$false

        & $get *spring* | Should -BeNullOrEmpty
    }

    It 'is reported when it does not exist' {
        $failure = Get-TestError { & $get -Id 65f0c0ffee65f0c0ffee65f0 }

        $failure.Id | Should -Be 'Ghl.NotFound'
        $failure.Target | Should -Be 65f0c0ffee65f0c0ffee65f0
    }

    It 'is not changed when it belongs to another location' {
        $other = [pscustomobject]@{ Id = $item.Id; LocationId = 'elsewhere' }

        $writes = Get-SandboxRequest -Write { $failure = Get-TestError { Edit-Item $other } }

        $failure.Id | Should -Be 'Ghl.WrongLocation'
        $writes | Should -BeNullOrEmpty
    }
}

Describe 'GhlTag' {
    It 'is created of each row of a file' {
        $made = 'Name', 'one row', 'two rows' | ConvertFrom-Csv | New-GhlTag

        $made.Name | Should -Be 'one row', 'two rows'
        $made | Remove-GhlTag -Confirm:$false
    }
}

Describe 'GhlCustomField' {
    It 'can be used by its key as soon as it exists, and no longer when it is gone' {
        $contact = New-GhlContact -FirstName Ada
        $field = New-GhlCustomField 'Investor Tier' -DataType TEXT

        ($contact | Set-GhlContact -CustomField @{ investor_tier = 'gold' } -PassThru).CustomField['investor_tier'] |
            Should -Be 'gold'
        $field | Remove-GhlCustomField -Confirm:$false
        (Get-TestError { $contact | Set-GhlContact -CustomField @{ investor_tier = 'gold' } }).Id |
            Should -Be 'Ghl.CustomFieldUnknown'
    }

    It 'keeps its key when its name changes' {
        $field = New-GhlCustomField 'Old Name'

        ($field | Set-GhlCustomField -Name 'New Name' -PassThru).Key | Should -Be $field.Key
        (Get-GhlCustomField old_name).Id | Should -Be $field.Id
        $field | Remove-GhlCustomField -Confirm:$false
    }
}

Describe 'GhlCustomValue' {
    BeforeEach {
        $value = New-GhlCustomValue 'Office hours' '9 to 5'
    }

    AfterEach {
        Get-GhlCustomValue *hours, opening | Remove-GhlCustomValue -Confirm:$false
    }

    It 'has the key that templates of HighLevel use' {
        $value.FieldKey | Should -Be '{{ custom_values.office_hours }}'
    }

    It 'keeps its text when its name changes' {
        ($value | Set-GhlCustomValue -Name 'Opening' -PassThru).Value | Should -Be '9 to 5'
    }

    It 'is changed by one request when both name and text are given' {
        Get-SandboxRequest { $value | Set-GhlCustomValue -Name 'Opening' -Value '8 to 4' } | Should -HaveCount 1
    }

    It 'is reported when nothing to change is given' {
        (Get-TestError { $value | Set-GhlCustomValue }).Id | Should -Be 'GhlStockTwits.NothingToChange'
    }
}

Describe 'GhlBusiness' {
    AfterEach {
        Get-GhlBusiness row* | Remove-GhlBusiness -Confirm:$false
    }

    It 'is created of each row of a file, with what the command adds' {
        $rows = 'Name,City', 'Row One,Bonn', 'Row Two,Kiel' | ConvertFrom-Csv

        $made = $rows | New-GhlBusiness -Country DE

        $made.City | Should -Be Bonn, Kiel
        $made.Country | Should -Be DE, DE
    }

    It 'keeps what a change does not name, by one request' {
        $business = New-GhlBusiness 'Row One' -City Bonn -Email office@example.com

        $requests = Get-SandboxRequest { $changed = $business | Set-GhlBusiness -Country DE -PassThru }

        $changed.City | Should -Be Bonn
        $changed.Email | Should -Be office@example.com
        $requests | Should -HaveCount 1
    }

    It 'is changed with several others' {
        $null = 'Row One', 'Row Two' | ForEach-Object { New-GhlBusiness $_ }

        Get-GhlBusiness row* | Set-GhlBusiness -State NW

        (Get-GhlBusiness row*).State | Should -Be NW, NW
    }

    It 'is read to the last page' {
        1..101 | ForEach-Object { $null = New-GhlBusiness "Row $_" }

        Get-GhlBusiness row* | Should -HaveCount 101
    }
}

Describe 'GhlUser' {
    BeforeAll {
        $user = Get-GhlUser | Select-Object -First 1
    }

    It 'is found by name' {
        (Get-GhlUser robin*).Id | Should -Be $user.Id
    }

    It 'is found by e-mail address, whatever its case' {
        (Get-GhlUser -Email $user.Email.ToUpperInvariant()).Id | Should -Be $user.Id
    }

    It 'is read by its id' {
        $found = $user | Get-GhlUser

        $found.Name | Should -Be 'Robin Harbor'
        $found.Role | Should -Be 'user'
        $found.Type | Should -Be 'account'
    }
}

Describe 'GhlWorkflow' {
    It 'is read with all others' {
        (Get-GhlWorkflow).Name | Should -Be 'Welcome investor', 'Quarterly news'
    }

    It 'is found by name and by id' {
        (Get-GhlWorkflow welcome*).Status | Should -Be 'published'
        (Get-GhlWorkflow welcome* | Get-GhlWorkflow).Name | Should -Be 'Welcome investor'
    }

    It 'is reported when no workflow has the id' {
        $failure = Get-TestError { Get-GhlWorkflow -Id nothing }

        $failure.Id | Should -Be 'Ghl.NotFound'
        $failure.Category | Should -Be 'ObjectNotFound'
        $failure.Target | Should -Be nothing
    }
}

Describe 'GhlCampaign' {
    It 'is found by status' {
        (Get-GhlCampaign -Status draft).Name | Should -Be 'Quarterly news (campaign)'
    }

    It 'is found by id' {
        (Get-GhlCampaign welcome* | Get-GhlCampaign).Name | Should -Be 'Welcome investor (campaign)'
    }
}

Describe 'GhlLocation' {
    It 'is that of the connection' {
        $location = Get-GhlLocation

        $location.Id | Should -Be $sandbox.LocationId
        $location.Timezone | Should -Be 'America/New_York'
    }

    It 'is read for a contact' {
        (Get-GhlContact | Select-Object -First 1 | Get-GhlLocation).Id | Should -Be $sandbox.LocationId
    }

    It 'is refused when it is another than the connection''s' {
        (Get-TestError { Get-GhlLocation -LocationId elsewhere }).Id | Should -Be 'Ghl.WrongLocation'
    }
}

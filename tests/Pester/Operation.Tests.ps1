BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 120 -NoRateLimit
    $all = Get-GhlStockTwitsOperation
    $contact = Get-GhlContact | Select-Object -First 1
}

AfterAll {
    Stop-TestSandbox
}

Describe 'Get-GhlStockTwitsOperation' {
    It 'has at least 126 operations and triggers that anybody can use' {
        @($all | Where-Object PartnerOnly -EQ $false).Count | Should -BeGreaterOrEqual 126
    }

    It 'has each name once' {
        $all.Name | Sort-Object -Unique | Should -HaveCount $all.Count
    }

    It 'documents each operation by a page of its service' {
        $all | Where-Object Kind -EQ Action | ForEach-Object { $_.HelpUri | Should -BeLike 'https://*' }
    }

    It 'finds <Names> by <Filter>' -ForEach @(
        @{
            Filter = 'name'; Arguments = @{ Name = 'ghl.tag.*', 'GHL.NOTE.LIST' }
            Names = 'ghl.note.list', 'ghl.tag.create', 'ghl.tag.delete', 'ghl.tag.get', 'ghl.tag.list', 'ghl.tag.update'
        }
        @{
            Filter = 'method and path'; Arguments = @{ Method = 'DELETE'; Path = '*/tags/{tagId}' }
            Names = 'ghl.tag.delete'
        }
        @{
            Filter = 'scope'; Arguments = @{ Scope = 'locations/tags.write'; Method = 'POST' }; Names = 'ghl.tag.create'
        }
        @{ Filter = 'cmdlet'; Arguments = @{ Cmdlet = 'Complete-*' }; Names = 'ghl.task.setCompleted' }
        @{ Filter = 'paging'; Arguments = @{ Paging = 'SearchAfter' }; Names = 'ghl.contact.search' }
        @{ Filter = 'help page'; Arguments = @{ HelpUri = '*/contacts/get-contact' }; Names = 'ghl.contact.get' }
        @{ Filter = 'kind'; Arguments = @{ Kind = 'Polled'; Service = 'HighLevel' }
            Names = 'ghl.on.TaskDueSoon', 'ghl.on.TaskOverdue', 'ghl.on.TaskUpdate' }
    ) {
        (Get-GhlStockTwitsOperation @arguments).Name | Sort-Object | Should -Be $names
    }

    It 'finds none of another service' {
        Get-GhlStockTwitsOperation ghl.* -Service StockTwits | Should -BeNullOrEmpty
    }

    It 'leaves out deprecated ones on request' {
        Get-GhlStockTwitsOperation ghl.contact.list -Deprecated:$false | Should -BeNullOrEmpty
        Get-GhlStockTwitsOperation ghl.contact.list -Deprecated | Should -HaveCount 1
    }

    It 'leaves out what only partners may use on request' {
        (Get-GhlStockTwitsOperation -PartnerOnly).PartnerOnly | Sort-Object -Unique | Should -Be $true
        (Get-GhlStockTwitsOperation -PartnerOnly:$false).PartnerOnly | Sort-Object -Unique | Should -Be $false
    }

    It 'tells which operations must not be sent twice' {
        (Get-GhlStockTwitsOperation ghl.contact.addToWorkflow).RetrySafety | Should -Be Never
        (Get-GhlStockTwitsOperation ghl.contact.get).RetrySafety | Should -Be Idempotent
    }

    It 'finds operations by retry safety' {
        (Get-GhlStockTwitsOperation -RetrySafety Never).RetrySafety | Sort-Object -Unique | Should -Be Never
    }

    It 'takes names from the pipeline' {
        ($all | Where-Object Name -EQ ghl.note.get | Get-GhlStockTwitsOperation).Path |
            Should -Be '/contacts/{contactId}/notes/{id}'
    }

    It 'needs no connection' {
        Disconnect-GhlStockTwits

        $found = Get-GhlStockTwitsOperation ghl.tag.get

        Connect-Ghl -Sandbox $sandbox
        Connect-StockTwits -Sandbox $sandbox
        $found | Should -HaveCount 1
    }
}

Describe 'Invoke-GhlStockTwitsOperation' {
    It 'has the arguments of each operation as parameters' {
        foreach ($operation in $all | Where-Object Kind -EQ Action) {
            $known = (Get-Command Invoke-GhlStockTwitsOperation -ArgumentList $operation.Name).Parameters.Keys
            $resource = $operation.Name.Split('.')[1]
            $operation.Argument | ForEach-Object { $_.TrimEnd('*').Replace('_', '') } |
                Where-Object { $known -notcontains $_ -and $known -notcontains "$resource$_" } |
                Should -BeNullOrEmpty -Because "of $($operation.Name)"
        }
    }

    It 'returns the object of the operation' {
        (Invoke-GhlStockTwitsOperation ghl.contact.get -ContactId $contact).Id | Should -Be $contact.Id
    }

    It 'takes the contact from the pipeline' {
        ($contact | Invoke-GhlStockTwitsOperation ghl.contact.get).Id | Should -Be $contact.Id
    }

    It 'has another name for an argument that is called Name' {
        (Invoke-GhlStockTwitsOperation ghl.tag.create -TagName 'By Name').Name | Should -Be 'by name'
    }

    It 'takes arguments from a hashtable, too' {
        $note = Invoke-GhlStockTwitsOperation ghl.note.create -ContactId $contact.Id `
            -Argument @{ body = 'x'; pinned = $true }

        $note.Body | Should -Be x
        $note.Pinned | Should -BeTrue
    }

    It 'sends times with their zone' {
        $task = Invoke-GhlStockTwitsOperation ghl.task.create -ContactId $contact.Id -Title x `
            -DueDate '2027-01-02T03:04:05Z' -Completed $false

        $task.DueDate.UtcDateTime | Should -Be ([datetime] '2027-01-02T03:04:05')
    }

    It 'reads a list to its end' {
        @(Invoke-GhlStockTwitsOperation ghl.contact.search).Count | Should -Be 120
    }

    It 'reads no more of a list than the pipeline takes' {
        Get-SandboxRequest { Invoke-GhlStockTwitsOperation ghl.contact.list -Limit 10 | Select-Object -First 3 } |
            Should -HaveCount 1
    }

    It 'calls the other service by the same words' {
        (Invoke-GhlStockTwitsOperation stocktwits.account.verify).Username | Should -Be $sandbox.StockTwitsUsername
    }

    It 'never takes the text of an update from an object' {
        $note = $contact | New-GhlContactNote -Body 'private words'

        $writes = Get-SandboxRequest -Write {
            $failure = Get-TestError { $note | Invoke-GhlStockTwitsOperation stocktwits.message.create }
        }

        $failure.Id | Should -Be 'GhlStockTwits.ArgumentMissing'
        $writes | Should -BeNullOrEmpty
    }

    It 'reports <Case>, without a request' -ForEach @(
        @{
            Case = 'a name that no operation has'; Id = '^GhlStockTwits\.'
            Call = { Invoke-GhlStockTwitsOperation ghl.no.such }
        }
        @{
            Case = 'an argument that is missing'; Id = '^GhlStockTwits\.ArgumentMissing$'
            Call = { Invoke-GhlStockTwitsOperation ghl.note.create -ContactId $contact.Id }
        }
        @{
            Case = 'an argument that the operation does not have'; Id = '^GhlStockTwits\.ArgumentUnknown$'
            Call = { $contact | Invoke-GhlStockTwitsOperation ghl.note.create -Argument @{ body = 'x'; hue = 1 } }
        }
        @{
            Case = 'a value that is not a choice'; Id = '^GhlStockTwits\.ArgumentInvalid$'
            Call = { Invoke-GhlStockTwitsOperation ghl.customField.list -Argument @{ model = 'everything' } }
        }
        @{
            Case = 'a contact of another location'; Id = '^Ghl\.WrongLocation$'
            Call = {
                [pscustomobject]@{ ContactId = $contact.Id; LocationId = 'elsewhere' } |
                    Invoke-GhlStockTwitsOperation ghl.contact.get
            }
        }
    ) {
        $requests = Get-SandboxRequest { $failure = Get-TestError $call }

        $failure.Id | Should -Match $id
        $requests | Should -BeNullOrEmpty
    }
}

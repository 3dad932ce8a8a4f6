BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $tags = "/locations/$($sandbox.LocationId)/tags"
    $location = @{ locationId = $sandbox.LocationId }
}

AfterAll {
    Stop-TestSandbox
}

Describe 'Invoke-GhlRequest' {
    AfterEach {
        Clear-SandboxFault
    }

    It 'returns what the path answers, as objects' {
        (Invoke-GhlRequest $tags).tags.name | Should -Contain 'vip'
    }

    It 'sends a query' {
        (Invoke-GhlRequest /contacts/ -Query @{ locationId = $sandbox.LocationId; limit = 2 }).contacts |
            Should -HaveCount 2
    }

    It 'accepts a query as -Query only' {
        (Get-TestError { Invoke-GhlRequest '/contacts/?limit=3' }).Id | Should -Be 'GhlStockTwits.PathInvalid'
    }

    It 'sends a body' {
        (Invoke-GhlRequest $tags -Method POST -Body @{ name = 'raw' }).tag.name | Should -Be 'raw'
    }

    It 'names the version of the API that is asked for' {
        (Invoke-GhlRequest /calendars/ -Query $location -Version 2021-04-15).calendars | Should -HaveCount 2
    }

    It 'refuses the address of another server' {
        $requests = Get-SandboxRequest {
            $failure = Get-TestError { Invoke-GhlRequest https://elsewhere.example.com/contacts/ }
        }

        $failure.Id | Should -Be 'GhlStockTwits.PathInvalid'
        $requests | Should -BeNullOrEmpty
    }

    It 'refuses another location in the query' {
        $requests = Get-SandboxRequest {
            $failure = Get-TestError { Invoke-GhlRequest /contacts/ -Query @{ locationId = 'elsewhere' } }
        }

        $failure.Id | Should -Be 'Ghl.WrongLocation'
        $requests | Should -BeNullOrEmpty
    }

    It 'reports another location in the path' {
        (Get-TestError { Invoke-GhlRequest /locations/elsewhere/tags }).Id | Should -Be 'Ghl.WrongLocation'
    }

    It 'refuses a value that is named twice' {
        $failure = Get-TestError {
            Invoke-GhlRequest $tags -Method POST -Query @{ name = 'a' } -Body @{ name = 'b' }
        }

        $failure.Id | Should -Match '^GhlStockTwits\.'
    }

    It 'refuses a body that contains itself' {
        $body = @{}
        $body.self = $body

        (Get-TestError { Invoke-GhlRequest $tags -Method POST -Body $body }).Id |
            Should -Be 'GhlStockTwits.ArgumentTooDeep'
    }

    It 'reports a path that HighLevel does not have' {
        (Get-TestError { Invoke-GhlRequest /no/such/thing }).Id | Should -Be 'Ghl.UnknownEndpoint'
    }

    It 'reads again when the service fails for a moment' {
        Add-SandboxFault -Kind Status -Status 503 -Path ^/contacts

        $requests = Get-SandboxRequest { $found = Invoke-GhlRequest /contacts/ -Query $location }

        $found.contacts | Should -Not -BeNullOrEmpty
        $requests.Status | Should -Be 503, 200
    }

    It 'does not write again, as the outcome of the first time is unknown' {
        Add-SandboxFault -Kind Status -Status 503 -Path ^/locations

        $requests = Get-SandboxRequest {
            $failure = Get-TestError { Invoke-GhlRequest $tags -Method POST -Body @{ name = 'twice' } }
        }

        $failure.Id | Should -Be 'Ghl.OutcomeUnknown'
        $requests | Should -HaveCount 1
    }

    It 'changes nothing with -WhatIf' {
        Get-SandboxRequest { Invoke-GhlRequest $tags -Method POST -Body @{ name = 'never' } -WhatIf } |
            Should -BeNullOrEmpty
    }
}

Describe 'Invoke-StockTwitsRequest' {
    It 'returns what the path answers' {
        (Invoke-StockTwitsRequest /streams/trending.json -Query @{ limit = 2 }).messages | Should -HaveCount 2
    }

    It 'sends a body' {
        $created = Invoke-StockTwitsRequest /watchlists/create.json -Method POST -Body @{ name = 'By hand' }

        $created.watchlist.name | Should -Be 'By hand'
    }

    It 'reports a path that StockTwits does not have' {
        (Get-TestError { Invoke-StockTwitsRequest /no/such.json }).Id | Should -Match '^StockTwits\.'
    }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit
    $me = $sandbox.StockTwitsUsername
    $message = Get-StockTwitsStream -Trending | Where-Object { $_.User.Username -ne $me } | Select-Object -First 1
}

AfterAll {
    Stop-TestSandbox
}

Describe 'StockTwitsUser' {
    It 'is read by a name, with or without @' {
        (Get-StockTwitsUser $me, "@$me").Username | Should -Be $me, $me
    }

    It 'is the writer of a message' {
        ($message | Get-StockTwitsUser).Username | Should -Be $message.User.Username
    }

    It 'is the one whose handle a contact has' {
        $contact = New-GhlContact -FirstName Ada -CustomField @{ stocktwits_handle = " @$me" }

        ($contact | Get-StockTwitsUser).Username | Should -Be $me
    }

    It 'is named by the column <_> of a file' -ForEach Handle, Username, User, stocktwits_handle {
        ([pscustomobject]@{ $_ = $me; Name = 'x' } | Get-StockTwitsUser).Username | Should -Be $me
    }

    It 'is found by a part of a name' {
        (Find-StockTwitsUser sandbox).Username | Should -Contain $me
    }

    It 'is found and then read' {
        (Find-StockTwitsUser $me | Get-StockTwitsUser).Username | Should -Be $me
    }

    It 'is reported when nobody has the name' {
        $failure = Get-TestError { Get-StockTwitsUser nobody_at_all }

        $failure.Id | Should -Be 'StockTwits.NotFound'
        $failure.Category | Should -Be 'ObjectNotFound'
        $failure.Target | Should -Be nobody_at_all
    }
}

Describe 'StockTwitsAccount' {
    It 'is the user of the connection''s token' {
        (Get-StockTwitsAccount).Username | Should -Be $me
    }
}

Describe 'StockTwitsFollow' {
    AfterEach {
        Remove-StockTwitsFollow -Confirm:$false demo_stranger1, demo_stranger2
    }

    It 'is added by name' {
        Add-StockTwitsFollow demo_stranger1

        (Get-StockTwitsFollow).Username | Should -Contain demo_stranger1
    }

    It 'is added for each user of the pipeline' {
        'demo_stranger1', 'demo_stranger2' | Get-StockTwitsUser | Add-StockTwitsFollow

        (Get-StockTwitsFollow).Username | Should -Contain demo_stranger2
    }

    It 'is removed' {
        Add-StockTwitsFollow demo_stranger1

        Get-StockTwitsFollow | Where-Object Username -EQ demo_stranger1 | Remove-StockTwitsFollow -Confirm:$false

        (Get-StockTwitsFollow).Username | Should -Not -Contain demo_stranger1
    }

    It 'is returned only with -PassThru' {
        Add-StockTwitsFollow demo_stranger1 | Should -BeNullOrEmpty
        (Remove-StockTwitsFollow -Confirm:$false demo_stranger1 -PassThru).Username | Should -Be demo_stranger1
    }

    It 'is read for those who follow the account with -Follower' {
        (Get-StockTwitsFollow -Follower).Username | Should -Contain sandbox_partner
        (Get-StockTwitsFollow).Username | Should -Not -Contain sandbox_partner
    }

    It 'is added for the others when one user does not exist' {
        $failures = Get-TestError { 'nobody_at_all', 'demo_stranger1' | Add-StockTwitsFollow }

        $failures.Id | Should -Be 'StockTwits.NotFound'
        (Get-StockTwitsFollow).Username | Should -Contain demo_stranger1
    }
}

Describe 'StockTwitsLike' {
    It 'is added for a message from the pipeline' {
        ($message | Add-StockTwitsLike -PassThru).Id | Should -Be $message.Id
    }

    It 'is added twice without harm' {
        $message | Add-StockTwitsLike

        $message | Add-StockTwitsLike
    }

    It 'is removed by the number of a message' {
        $message | Add-StockTwitsLike

        (Remove-StockTwitsLike -Confirm:$false $message.Id -PassThru).Id | Should -Be $message.Id
    }

    It 'is not returned without -PassThru' {
        $message | Add-StockTwitsLike | Should -BeNullOrEmpty
    }

    It 'is refused for a message of one''s own' {
        $failure = Get-TestError { Get-StockTwitsStream $me -MaxCount 1 | Add-StockTwitsLike }

        $failure.Id | Should -Be 'StockTwits.InvalidRequest'
        $failure.Category | Should -Be 'InvalidData'
    }

    It 'is not added for a user who was piped by accident' {
        (Get-TestError { Get-StockTwitsAccount | Add-StockTwitsLike }).Id | Should -Be 'GhlStockTwits.WrongObject'
    }
}

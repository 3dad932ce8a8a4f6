BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $other = Start-TestSandbox -Contacts 7 -Seed 2 -NoRateLimit
    $sandbox = Start-TestSandbox -Contacts 12 -NoRateLimit
    $manifest = [IO.Path]::GetFullPath("$PSScriptRoot/../../GhlStockTwits.psd1")
    $stockTwits = @{ BaseUri = $sandbox.StockTwitsUri }

    function Protect($text) { ConvertTo-SecureString $text -AsPlainText }
}

AfterAll {
    $env:GHL_TOKEN = $env:GHL_LOCATION_ID = $env:STOCKTWITS_TOKEN = $null
    Stop-TestSandbox
}

Describe 'Connections' {
    BeforeEach {
        Connect-Ghl -Sandbox $sandbox
        Connect-StockTwits -Sandbox $sandbox
        $ghl = @{ LocationId = $sandbox.LocationId; BaseUri = $sandbox.HighLevelUri }
    }

    Context 'Connect-Ghl' {
        It 'connects with a token and a location' {
            Connect-Ghl -Token (Protect $sandbox.HighLevelToken) @ghl

            (Get-GhlStockTwitsConnection)[0].LocationId | Should -Be $sandbox.LocationId
            @(Get-GhlContact).Count | Should -Be 12
        }

        It 'checks the token by a request' {
            $requests = Get-SandboxRequest { Connect-Ghl -Token (Protect $sandbox.HighLevelToken) @ghl }

            $requests[0].Path | Should -Be /contacts/
        }

        It 'makes no request with -SkipCheck' {
            Get-SandboxRequest { Connect-Ghl -Token (Protect $sandbox.HighLevelToken) @ghl -SkipCheck } |
                Should -BeNullOrEmpty
        }

        It 'returns the connection only with -PassThru' {
            Connect-Ghl -Sandbox $sandbox | Should -BeNullOrEmpty
            (Connect-Ghl -Sandbox $sandbox -PassThru).LocationId | Should -Be $sandbox.LocationId
        }

        It 'takes token and location from the environment' {
            $env:GHL_TOKEN = $sandbox.HighLevelToken
            $env:GHL_LOCATION_ID = $sandbox.LocationId

            Connect-Ghl -BaseUri $sandbox.HighLevelUri

            @(Get-GhlContact).Count | Should -Be 12
        }

        It 'reports an environment without a token, and names the variable' {
            $env:GHL_TOKEN = $null

            $failure = Get-TestError { Connect-Ghl -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri }

            $failure.Id | Should -Be 'GhlStockTwits.TokenMissing'
            $failure.Category | Should -Be 'AuthenticationError'
            $failure.Message | Should -BeLike '*GHL_TOKEN*'
        }

        It 'reports a token that HighLevel does not accept' {
            $failure = Get-TestError { Connect-Ghl -Token (Protect 'pit-00000000-0000-0000-0000-000000000000') @ghl }

            $failure.Id | Should -Be 'Ghl.TokenInvalid'
            $failure.Category | Should -Be 'AuthenticationError'
            $failure.Target | Should -Be $sandbox.LocationId
            $failure.Message | Should -Not -BeLike '*pit-0000*'
        }

        It 'reports text that cannot be a token, without a request and without the text' {
            $requests = Get-SandboxRequest {
                $failure = Get-TestError { Connect-Ghl -Token (Protect "two`nlines") @ghl }
            }

            $failure.Id | Should -Match '^GhlStockTwits\.'
            "$($failure.Message) $($failure.Record.Exception)" | Should -Not -BeLike '*lines*'
            $requests | Should -BeNullOrEmpty
        }

        It 'reports a location that the token is not for' {
            $failure = Get-TestError {
                $ghl.LocationId = 'elsewhere'
                Connect-Ghl -Token (Protect $sandbox.HighLevelToken) @ghl
            }

            $failure.Id | Should -Be 'Ghl.WrongLocation'
            $failure.Target | Should -Be elsewhere
        }

        It 'refuses an address that would send the token unencrypted' {
            $failure = Get-TestError { Connect-Ghl -Token (Protect x) -LocationId x -BaseUri http://example.com }

            $failure.Id | Should -Be 'GhlStockTwits.AddressNotSecure'
        }

        It 'reports a server that does not respond' {
            $failure = Get-TestError {
                Connect-Ghl -Token (Protect x) -LocationId x -BaseUri http://127.0.0.1:9
            }

            $failure.Id | Should -Be 'Ghl.ConnectionFailed'
        }

        It 'leaves the session unconnected when it fails, and never on the previous location' {
            $null = Get-TestError { Connect-Ghl -Token (Protect 'pit-00000000-0000-0000-0000-000000000000') @ghl }

            (Get-TestError { Get-GhlContact }).Id | Should -Be 'GhlStockTwits.NotConnected'
        }
    }

    Context 'A proxy' {
        It 'is not used for this machine' {
            Connect-Ghl -Sandbox $sandbox -Proxy http://127.0.0.1:9
            Connect-StockTwits -Sandbox $sandbox -NoProxy

            Get-GhlContact | Select-Object -First 1 | Should -HaveCount 1
        }

        It 'that wants a password is named, without that of the user' {
            $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
            $listener.Start()
            $answers = Start-ThreadJob {
                $ErrorActionPreference = 'Stop'
                $reply = [Text.Encoding]::ASCII.GetBytes("HTTP/1.1 407 Login`r`nContent-Length: 0`r`n`r`n")
                while ($true) {
                    $client = ($using:listener).AcceptTcpClient()
                    $null = $client.GetStream().Read([byte[]]::new(4096))
                    $client.GetStream().Write($reply)
                    $client.Dispose()
                }
            }
            $proxy = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
            $login = @{ Proxy = $proxy; ProxyCredential = [pscredential]::new('ann', (Protect s3cret)) }

            $failures = @(
                Get-TestError { Connect-Ghl -Token (Protect x) -LocationId x -BaseUri https://ghl.example.com @login }
                Get-TestError { Connect-StockTwits -Token (Protect x) -BaseUri https://api.example.com @login }
            )

            $listener.Stop()
            $answers | Wait-Job | Remove-Job
            $failures.Id | Should -Be 'Ghl.ProxyRefused', 'StockTwits.ProxyRefused'
            $failures.Message | Should -BeLike "*$proxy*-ProxyCredential*"
            $failures.Message | Should -Not -Match 'ann:|s3cret'
        }

        It 'is refused if <Case>' -ForEach @(
            @{ Case = 'the address has a password'; Id = 'ProxyInvalid'; Proxy = @{ Proxy = 'http://a:b@c:1' } }
            @{ Case = 'the address is none'; Id = 'ProxyInvalid'; Proxy = @{ Proxy = 'proxy.example.com:8080' } }
            @{ Case = 'there is to be none'; Id = 'ProxyAmbiguous'; Proxy = @{ Proxy = 'http://c:1'; NoProxy = $true } }
            @{ Case = 'it has two logins'; Id = 'ProxyAmbiguous'; Proxy = @{
                    ProxyUseDefaultCredentials = $true; ProxyCredential = [pscredential]::Empty
                } }
        ) {
            $failures = @(
                Get-TestError { Connect-Ghl -Sandbox $sandbox @proxy }
                Get-TestError { Connect-StockTwits -Sandbox $sandbox @proxy }
            )

            $failures.Id | Should -Be "GhlStockTwits.$id", "GhlStockTwits.$id"
        }
    }

    Context 'A log' {
        It 'gets a line for each attempt, from -LogPath or the environment' {
            $env:GHLSTOCKTWITS_LOG = "$TestDrive/environment.jsonl"
            Connect-Ghl -Sandbox $sandbox
            Connect-StockTwits -Sandbox $sandbox -LogPath TestDrive:/parameter.jsonl
            $env:GHLSTOCKTWITS_LOG = $null

            $null = Get-TestError { Get-GhlContact unknown }

            $lines = Get-Content $TestDrive/environment.jsonl | ConvertFrom-Json
            $lines.operation | Should -Contain ghl.contact.list
            $lines.error | Should -Contain Ghl.NotFound
            $line = Get-Content $TestDrive/parameter.jsonl | ConvertFrom-Json
            $line.operation | Should -Be stocktwits.account.verify
            $line.status | Should -Be 200
        }

        It 'that cannot be written is one warning, and nothing else' {
            Connect-Ghl -Sandbox $sandbox -LogPath $TestDrive -WarningVariable warnings -WarningAction SilentlyContinue
            $null = Get-GhlTag -WarningVariable +warnings

            $warnings | Should -HaveCount 1
            "$warnings" | Should -BeLike '*log*cannot be written*'
        }
    }

    Context 'Connect-StockTwits' {
        It 'knows the account of the token' {
            Connect-StockTwits -Token (Protect $sandbox.StockTwitsToken) @stockTwits

            (Get-GhlStockTwitsConnection)[1].Account.Username | Should -Be $sandbox.StockTwitsUsername
        }

        It 'takes the token from the environment' {
            $env:STOCKTWITS_TOKEN = $sandbox.StockTwitsToken

            (Connect-StockTwits @stockTwits -PassThru).Account.Username | Should -Be $sandbox.StockTwitsUsername
        }

        It 'reports a token that StockTwits does not accept' {
            $failure = Get-TestError { Connect-StockTwits -Token (Protect ('0' * 40)) @stockTwits }

            $failure.Id | Should -Be 'StockTwits.TokenInvalid'
            $failure.Category | Should -Be 'AuthenticationError'
        }

        It 'reads without a token with -Anonymous' {
            Connect-StockTwits -Anonymous @stockTwits

            Get-StockTwitsStream -Trending -MaxCount 1 | Should -HaveCount 1
        }

        It 'has no account with -Anonymous, so what acts as one ends at once' {
            Connect-StockTwits -Anonymous @stockTwits

            $requests = Get-SandboxRequest {
                $failures = Get-TestError { 'one', 'two' | Send-StockTwitsUpdate }
            }

            $failures.Id | Should -Be 'StockTwits.TokenRequired'
            $requests | Should -BeNullOrEmpty
        }
    }

    Context 'Disconnect-GhlStockTwits' {
        It 'forgets both connections' {
            Disconnect-GhlStockTwits

            Get-GhlStockTwitsConnection | Should -BeNullOrEmpty
        }

        It 'forgets one and keeps the other' {
            Disconnect-GhlStockTwits -Service HighLevel

            (Get-GhlStockTwitsConnection).Service | Should -Be StockTwits
        }

        It 'has a cmdlet for each service, as Connect- has' {
            Disconnect-Ghl
            (Get-GhlStockTwitsConnection).Service | Should -Be StockTwits

            Disconnect-StockTwits
            Get-GhlStockTwitsConnection | Should -BeNullOrEmpty
        }

        It 'leaves a session whose commands end at once, with one error' {
            Disconnect-GhlStockTwits

            $failures = Get-TestError { 'one', 'two' | Get-GhlContact }

            $failures.Id | Should -Be 'GhlStockTwits.NotConnected'
            $failures.Category | Should -Be 'ConnectionError'
            $failures.Advice | Should -BeLike '*Connect-Ghl*'
        }

        It 'leaves a session that names the service which is missing' {
            Disconnect-GhlStockTwits -Service StockTwits

            (Get-TestError { Get-StockTwitsStream -Trending }).Advice | Should -BeLike '*Connect-StockTwits*'
        }
    }

    Context '-Connection' {
        It 'uses another connection than the session''s' {
            $kept = Connect-Ghl -Sandbox $other -PassThru
            Connect-Ghl -Sandbox $sandbox

            @(Get-GhlContact -Connection $kept).Count | Should -Be 7
            @(Get-GhlContact).Count | Should -Be 12
        }

        It 'uses a connection that the session has forgotten' {
            $kept = Get-GhlStockTwitsConnection
            Disconnect-GhlStockTwits

            @(Get-GhlContact -Connection $kept).Count | Should -Be 12
            (Get-StockTwitsAccount -Connection $kept).Username | Should -Be $sandbox.StockTwitsUsername
        }

        It 'refuses what is not a connection' {
            (Get-TestError { Get-GhlContact -Connection (Get-Date) }).Category | Should -Be 'InvalidData'
            (Get-TestError { Get-GhlContact -Connection nowhere }).Id | Should -Be 'GhlStockTwits.ProfileNotFound'
        }
    }

    Context 'Runspaces' {
        It 'begin unconnected, and keep their connections apart' {
            $counts = $sandbox, $other, $sandbox, $other | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:manifest
                $before = @(Get-GhlStockTwitsConnection).Count
                Connect-Ghl -Sandbox $_
                "$before $(@(Get-GhlContact).Count) $(@(Get-GhlContact).Count)"
            }

            $counts | Sort-Object | Should -Be '0 12 12', '0 12 12', '0 7 7', '0 7 7'
        }

        It 'can be given a connection' {
            $kept = Get-GhlStockTwitsConnection

            $counts = 1..2 | ForEach-Object -Parallel {
                Import-Module $using:manifest
                @(Get-GhlContact -Connection $using:kept).Count
            }

            $counts | Should -Be 12, 12
        }
    }

    Context 'A runspace that is reused' {
        It 'begins unconnected in ForEach-Object -Parallel' {
            $locations = 'A', 'B', 'C' | ForEach-Object -ThrottleLimit 1 -Parallel {
                Import-Module $using:manifest
                if ($_ -eq 'A') { Connect-Ghl -Sandbox $using:other; Connect-StockTwits -Sandbox $using:other }
                "$_ $((Get-GhlStockTwitsConnection).Service) $(try { @(Get-GhlContact).Count } catch { 'refused' })"
            }

            $locations | Should -Be 'A HighLevel StockTwits 7', 'B  refused', 'C  refused'
        }

        It 'begins unconnected in a runspace pool, for cmdlets and for completion' {
            $pool = [runspacefactory]::CreateRunspacePool(1, 1)
            $pool.Open()
            function Invoke-InPool($script) {
                $shell = [powershell]::Create()
                try {
                    $shell.RunspacePool = $pool
                    $shell.AddScript($script).AddArgument($manifest).AddArgument($sandbox).Invoke()
                }
                finally {
                    $shell.Dispose()
                }
            }

            $complete = "(TabExpansion2 'Get-GhlTag vi' 13).CompletionMatches.CompletionText"
            $nested = '[powershell]::Create("CurrentRunspace").' +
                'AddCommand("Get-GhlStockTwitsConnection").Invoke().Service'
            $first = Invoke-InPool "Import-Module `$args[0]; Connect-Ghl -Sandbox `$args[1]; $complete; $nested"
            $second = Invoke-InPool $complete
            $third = Invoke-InPool 'Get-GhlStockTwitsConnection; try { Get-GhlContact } catch { "$_" }'
            $pool.Dispose()

            $first | Should -Contain vip
            $first | Should -Contain HighLevel
            $second | Should -Not -Contain vip
            $third | Should -Be 'This session is not connected to HighLevel.'
        }

        It 'begins unconnected after its variables were removed' {
            $shell = [powershell]::Create()
            $null = $shell.AddScript("Import-Module '$manifest'").AddStatement().
                AddCommand('Connect-Ghl').AddParameter('Sandbox', $sandbox).Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript('Remove-Variable * -Scope Global -ErrorAction Ignore').Invoke()
            $shell.Commands.Clear()
            $connections = $shell.AddScript('Get-GhlStockTwitsConnection').Invoke()
            $shell.Dispose()

            $connections | Should -BeNullOrEmpty
        }

        It 'begins unconnected after the module was removed or imported again' {
            $states = 'Remove-Module GhlStockTwits; Import-Module $args[0]', 'Import-Module $args[0] -Force' |
                ForEach-Object {
                    $shell = [powershell]::Create()
                    $script = 'Import-Module $args[0]; Connect-Ghl -Sandbox $args[1]; @(Get-GhlContact).Count; ' +
                        "$_; @(Get-GhlStockTwitsConnection).Count"
                    "$($shell.AddScript($script).AddArgument($manifest).AddArgument($sandbox).Invoke())"
                    $shell.Dispose()
                }

            $states | Should -Be '12 0', '12 0'
        }

        It 'can be told from a variable of the same name' {
            $locations = & {
                $GhlStockTwitsConnections = 'mine'
                (Get-GhlStockTwitsConnection)[0].LocationId
            }

            $locations | Should -Be $sandbox.LocationId
        }
    }

    Context 'Get-GhlStockTwitsRateLimit' {
        It 'tells for both services how much is left, without a request' {
            $requests = Get-SandboxRequest { $limits = Get-GhlStockTwitsRateLimit }

            $limits.Service | Should -Be HighLevel, StockTwits
            $limits | ForEach-Object { $_.Available | Should -BeLessThan $_.Max }
            $requests | Should -BeNullOrEmpty
        }

        It 'tells when the limits reset, and that the processes of this machine share them' {
            $null = Get-GhlTag

            $limit = (Get-GhlStockTwitsRateLimit)[0]

            $limit.SharedBy | Should -Be Machine
            $limit.Percent | Should -Be 100
            $limit.ResetAt | Should -BeGreaterThan ([DateTimeOffset]::Now)
            $limit.ResetAt | Should -BeLessThan ([DateTimeOffset]::Now.AddSeconds(15))
            $limit.DailyResetAt.UtcDateTime.AddMinutes(1).Date | Should -Be ([DateTime]::UtcNow.AddDays(1).Date)
            $limit.DailyResetAt.Offset | Should -Be ([TimeZoneInfo]::Local.GetUtcOffset($limit.DailyResetAt))
            ($limit | Out-String -Width 80) | Should -BeLike '*Machine*'
        }

        It 'is shared with other processes' {
            $files = Get-ChildItem ([Environment]::GetFolderPath('LocalApplicationData') + '/GhlStockTwits/limits')

            $files.Name | Should -Match '^[0-9A-F]{64}$'
        }

        It 'tells the share that -RateLimitPercent leaves' {
            $part = Connect-Ghl -Sandbox $sandbox -RateLimitPercent 10 -PassThru

            $limit = Get-GhlStockTwitsRateLimit -Connection $part

            $limit.Percent | Should -Be 10
            $limit.Available | Should -BeLessOrEqual ($limit.Max / 10)
            { Connect-Ghl -Sandbox $sandbox -RateLimitPercent 0 } | Should -Throw -ErrorId ParameterArgument*
            { Connect-StockTwits -Sandbox $sandbox -RateLimitPercent 101 } | Should -Throw -ErrorId ParameterArgument*
        }

        It 'lets no call be made when the day is used up, and says until when' {
            $small = Start-GhlStockTwitsSandbox -Contacts 1
            Invoke-SandboxControl POST /limits @{ highLevel = @{ daily = 9 } } $small | Out-Null
            $connection = Connect-Ghl -Sandbox $small -PassThru
            $left = (Get-GhlStockTwitsRateLimit -Connection $connection).DailyRemaining
            1..$left | ForEach-Object { $null = Get-GhlTag -Connection $connection }

            $failure = Get-TestError { Get-GhlTag -Connection $connection }

            $failure.Id | Should -Be Ghl.DailyLimit
            $failure.Message | Should -Match 'it resets in \d\d:\d\d:\d\d\. '
            (Get-GhlStockTwitsRateLimit -Connection $connection).DailyRemaining | Should -Be 0
            $answered = (Invoke-SandboxControl GET /requests -Sandbox $small).statuses
            $answered.200 | Should -Be 9
            $answered.429 | Should -BeNullOrEmpty
            Stop-GhlStockTwitsSandbox $small
        }

        It 'is shared only within the process where there is no disk' -Skip:$IsWindows {
            $lone = Start-GhlStockTwitsSandbox -Contacts 1 -NoRateLimit
            $kept = $env:XDG_DATA_HOME, $env:HOME
            $env:XDG_DATA_HOME = $env:HOME = '/dev/null/none'

            $messages = Connect-Ghl -Sandbox $lone -Verbose 4>&1

            $env:XDG_DATA_HOME, $env:HOME = $kept
            ($messages -like "Other processes do not share HighLevel's rate limit*").Count | Should -Be 1
            (Get-GhlStockTwitsRateLimit)[0].SharedBy | Should -Be Process
            Stop-GhlStockTwitsSandbox $lone
        }

        It 'tells it for one connection' {
            $kept = Connect-Ghl -Sandbox $sandbox -PassThru

            (Get-GhlStockTwitsRateLimit -Connection $kept).Service | Should -Be HighLevel
        }

        It 'reports a session without a connection' {
            Disconnect-GhlStockTwits

            (Get-TestError { Get-GhlStockTwitsRateLimit }).Id | Should -Be 'GhlStockTwits.NotConnected'
        }
    }

    Context 'Test-GhlStockTwitsConnection' {
        BeforeAll {
            Connect-Ghl -Sandbox $sandbox
            $id = (Get-GhlContact | Select-Object -First 1).Id
            $openTasks = @(Get-GhlContactTask $id).Count

            function Get-Check([string] $name, $rows) { $rows | Where-Object Check -EQ $name }

            function Connect-WithScope([string[]] $scope, [string] $kind = 'location') {
                $made = Invoke-SandboxControl POST /tokens @{ service = 'highLevel'; kind = $kind; scopes = $scope }
                Connect-Ghl -Token (Protect $made.token) @ghl -SkipCheck
            }
        }

        AfterEach {
            Clear-SandboxFault
        }

        It 'passes where everything works, and leaves no task' {
            $recipe = "$PSScriptRoot/../../examples/recipes/quickstart.yaml"
            $hash = if (Test-Path $sandbox.StatePath) { (Get-FileHash $sandbox.StatePath).Hash }

            $rows = Test-GhlStockTwitsConnection $id -Recipe $recipe

            $rows | Where-Object Result -NotIn Passed, Skipped | Should -BeNullOrEmpty
            ($rows | Where-Object Result -EQ Skipped).Check | Should -Be TLS, TLS
            (Get-Check Scope $rows).Detail | Should -Be 'contacts.readonly is granted.',
                'locations.readonly is granted.', 'locations/customFields.readonly is granted.'
            @(Get-GhlContactTask $id).Count | Should -Be $openTasks
            if (Test-Path $sandbox.StatePath) { (Get-FileHash $sandbox.StatePath).Hash | Should -Be $hash }
            $rows.Duration | ForEach-Object { $_ | Should -BeOfType timespan }
        }

        It 'creates no task unless a contact is named or someone answers' {
            $writes = Get-SandboxRequest -Write { $rows = Test-GhlStockTwitsConnection }

            $writes | Should -BeNullOrEmpty
            (Get-Check Task $rows).Result | Should -Be Skipped
            (Get-Check Task $rows).Recommendation | Should -BeLike 'Pass -Contact*'
        }

        It 'goes on after a token that is refused' {
            Connect-Ghl -Token (Protect 'pit-00000000-0000-0000-0000-000000000000') @ghl -SkipCheck

            $rows = Test-GhlStockTwitsConnection

            $first = Get-Check Authentication $rows
            $first.Result | Should -Be Failed
            $first.Detail | Should -BeLike '*(Ghl.TokenInvalid)'
            $first.Recommendation | Should -Not -BeNullOrEmpty
            (Get-Check Contact $rows).Result | Should -Be Skipped
            (Get-Check Scope $rows).Result | Select-Object -Unique | Should -Be Skipped
            (Get-Check Account $rows).Result | Should -Be Passed
            Test-GhlStockTwitsConnection -Quiet | Should -BeFalse
        }

        It 'tells which scopes a private token lacks, by reads' {
            Connect-WithScope contacts.readonly, locations.readonly

            $rows = Test-GhlStockTwitsConnection $id -Cmdlet Get-GhlContact, Get-GhlTag, Set-GhlContactTag, New-GhlTag

            (Get-Check Authentication $rows).Result | Should -Be Passed
            $scopes = Get-Check Scope $rows | ForEach-Object { "$($_.Detail.Split(' ')[0]) $($_.Result)" }
            $scopes | Should -Be 'contacts.readonly Passed', 'contacts.write Failed', 'locations/tags.readonly Failed',
                'locations/tags.write Unknown'
            (Get-Check Scope $rows)[1].Detail | Should -BeLike '*(Ghl.ScopeMissing)'
            (Get-Check Task $rows).Detail | Should -BeLike '*(Ghl.ScopeMissing)'
        }

        It 'accepts a token that may not read contacts as a token' {
            Connect-WithScope locations.readonly

            $rows = Test-GhlStockTwitsConnection

            (Get-Check Authentication $rows).Result | Should -Be Passed
            (Get-Check Contact $rows).Result | Should -Be Skipped
            (Get-Check Scope $rows).Result | Should -Be Failed, Passed, Failed
        }

        It 'reads the scopes of an app''s token without a call' {
            Connect-WithScope contacts.readonly, locations/tags.write -kind oauthLocation

            $rows = Test-GhlStockTwitsConnection -Cmdlet *-GhlTag

            $scopes = Get-Check Scope $rows | ForEach-Object { "$($_.Detail.Split(' ')[0]) $($_.Result)" }
            $scopes | Should -Be 'locations/tags.readonly Failed', 'locations/tags.write Passed'
        }

        It 'checks the login of an agency, which has no contacts' {
            $info = Invoke-RestMethod $sandbox.ControlUri -Headers @{ 'X-Sandbox-Key' = $sandbox.ControlKey }
            $code = (Invoke-SandboxControl POST /codes @{ service = 'highLevel'; kind = 'oauthCompany' }).code
            $login = @{
                ClientId = $info.highLevelClientId; RedirectUri = 'https://example.com/done'
                ClientSecret = Protect $info.highLevelClientSecret
                RedirectedUri = "https://example.com/done?code=$code"
            }
            Connect-Ghl @login -BaseUri $sandbox.HighLevelUri -Agency 3>$null

            $rows = Test-GhlStockTwitsConnection

            (Get-Check Authentication $rows).Detail | Should -BeLike 'Agency *'
            (Get-Check Contact $rows).Recommendation | Should -BeLike '*-LocationId*'
            $rows.Result | Should -Not -Contain Failed
        }

        It 'refuses a cmdlet that it does not know' {
            (Get-TestError { Test-GhlStockTwitsConnection -Cmdlet Get-Nothing }).Id |
                Should -Be 'GhlStockTwits.CmdletUnknown'
        }

        It 'tells a contact and a recipe that do not exist, and goes on' {
            $rows = Test-GhlStockTwitsConnection nobody@example.com -Recipe ./nowhere.yaml

            (Get-Check Contact $rows).Result | Should -Be Failed
            (Get-Check Contact $rows).Detail | Should -Not -BeLike '*nobody@*'
            (Get-Check Task $rows).Result | Should -Be Skipped
            (Get-Check Recipe $rows).Detail | Should -BeLike '*(GhlStockTwits.RecipeNotFound)'
        }

        It 'warns without a StockTwits token, and does not fail for it' {
            Connect-StockTwits -Anonymous @stockTwits

            (Get-Check Account (Test-GhlStockTwitsConnection)).Result | Should -Be Warning
            Test-GhlStockTwitsConnection -Quiet | Should -BeTrue
        }

        It 'skips a service that is not connected' {
            Disconnect-StockTwits

            $rows = Test-GhlStockTwitsConnection

            (Get-Check Account $rows).Recommendation | Should -Be 'Run Connect-StockTwits.'
            $rows.Service | Should -Contain HighLevel
            Disconnect-Ghl
            (Get-TestError { Test-GhlStockTwitsConnection }).Id | Should -Be 'GhlStockTwits.NotConnected'
        }

        It 'compares the clocks' {
            $null = Invoke-SandboxControl POST /clock @{ advance = 60 }
            $warned = (Get-Check Clock (Test-GhlStockTwitsConnection)).Result
            $null = Invoke-SandboxControl POST /clock @{ advance = 3540 }
            $failed = Get-Check Clock (Test-GhlStockTwitsConnection)
            $null = Invoke-SandboxControl POST /clock @{ advance = -3600 }

            $warned | Should -Be Warning, Warning
            $failed.Result | Should -Be Failed, Failed
            $failed[0].Detail | Should -BeLike '*behind HighLevel*'
        }
    }

    Context 'Test-GhlStockTwitsConnection with a limit' {
        It 'tells that the day is used up' {
            $limited = Start-TestSandbox -Contacts 2
            $null = Invoke-SandboxControl POST /limits @{ highLevel = @{ daily = 1 } }
            Test-GhlStockTwitsConnection -Quiet | Should -BeFalse

            $rows = Test-GhlStockTwitsConnection

            ($rows | Where-Object Check -EQ Authentication).Detail | Should -BeLike '*(Ghl.DailyLimit)'
            ($rows | Where-Object { $_.Check -eq 'Quota' -and $_.Service -eq 'HighLevel' }).Result | Should -Be Failed
            Stop-GhlStockTwitsSandbox $limited
        }
    }
}

Describe 'Initialize-GhlStockTwits' {
    BeforeAll {
        # A host whose answers are known before, and that notes what is shown and asked.
        Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

public class AnsweringHost : PSHost
{
    public AnsweringUI Answers = new AnsweringUI();
    public override PSHostUserInterface UI { get { return Answers; } }
    public override string Name { get { return "Answering"; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
    public override void EnterNestedPrompt() { }
    public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }
}

public class AnsweringUI : PSHostUserInterface
{
    public Queue<string> Given = new Queue<string>();
    public int Questions;
    public System.Text.StringBuilder Shown = new System.Text.StringBuilder();
    private string Next() { Questions++; return Given.Dequeue(); }
    public override string ReadLine() { return Next(); }
    public override SecureString ReadLineAsSecureString()
    {
        SecureString secret = new SecureString();
        foreach (char one in Next()) { secret.AppendChar(one); }
        return secret;
    }
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int one)
    {
        Shown.AppendLine(message);
        string answer = Next();
        return answer.Length == 0 ? one : int.Parse(answer);
    }
    public override void Write(string value) { Shown.Append(value); }
    public override void Write(ConsoleColor a, ConsoleColor b, string value) { Shown.Append(value); }
    public override void WriteLine(string value) { Shown.AppendLine(value); }
    public override void WriteErrorLine(string value) { Shown.AppendLine(value); }
    public override void WriteDebugLine(string message) { }
    public override void WriteVerboseLine(string message) { }
    public override void WriteWarningLine(string message) { Shown.AppendLine(message); }
    public override void WriteProgress(long sourceId, ProgressRecord record) { }
    public override PSHostRawUserInterface RawUI { get { return null; } }
    public override Dictionary<string, PSObject> Prompt(string c, string m, Collection<FieldDescription> f)
    { throw new NotSupportedException(); }
    public override PSCredential PromptForCredential(string c, string m, string u, string t)
    { throw new NotSupportedException(); }
    public override PSCredential PromptForCredential(
        string c, string m, string u, string t, PSCredentialTypes k, PSCredentialUIOptions o)
    { throw new NotSupportedException(); }
}
'@
        $env:GHLSTOCKTWITS_PROFILES = "$TestDrive/profiles"
        $place = Start-TestSandbox -Contacts 3 -NoRateLimit
        $addresses = @{ BaseUri = $place.HighLevelUri; StockTwitsBaseUri = $place.StockTwitsUri }
        $token = @{ Token = Protect $place.HighLevelToken; LocationId = $place.LocationId }
        $info = Invoke-RestMethod $place.ControlUri -Headers @{ 'X-Sandbox-Key' = $place.ControlKey }
        $secrets = "$($place.HighLevelToken)|$($place.StockTwitsToken)|$($info.highLevelClientSecret)"

        function Remove-Field {
            Connect-Ghl -Sandbox $place
            Get-GhlCustomField stocktwits_* | Remove-GhlCustomField -Confirm:$false
        }

        # Runs the command at a prompt with answers.
        function Invoke-AtPrompt([string[]] $Answer, [hashtable] $Parameter) {
            $prompt = [AnsweringHost]::new()
            $Answer | ForEach-Object { $prompt.Answers.Given.Enqueue($_) }
            $shell = [powershell]::Create([runspacefactory]::CreateRunspace($prompt))
            $shell.Runspace.Open()
            $null = $shell.AddScript("Set-Location '$TestDrive'; Import-Module '$manifest'").Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddCommand('Initialize-GhlStockTwits').AddParameters($addresses + $Parameter)
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $output = try { $shell.Invoke() } catch { $caught = $_ }
            $failure = $caught.Exception.InnerException.ErrorRecord
            $shell.Runspace.Dispose()
            $shell.Dispose()
            @{
                Output = $output; Failure = $failure; Time = $clock.Elapsed
                Questions = $prompt.Answers.Questions; Shown = "$($prompt.Answers.Shown)"
            }
        }
    }

    AfterAll {
        $env:GHLSTOCKTWITS_PROFILES = $null
    }

    AfterEach {
        Clear-SandboxFault
    }

    It 'leads from nothing to a planned recipe with four answers, and shows no secret' {
        Remove-Field

        $answers = '', $place.HighLevelToken, $place.LocationId, $place.StockTwitsToken

        $run = Invoke-AtPrompt $answers @{ Profile = 'guided' }

        $run.Failure | Should -BeNullOrEmpty
        $run.Questions | Should -Be 4
        $run.Time.TotalSeconds | Should -BeLessThan 20
        $run.Output.CreatedFields | Should -Be stocktwits_handle, stocktwits_consent
        $run.Output.Account | Should -Be $place.StockTwitsUsername
        $run.Output.Plan | Should -BeLike '*baseline*New records: 3.'
        $run.Shown | Should -BeLike '*Settings > Private Integrations*contacts.readonly*Sync-GhlStockTwits*'
        $run.Shown + ($run.Output | Out-String) | Should -Not -Match $secrets
        Connect-GhlStockTwits guided
        (Get-GhlCustomField stocktwits_handle).DataType | Should -Be TEXT
        (Get-GhlCustomField stocktwits_consent).PicklistOptions | Should -Be Yes, No
        (Sync-GhlStockTwits "$TestDrive/announce.yaml" -StatePath "$TestDrive/guided.db").Baseline | Should -BeTrue
    }

    It 'asks again for a token that is refused, and only adds what is missing when it is run again' {
        $answers = '', 'pit-00000000-0000-0000-0000-000000000000', 'x', $place.HighLevelToken, $place.LocationId, ''
        $first = Invoke-AtPrompt $answers @{ Profile = 'again' }
        $writes = Get-SandboxRequest -Write { $second = Invoke-AtPrompt @() @{ Profile = 'again' } }

        $first.Questions | Should -Be 6
        $first.Shown | Should -BeLike '*The token was refused*'
        $first.Output.Account | Should -BeNullOrEmpty
        $second.Questions | Should -Be 0
        $second.Output.RecipeCreated | Should -BeFalse
        $second.Output.CreatedFields | Should -BeNullOrEmpty
        $writes | Should -BeNullOrEmpty
    }

    It 'gives up after three wrong tokens, and leaves nothing' {
        $wrong = (1..3 | ForEach-Object { "pit-00000000-0000-0000-0000-00000000000$_", 'x' })

        $run = Invoke-AtPrompt (@('') + $wrong) @{ Profile = 'wrong'; RecipePath = 'wrong.yaml' }

        $run.Failure.FullyQualifiedErrorId | Should -BeLike 'Ghl.TokenInvalid,*'
        Test-Path "$TestDrive/wrong.yaml" | Should -BeFalse
        (Get-TestError { Get-GhlStockTwitsProfile wrong }).Id | Should -Be 'GhlStockTwits.ProfileNotFound'
    }

    It 'leads through the login of an app: <Access>' -ForEach @(
        @{ Access = 'App'; Kind = 'oauthLocation'; Choice = '1' }
        @{ Access = 'Agency'; Kind = 'oauthCompany'; Choice = '2' }
    ) {
        $code = (Invoke-SandboxControl POST /codes @{ service = 'highLevel'; kind = $Kind }).code
        $pasted = "https://example.com/done?code=$code"
        $given = @{ Profile = $Access; RedirectedUri = $pasted; Anonymous = $true }
        $answers = @($Choice, $info.highLevelClientId, 'https://example.com/done', $info.highLevelClientSecret)
        if ($Access -eq 'Agency') { $answers += $place.LocationId }

        $run = Invoke-AtPrompt $answers $given

        $run.Failure | Should -BeNullOrEmpty
        $run.Questions | Should -Be $answers.Count
        $run.Output.LocationId | Should -Be $place.LocationId
        $run.Shown | Should -BeLike '*My Apps > Create App*redirect URL*'
        $run.Shown | Should -Not -Match $secrets
        (Get-GhlStockTwitsProfile $Access).HighLevelCredential | Should -Be $Access
    }

    It 'asks nothing when all is passed, and connects the session' {
        $given = @{ RecipePath = "$TestDrive/all.yaml"; Tag = 'news'; Text = 'News: $AAPL'; Anonymous = $true }

        $summary = Initialize-GhlStockTwits all @token @addresses @given 6>$null

        $summary.Profile | Should -Be all
        (Get-GhlStockTwitsConnection).Service | Should -Be HighLevel, StockTwits
        Get-Content "$TestDrive/all.yaml" -Raw | Should -BeLike '*tag.added: "news"*text: "News: $AAPL"*'
    }

    It 'names the parameter that is missing where nobody can answer, before anything is changed: <Missing>' -ForEach @(
        @{ Missing = 'Token'; Given = { @{} } }
        @{ Missing = 'LocationId'; Given = { @{ Token = $token.Token } } }
        @{ Missing = 'StockTwitsToken'; Given = { $token } }
        @{ Missing = 'RedirectedUri'; Given = {
                $secret = Protect $info.highLevelClientSecret
                @{ ClientId = 'x-y'; ClientSecret = $secret; RedirectUri = 'https://example.com/done' }
            }
        }
    ) {
        Remove-Field
        $values = & $Given

        $writes = Get-SandboxRequest -Write {
            $failure = Get-TestError { Initialize-GhlStockTwits missing @values @addresses 6>$null }
        }

        $failure.Id | Should -Be 'GhlStockTwits.AnswerRequired'
        $failure.Message | Should -BeLike "*-$Missing *was not passed*"
        $writes | Should -BeNullOrEmpty
        (Get-GhlStockTwitsProfile).Name | Should -Not -Contain missing
    }

    It 'shows every step with -WhatIf and changes nothing: <Case>' -ForEach @(
        @{ Case = 'with nothing'; Given = { @{} } }
        @{ Case = 'with all answers'; Given = { $token + @{ Anonymous = $true } } }
    ) {
        Remove-Field
        Disconnect-GhlStockTwits
        $values = & $Given
        $recipe = "$TestDrive/whatif.yaml"

        $writes = Get-SandboxRequest -Write {
            $script:output = Initialize-GhlStockTwits whatif @values @addresses -RecipePath $recipe -WhatIf 6>&1
        }

        $writes | Should -BeNullOrEmpty
        1..7 | ForEach-Object { "$output" | Should -BeLike "*$_. *" }
        $output | Where-Object { $_ -isnot [Management.Automation.InformationRecord] } | Should -BeNullOrEmpty
        Test-Path $recipe | Should -BeFalse
        (Get-GhlStockTwitsProfile).Name | Should -Not -Contain whatif
        Get-GhlStockTwitsConnection | Should -BeNullOrEmpty
    }

    It 'names all scopes that are missing at once, and where to add them' {
        $weak = (Invoke-SandboxControl POST /tokens @{ service = 'highLevel'; scopes = @('contacts.readonly') }).token

        $failure = Get-TestError {
            $given = @{ Token = Protect $weak; LocationId = $place.LocationId; Anonymous = $true }
            Initialize-GhlStockTwits weak @given @addresses 6>$null
        }

        $failure.Id | Should -Be 'Ghl.ScopeMissing'
        $failure.Message | Should -BeLike '*locations.readonly*locations/customFields.readonly*Private Integrations*'
    }

    It 'says which scope the creation of a field lacks' {
        Remove-Field
        $read = 'contacts.readonly', 'locations.readonly', 'locations/customFields.readonly'
        $weak = (Invoke-SandboxControl POST /tokens @{ service = 'highLevel'; scopes = $read }).token

        $failure = Get-TestError {
            $given = @{ Token = Protect $weak; LocationId = $place.LocationId; Anonymous = $true }
            Initialize-GhlStockTwits weak @given @addresses 6>$null
        }

        $failure.Id | Should -Be 'Ghl.ScopeMissing'
        $failure.Advice | Should -BeLike "*'locations/customFields.write'*"
    }

    It 'refuses a field of another type, and a profile of another location' {
        Remove-Field
        New-GhlCustomField 'StockTwits handle' NUMERICAL

        $type = Get-TestError { Initialize-GhlStockTwits typed @token @addresses -Anonymous 6>$null }
        $differs = Get-TestError { Initialize-GhlStockTwits guided -Sandbox $sandbox 6>$null }

        $type.Id | Should -Be 'Ghl.CustomFieldTypeDiffers'
        $type.Message | Should -BeLike '*NUMERICAL; TEXT is required*'
        $differs.Id | Should -Be 'GhlStockTwits.ProfileDiffers'
    }

    It 'refuses answers that exclude each other' {
        (Get-TestError { Initialize-GhlStockTwits x @token -ClientId x 6>$null }).Id |
            Should -Be 'GhlStockTwits.AccessAmbiguous'
        (Get-TestError { Initialize-GhlStockTwits x @token -Anonymous -StockTwitsToken $token.Token 6>$null }).Id |
            Should -Be 'GhlStockTwits.AccessAmbiguous'
    }
}

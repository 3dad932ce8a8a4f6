BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $env:GHLSTOCKTWITS_PROFILES = "$TestDrive/profiles"
    $other = Start-TestSandbox -Contacts 7 -Seed 2 -NoRateLimit
    $sandbox = Start-TestSandbox -Contacts 12 -NoRateLimit
    $info = Invoke-RestMethod $sandbox.ControlUri -Headers @{ 'X-Sandbox-Key' = $sandbox.ControlKey }
    $app = @{
        ClientId     = $info.highLevelClientId
        ClientSecret = ConvertTo-SecureString $info.highLevelClientSecret -AsPlainText
        RedirectUri  = 'https://example.com/done'
        BaseUri      = $sandbox.HighLevelUri
    }
    $manifest = [IO.Path]::GetFullPath("$PSScriptRoot/../../GhlStockTwits.psd1")

    function Protect($text) { ConvertTo-SecureString $text -AsPlainText }

    # What the browser shows after the consent.
    function Get-Consent($Kind = 'oauthLocation') {
        $code = (Invoke-SandboxControl POST /codes @{ service = 'highLevel'; kind = $Kind }).code
        "https://example.com/done?code=$code&state=s1"
    }

    function Connect-App($SaveAs, $Kind = 'oauthLocation', [switch] $Agency) {
        Connect-Ghl @app -RedirectedUri (Get-Consent $Kind) -State s1 -SaveAs $SaveAs -Agency:$Agency
    }

    # In a session of its own, which cannot ask.
    function Invoke-Session($Script) {
        $shell = [powershell]::Create()
        $shell.AddScript("Import-Module '$manifest'").AddStatement().AddScript("$Script").Invoke()
        $shell.Dispose()
    }

    function Get-TokenCall { @(Get-SandboxRequest | Where-Object Path -eq /oauth/token).Count }
}

AfterAll {
    $env:GHLSTOCKTWITS_PROFILES = $env:GHLSTOCKTWITS_PROFILE = $env:GHLSTOCKTWITS_KEY = $null
    Stop-TestSandbox
}

Describe 'Profiles' {
    BeforeAll {
        Connect-Ghl -Sandbox $sandbox -SaveAs main
        Connect-StockTwits -Sandbox $sandbox -SaveAs main
        Connect-Ghl -Sandbox $other -SaveAs other
        Connect-StockTwits -Sandbox $other -SaveAs other
    }

    BeforeEach {
        Disconnect-GhlStockTwits
    }

    Context 'Connect-GhlStockTwits' {
        It 'connects to the location and the account of the profile' {
            Connect-GhlStockTwits main

            $ghl, $stockTwits = Get-GhlStockTwitsConnection
            $ghl.LocationId | Should -Be $sandbox.LocationId
            $stockTwits.Account.Username | Should -Be $sandbox.StockTwitsUsername
            @(Get-GhlContact).Count | Should -Be 12
        }

        It 'takes the name from the environment' {
            $env:GHLSTOCKTWITS_PROFILE = 'OTHER'

            Connect-GhlStockTwits

            (Get-GhlStockTwitsConnection)[0].LocationId | Should -Be $other.LocationId
        }

        It 'keeps to the share of the rate limits that was saved, unless another is given' {
            Connect-Ghl -Sandbox $sandbox -SaveAs part -RateLimitPercent 20
            Connect-StockTwits -Sandbox $sandbox -SaveAs part -RateLimitPercent 30

            Connect-GhlStockTwits part
            (Get-GhlStockTwitsRateLimit).Percent | Should -Be 20, 30
            Connect-GhlStockTwits part -RateLimitPercent 40
            (Get-GhlStockTwitsRateLimit).Percent | Should -Be 40, 40
        }

        It 'reports a profile that does not exist' {
            $failure = Get-TestError { Connect-GhlStockTwits nowhere }

            $failure.Id | Should -Be 'GhlStockTwits.ProfileNotFound'
            $failure.Advice | Should -BeLike '*Get-GhlStockTwitsProfile*'
        }

        It 'reports a profile with one half' {
            Connect-Ghl -Sandbox $sandbox -SaveAs half

            (Get-TestError { Connect-GhlStockTwits half }).Id | Should -Be 'GhlStockTwits.ProfileIncomplete'
        }

        It 'leaves the session unconnected when one service refuses, so that a change reaches nobody' {
            Connect-GhlStockTwits other
            Add-SandboxFault -Kind Status -Status 401 -Service StockTwits -Body '{"errors":[{"message":"no"}]}'
            $null = Get-TestError { Connect-GhlStockTwits main }
            Clear-SandboxFault

            $requests = Get-SandboxRequest -Sandbox $other -Write {
                $failure = Get-TestError { New-GhlTag -Name gone }
            }

            $failure.Id | Should -Be 'GhlStockTwits.NotConnected'
            $requests | Should -BeNullOrEmpty
        }

        It 'refuses a token that has become another account''s' {
            $token = (Invoke-SandboxControl POST /tokens @{ service = 'stockTwits'; username = 'demo_shared' }).token
            Connect-Ghl -Sandbox $sandbox -SaveAs wrong
            Connect-StockTwits -Sandbox $sandbox -SaveAs wrong

            $failure = Get-TestError {
                Connect-StockTwits -Token (Protect $token) -BaseUri $sandbox.StockTwitsUri -SaveAs wrong
            }

            $failure.Id | Should -Be 'GhlStockTwits.ProfileDiffers'
            Get-GhlStockTwitsConnection | Where-Object Service -eq StockTwits | Should -BeNullOrEmpty
        }

        It 'takes the fields of Get-AutomationConnection' {
            Connect-GhlStockTwits -AutomationConnection @{
                Token             = $sandbox.HighLevelToken
                LocationId        = $sandbox.LocationId
                BaseUri           = "$($sandbox.HighLevelUri)"
                StockTwitsToken   = $sandbox.StockTwitsToken
                StockTwitsBaseUri = "$($sandbox.StockTwitsUri)"
            }

            (Get-GhlStockTwitsConnection)[1].Account.Username | Should -Be $sandbox.StockTwitsUsername
            $failure = Get-TestError { Connect-GhlStockTwits -AutomationConnection @{ Token = 'x' } }
            $failure.Id | Should -Be 'GhlStockTwits.AutomationConnectionIncomplete'
        }
    }

    Context '-Connection with the name of a profile' {
        It 'acts on the profile, and not on the session''s connection' {
            Connect-GhlStockTwits main

            @(Get-GhlContact -Connection other).Count | Should -Be 7
            @(Get-GhlContact).Count | Should -Be 12
        }

        It 'refuses objects of another profile''s location' {
            $contact = Get-GhlContact -Connection other | Select-Object -First 1

            $requests = Get-SandboxRequest -Write {
                $failure = Get-TestError { $contact | Set-GhlContact -City Bonn -Connection main }
            }

            $failure.Id | Should -Be 'Ghl.WrongLocation'
            $requests | Should -BeNullOrEmpty
        }

        It 'refuses to act as another account than the profile''s: 0 updates' {
            $wrong = (Invoke-SandboxControl POST /tokens @{ service = 'stockTwits'; username = 'demo_shared' }).token
            $script:secret = $sandbox.StockTwitsToken
            function global:Get-Secret { Protect $script:secret }
            Connect-Ghl -Sandbox $sandbox -SaveAs swapped
            Connect-StockTwits -SecretName StockTwits -BaseUri $sandbox.StockTwitsUri -SaveAs swapped
            $right = Send-StockTwitsUpdate 'Hello from the right account' -Connection swapped -PassThru
            Disconnect-GhlStockTwits
            $script:secret = $wrong

            $requests = Get-SandboxRequest -Write {
                $failures = @(
                    Get-TestError { Send-StockTwitsUpdate 'Hello from the wrong account' -Connection swapped }
                    Get-TestError { Connect-StockTwits -Profile swapped })
            }
            Remove-Item Function:/Get-Secret

            $right.User.Username | Should -Be $sandbox.StockTwitsUsername
            $failures.Id | Should -Be 'StockTwits.WrongAccount', 'StockTwits.WrongAccount'
            $requests | Should -BeNullOrEmpty
        }

        It 'never uses the session''s account where the profile has none' {
            Connect-StockTwits -Sandbox $sandbox
            Connect-Ghl -Sandbox $sandbox -SaveAs half

            $requests = Get-SandboxRequest -Write {
                $failure = Get-TestError { Send-StockTwitsUpdate 'Hello' -Connection half }
            }

            $failure.Id | Should -Be 'GhlStockTwits.ProfileIncomplete'
            $requests | Should -BeNullOrEmpty
        }
    }

    Context 'Get- and Remove-GhlStockTwitsProfile' {
        It 'shows what a profile is for, without a secret' {
            $found = Get-GhlStockTwitsProfile ma*

            $found.LocationId | Should -Be $sandbox.LocationId
            $found.Account | Should -Be $sandbox.StockTwitsUsername
            $found | Format-List * | Out-String |
                Should -Not -Match "$($sandbox.HighLevelToken)|$($sandbox.StockTwitsToken)"
        }

        It 'removes a profile after asking' {
            Connect-Ghl -Sandbox $sandbox -SaveAs short

            Remove-GhlStockTwitsProfile short -WhatIf
            Get-GhlStockTwitsProfile short | Should -Not -BeNullOrEmpty
            Remove-GhlStockTwitsProfile short -Confirm:$false
            (Get-TestError { Get-GhlStockTwitsProfile short }).Id | Should -Be 'GhlStockTwits.ProfileNotFound'
        }

        It 'says that the key is another one, and removes the profile all the same' {
            Connect-Ghl -Sandbox $sandbox -SaveAs locked
            $env:GHLSTOCKTWITS_KEY = [Convert]::ToBase64String([byte[]] (1..32))

            $failure = Get-TestError { Connect-Ghl -Profile locked }
            Remove-GhlStockTwitsProfile locked -Confirm:$false
            $env:GHLSTOCKTWITS_KEY = $null

            $failure.Id | Should -Be 'GhlStockTwits.ProfileKeyWrong'
            (Get-GhlStockTwitsProfile).Name | Should -Not -Contain locked
        }

        It 'refuses a name that is no name' {
            (Get-TestError { Connect-Ghl -Sandbox $sandbox -SaveAs ../x }).Id |
                Should -Be 'GhlStockTwits.ProfileNameInvalid'
        }

        It 'does not let a profile change its location' {
            $failure = Get-TestError { Connect-Ghl -Sandbox $other -SaveAs main }

            $failure.Id | Should -Be 'GhlStockTwits.ProfileDiffers'
            (Get-GhlStockTwitsProfile main).LocationId | Should -Be $sandbox.LocationId
        }

        It 'completes names' {
            $line = 'Connect-GhlStockTwits ma'
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain main
        }
    }

    Context 'The login of an app' {
        It 'is saved, and used by a later session' {
            Connect-App -SaveAs login

            Invoke-Session 'Connect-Ghl -Profile login; @(Get-GhlContact).Count' | Should -Be 12
        }

        It 'is refreshed once when its token has expired, and saved' {
            Connect-App -SaveAs refreshed
            $null = Invoke-SandboxControl POST /clock @{ advance = 90000 }
            $before = Get-TokenCall

            @(Get-GhlContact).Count | Should -Be 12
            Connect-Ghl -Profile refreshed
            @(Get-GhlContact).Count | Should -Be 12

            Get-TokenCall | Should -Be ($before + 1)
        }

        It 'ends with one clear error when another program has used its refresh token' {
            Connect-App -SaveAs ended
            $profileFile = "$TestDrive/profiles/ended.profile"
            Copy-Item $profileFile "$TestDrive/old"
            $null = Invoke-SandboxControl POST /clock @{ advance = 90000 }
            $null = Get-GhlContact
            Copy-Item "$TestDrive/old" $profileFile
            $null = Invoke-SandboxControl POST /clock @{ advance = 90000 }
            $before = Get-TokenCall
            $failures = Get-TestError { Connect-Ghl -Profile ended -SkipCheck; 'one', 'two' | Get-GhlContact }

            $failures.Id | Should -Be 'Ghl.LoginEnded'
            $failures.Advice | Should -BeLike '*Log in again*'
            Get-TokenCall | Should -Be ($before + 1)
        }

        It 'refuses an address that belongs to another login' {
            $address = Get-Consent

            $requests = Get-SandboxRequest {
                $failure = Get-TestError { Connect-Ghl @app -RedirectedUri $address -State s2 }
            }

            $failure.Id | Should -Be 'GhlStockTwits.LoginStateWrong'
            $requests | Should -BeNullOrEmpty
        }

        It 'reports <Id> for <Address>' -ForEach @(
            @{ Address = 'https://example.com/done?error=access_denied'; Id = 'GhlStockTwits.LoginDenied' }
            @{ Address = 'https://example.com/done'; Id = 'GhlStockTwits.LoginCodeMissing' }
            @{ Address = 'no address'; Id = 'GhlStockTwits.LoginCodeMissing' }
            @{ Address = 'https://example.com/done?code=unknown'; Id = 'Ghl.CodeRefused' }
        ) {
            (Get-TestError { Connect-Ghl @app -RedirectedUri $Address }).Id | Should -Be $Id
        }

        It 'reports a location that was not chosen on the consent page' {
            $address = Get-Consent

            (Get-TestError { Connect-Ghl @app -RedirectedUri $address -LocationId elsewhere }).Id |
                Should -Be 'Ghl.WrongLocation'
        }

        It 'of an agency lists its locations, and acts on one with a token of its own that is kept' {
            Connect-App -SaveAs agency -Kind oauthCompany -Agency
            $second = (Get-GhlInstalledLocation)[1]
            (Get-TestError { Get-GhlContact }).Id | Should -Be 'Ghl.LocationRequired'

            $requests = Get-SandboxRequest {
                $locations = 1..2 | ForEach-Object {
                    Connect-Ghl -Profile agency -LocationId $second.Id
                    (Get-GhlContact | Select-Object -First 1).LocationId
                }
            }

            $locations | Should -Be $second.Id, $second.Id
            @($requests | Where-Object Path -eq /oauth/locationToken).Count | Should -Be 1
        }

        It 'is asked for only where somebody can answer' {
            $id = Invoke-Session {
                $secret = ConvertTo-SecureString x -AsPlainText
                try { Connect-Ghl -ClientId x -ClientSecret $secret -RedirectUri https://example.com/done }
                catch { $_.FullyQualifiedErrorId }
            }

            $id | Should -BeLike 'GhlStockTwits.AnswerRequired,*'
        }
    }

    Context 'Get-GhlAuthorizationUri' {
        It 'asks for the least scopes of what is named, on the right page' {
            $request = Get-GhlAuthorizationUri abc-1 https://example.com/done -Cmdlet Get-GhlTag, Get-GhlWorkflow

            $request.Scopes | Should -Be 'locations/tags.readonly', 'workflows.readonly'
            $query = [Web.HttpUtility]::ParseQueryString($request.Uri.Query)
            $query['scope'] | Should -Be 'locations/tags.readonly workflows.readonly'
            $query['redirect_uri'] | Should -Be 'https://example.com/done'
            $query['state'] | Should -Be $request.State
            $query['version_id'] | Should -Be abc
            $request.Uri.Host | Should -Be marketplace.gohighlevel.com
            (Get-GhlAuthorizationUri abc-1 https://example.com/done -WhiteLabel).Uri.Host |
                Should -Be marketplace.leadconnectorhq.com
        }

        It 'gives an address that a sandbox consents to' {
            $request = Get-GhlAuthorizationUri $app.ClientId $app.RedirectUri -Cmdlet Get-GhlTag
            $page = "$($sandbox.HighLevelUri)v2/oauth/chooselocation$($request.Uri.Query)"
            $answer = Invoke-WebRequest $page -MaximumRedirection 0 -SkipHttpErrorCheck -ErrorAction Ignore

            Connect-Ghl @app -RedirectedUri "$($answer.Headers.Location)" -State $request.State -SaveAs asked -SkipCheck

            (Get-GhlStockTwitsProfile asked).Scopes | Should -Be locations/tags.readonly
        }
    }

    Context 'A secret of a vault' {
        It 'is read by its name, at each connection anew, and not saved' {
            function global:Get-Secret($Name, $Vault) {
                if ($Name -eq 'GhlToken' -and $Vault -eq 'Team') { Protect $sandbox.HighLevelToken }
                else { throw "no secret named $Name" }
            }
            $vault = @{ SecretName = 'GhlToken'; VaultName = 'Team'; LocationId = $sandbox.LocationId }
            Connect-Ghl @vault -BaseUri $sandbox.HighLevelUri -SaveAs vault
            Connect-Ghl -Profile vault
            @(Get-GhlContact -Connection vault).Count | Should -Be 12
            $failure = Get-TestError { Connect-Ghl -SecretName other -LocationId x }
            $rotated = Get-TestError { Update-GhlToken -Token (Protect $sandbox.HighLevelToken) -Profile vault }
            Remove-Item Function:/Get-Secret

            $failure.Id | Should -Be 'GhlStockTwits.SecretNotFound'
            $rotated.Id | Should -Be 'GhlStockTwits.TokenInVault'
            (Get-TestError { Connect-Ghl -Profile vault }).Id | Should -Be 'GhlStockTwits.SecretManagementMissing'
        }
    }

    Context 'Where there is nowhere to keep a profile' {
        AfterEach {
            $env:GHLSTOCKTWITS_PROFILES = "$TestDrive/profiles"
        }

        It 'reports it before a login is used up: <Case>' -ForEach @(
            @{ Case = 'no home'; Folder = $null; Id = 'GhlStockTwits.ProfileFolderMissing' }
            @{ Case = 'no folder'; Folder = '/dev/null/x'; Id = 'GhlStockTwits.ProfileNotAccessible' }
        ) {
            $kept = $env:XDG_DATA_HOME, $env:HOME
            $env:GHLSTOCKTWITS_PROFILES = $Folder
            $env:XDG_DATA_HOME = $env:HOME = '/dev/null/none'

            $requests = Get-SandboxRequest {
                $failure = Get-TestError { Connect-App -SaveAs nowhere }
            }

            $env:XDG_DATA_HOME, $env:HOME = $kept
            $failure.Id | Should -Be $Id
            @($requests | Where-Object Path -eq /oauth/token) | Should -BeNullOrEmpty
        }

        It 'connects all the same without -SaveAs' {
            $kept = $env:XDG_DATA_HOME, $env:HOME
            $env:GHLSTOCKTWITS_PROFILES = $null
            $env:XDG_DATA_HOME = $env:HOME = '/dev/null/none'

            Connect-Ghl -Sandbox $sandbox
            $limit = Get-GhlStockTwitsRateLimit

            $env:XDG_DATA_HOME, $env:HOME = $kept
            $limit.SharedBy | Should -Not -BeNullOrEmpty
        }
    }

    Context 'Update-GhlToken' {
        It 'replaces a rotated token without a failed call' {
            $old = (Invoke-SandboxControl POST /tokens @{ service = 'highLevel' }).token
            Connect-Ghl -Token (Protect $old) -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri -SaveAs pit
            Connect-Ghl -Profile pit
            $new = (Invoke-SandboxControl POST /rotate @{ token = $old; overlapDays = 7 }).token

            $requests = Get-SandboxRequest {
                $null = Get-GhlTag
                Update-GhlToken -Token (Protect $new)
                $null = Invoke-SandboxControl POST /clock @{ advance = 8 * 86400 }
                $null = Get-GhlTag
                Connect-Ghl -Profile pit
                $null = Get-GhlTag
            }

            $requests.Status | Should -Not -Contain 401
        }

        It 'is noticed by a session that still has the old token' {
            $old = (Invoke-SandboxControl POST /tokens @{ service = 'highLevel' }).token
            Connect-Ghl -Token (Protect $old) -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri -SaveAs pit
            $kept = Connect-Ghl -Profile pit -PassThru
            Disconnect-Ghl
            $new = (Invoke-SandboxControl POST /rotate @{ token = $old; overlapDays = 0 }).token
            Update-GhlToken -Token (Protect $new) -Profile pit

            Get-GhlTag -Connection $kept | Should -Not -BeNullOrEmpty
        }

        It 'changes nothing if the new token is refused or is another location''s' {
            Connect-Ghl -Sandbox $sandbox -SaveAs kept
            $before = (Get-GhlStockTwitsProfile kept).SavedAt

            (Get-TestError { Update-GhlToken -Token (Protect $other.HighLevelToken) -Profile kept }).Id |
                Should -Be 'Ghl.TokenInvalid'
            (Get-GhlStockTwitsProfile kept).SavedAt | Should -Be $before
        }
    }

    Context 'Two tenants' {
        It 'never cross in parallel runspaces, thread jobs and a reused pool' {
            # 1000 calls each with GHLSTOCKTWITS_TENANT_CALLS=1000.
            $calls = [int] ($env:GHLSTOCKTWITS_TENANT_CALLS ?? 20)
            $module = $manifest
            $crossed = 1..($calls * 2) | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:module
                $name, $expected = $_ % 2 ? ('main', $using:sandbox.LocationId) : ('other', $using:other.LocationId)
                if ($_ % 3) {
                    Connect-Ghl -Profile $name -SkipCheck
                    $location = (Get-GhlContact | Select-Object -First 1).LocationId
                }
                else {
                    $location = (Get-GhlContact -Connection $name | Select-Object -First 1).LocationId
                }

                if ($location -ne $expected) { "$name $location" }
            }
            $crossed | Should -BeNullOrEmpty

            $pool = [runspacefactory]::CreateRunspacePool(1, 2)
            $pool.Open()
            $running = foreach ($number in 1..($calls * 2)) {
                $shell = [powershell]::Create()
                $shell.RunspacePool = $pool
                $name, $expected = $number % 2 ? ('main', $sandbox.LocationId) : ('other', $other.LocationId)
                $null = $shell.AddScript({
                    param($Module, $Name)
                    Import-Module $Module
                    "before $(@(Get-GhlStockTwitsConnection).Count)"
                    Connect-Ghl -Profile $Name -SkipCheck
                    (Get-GhlContact | Select-Object -First 1).LocationId
                }).AddArgument($module).AddArgument($name)
                @{ Shell = $shell; Result = $shell.BeginInvoke(); Expected = $expected }
            }
            $wrong = foreach ($one in $running) {
                $output = $one.Shell.EndInvoke($one.Result)
                if ("$output" -ne "before 0 $($one.Expected)") { "$output instead of $($one.Expected)" }
                $one.Shell.Dispose()
            }
            $pool.Dispose()
            $wrong | Should -BeNullOrEmpty
        }
    }
}

BeforeDiscovery {
    $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
    # What README shows to be typed: every block of PowerShell that is not a transcript.
    $blocks = [regex]::Matches((Get-Content "$root/README.md" -Raw), '(?s)```powershell\n(.*?)```') |
        ForEach-Object { $_.Groups[1].Value } |
        Where-Object { $_ -notmatch '(?m)^PS> |^exit ' } |
        ForEach-Object { @{ Code = $_; Title = ($_ -split "`n")[0] } }
    # The indented examples of the topics that stand alone.
    $examples = 'Connections', 'Jobs', 'Errors' | ForEach-Object {
        $text = Get-Content "$root/en-US/about_GhlStockTwits_$_.help.txt" -Raw
        [regex]::Matches($text, '(?m)^ {4,8}(\$first = |\$ghl = |try \{)(?s).*?(?=\n\s*\n)') |
            ForEach-Object { @{ Code = $_.Value; Title = "$($_.Value)".Trim().Split("`n")[0] } }
    }
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
    $other = Start-TestSandbox -Contacts 5 -Seed 2 -NoRateLimit
    $sandbox = Start-TestSandbox -Contacts 25 -NoRateLimit
    $before = $PWD

    # As if the module was installed.
    function Get-Installed($code) {
        $code.Replace('Import-Module GhlStockTwits', "Import-Module '$root/GhlStockTwits.psd1'")
    }

    Set-Location $TestDrive
    Copy-Item "$root/examples" . -Recurse
    Get-Installed (Get-Content "$root/examples/scheduled.ps1" -Raw) | Set-Content scheduled.ps1
    Copy-Item "$root/examples/recipes/quickstart.yaml" announce.yaml

    $global:PSDefaultParameterValues = @{
        'Connect-Ghl:BaseUri' = $sandbox.HighLevelUri
        'Connect-StockTwits:BaseUri' = $sandbox.StockTwitsUri
    }
    $env:GHLSTOCKTWITS_PROFILES = "$TestDrive/profiles"
    $env:GHL_TOKEN = $sandbox.HighLevelToken
    $env:GHL_LOCATION_ID = $sandbox.LocationId
    $env:STOCKTWITS_TOKEN = $sandbox.StockTwitsToken

    # What "pwsh -File" makes of a script.
    function Get-ExitCode {
        $preference = $global:ErrorActionPreference
        $global:ErrorActionPreference = 'Continue'
        $global:LASTEXITCODE = 0
        try { & ./scheduled.ps1 *>$null; $LASTEXITCODE }
        catch { 1 }
        finally { $global:ErrorActionPreference = $preference }
    }
}

AfterAll {
    Set-Location $before
    $env:GHL_TOKEN = $env:GHL_LOCATION_ID = $env:STOCKTWITS_TOKEN = $env:GHLSTOCKTWITS_PROFILES = $null
    $global:PSDefaultParameterValues = @{}
    Stop-TestSandbox
}

Describe 'The scheduled script' {
    AfterEach {
        Clear-SandboxFault
        $env:GHL_TOKEN = $sandbox.HighLevelToken
        $env:GHL_LOCATION_ID = $sandbox.LocationId
        Copy-Item "$root/examples/recipes/quickstart.yaml" announce.yaml
        Remove-Item state.db* -Recurse
    }

    It 'is the one that README shows' {
        $shown = Get-Content "$root/README.md" -Raw

        $shown.Contains((Get-Content "$root/examples/scheduled.ps1" -Raw)) | Should -BeTrue
    }

    It 'ends with 0 when all went well' {
        Get-ExitCode | Should -Be 0
        Get-ExitCode | Should -Be 0
    }

    It 'ends with 1 when <Case>' -ForEach @(
        @{ Case = 'there is no token'; Arrange = { $env:GHL_TOKEN = $null } }
        @{ Case = 'the token is wrong'; Arrange = { $env:GHL_TOKEN = 'pit-00000000-0000-0000-0000-000000000000' } }
        @{ Case = 'the location is another'; Arrange = { $env:GHL_LOCATION_ID = $other.LocationId } }
        @{ Case = 'HighLevel fails'; Arrange = { Add-SandboxFault -Kind Status -Status 501 -Times 0 } }
        @{
            Case = 'StockTwits fails'
            Arrange = { Add-SandboxFault -Kind Status -Status 501 -Service StockTwits -Times 0 }
        }
        @{
            Case = 'HighLevel fails in the middle'
            Arrange = { Add-SandboxFault -Kind Status -Status 501 -Service HighLevel -Skip 2 -Times 0 }
        }
        @{ Case = 'there is no recipe'; Arrange = { Remove-Item announce.yaml } }
        @{ Case = 'the recipe is invalid'; Arrange = { Set-Content announce.yaml 'name: [' } }
        @{ Case = 'the state is damaged'; Arrange = { Set-Content state.db ('damaged' * 1000) } }
        @{ Case = 'the state cannot be made'; Arrange = { $null = New-Item state.db -ItemType Directory } }
    ) {
        & $arrange

        Get-ExitCode | Should -Be 1
    }
}

Describe 'README' {
    BeforeEach {
        Connect-Ghl -Sandbox $sandbox
        Connect-StockTwits -Sandbox $sandbox
        $contact = Get-GhlContact | Where-Object { $_.CustomField['stocktwits_handle'] } | Select-Object -First 1
        $id = $contact.Id
        $ids = @($id)
        $locationId = $sandbox.LocationId
        function Read-Host { ConvertTo-SecureString $sandbox.HighLevelToken -AsPlainText }
        $place = $env:GHLSTOCKTWITS_STATE
    }

    # A database that README shows is not there for the next block.
    AfterEach { $env:GHLSTOCKTWITS_STATE = $place }

    It 'shows what runs: <Title>' -ForEach $blocks {
        $code = $code.Replace('your location', $locationId).Replace('ada@example.com', $contact.Email)
        $code = $code.Replace('someone', $sandbox.StockTwitsUsername).Replace('01:00:00', '00:00:00.1')
        # Fields that the sandbox has from the beginning.
        $code = $code -replace '(?m)^New-GhlCustomField.*$'

        & ([scriptblock]::Create((Get-Installed $code))) *>&1 | Out-Null
    }
}

Describe 'The help topics' {
    It 'show what runs: <Title>' -ForEach $examples {
        Connect-Ghl -Sandbox $sandbox
        $ids = @((Get-GhlContact | Select-Object -First 2).Id)

        & ([scriptblock]::Create($code)) | Should -Not -BeNullOrEmpty
    }
}

Describe 'A user without a home' {
    It 'is told to pass -StatePath' -Skip:$IsWindows {
        Connect-Ghl -Sandbox $sandbox
        $kept = $env:GHLSTOCKTWITS_STATE, $env:XDG_DATA_HOME, $env:HOME
        $env:GHLSTOCKTWITS_STATE = $null
        $env:XDG_DATA_HOME = $env:HOME = '/dev/null/none'
        $connection = Connect-Ghl -LocationId $sandbox.LocationId -SkipCheck -PassThru

        $failure = Get-TestError { Get-GhlStockTwitsRecord -Connection $connection }

        $env:GHLSTOCKTWITS_STATE, $env:XDG_DATA_HOME, $env:HOME = $kept
        $failure.Id | Should -Be GhlStockTwits.StatePathMissing
        $failure.Advice | Should -BeLike '*-StatePath*'
    }
}

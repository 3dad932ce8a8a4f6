BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -NoRateLimit

    function Get-Completion([string] $Line) {
        [Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches
    }
    function Get-CompletionText([string] $Line) { (Get-Completion $Line).CompletionText }

    # Completion waits half a second for a service, and reads on for the next time; a busy machine needs more.
    function Wait-CompletionText([string] $Line) {
        $limit = [Diagnostics.Stopwatch]::StartNew()
        do { $text = Get-CompletionText $Line } until ($text -or $limit.Elapsed.TotalSeconds -gt 20)
        $text
    }

    function New-Connection { Connect-Ghl -Sandbox $sandbox; Connect-StockTwits -Sandbox $sandbox }
}

AfterAll {
    Stop-TestSandbox
}

Describe 'Completion' {
    BeforeAll {
        # What was completed before is still known.
        New-Connection
    }

    It 'completes <Line> by what the services have' -ForEach @(
        @{ Line = 'Get-GhlContact -Tag inv'; Text = 'investor' }
        @{ Line = 'Get-GhlContact -Tag "retail'; Text = "'retail investor'" }
        @{ Line = 'Get-GhlContact -Tag vip, pre'; Text = 'press' }
        @{ Line = 'Get-GhlTag newsl'; Text = 'newsletter' }
        @{ Line = 'Set-GhlContact x -CustomField ind'; Text = "@{ industry = '' }" }
        @{ Line = 'Get-GhlCustomField ind'; Text = 'industry' }
        @{ Line = 'Get-GhlCustomValue tic'; Text = 'Ticker' }
        @{ Line = 'Get-GhlUser -Name rob'; Text = "'Robin Harbor'" }
        @{ Line = 'Get-GhlWorkflow welc'; Text = "'Welcome investor'" }
        @{ Line = 'Get-GhlCampaign quart'; Text = "'Quarterly news (campaign)'" }
        @{ Line = 'Get-GhlBusiness -Name amb'; Text = "'Amber Example Ltd'" }
        @{ Line = 'Get-StockTwitsStream -Symbol AAP'; Text = 'AAPL' }
    ) {
        Wait-CompletionText $line | Should -Be $text
    }

    It 'completes <Line> by the name' -ForEach @(
        @{ Line = 'Add-GhlContactWorkflow x welc'; Text = "'Welcome investor'" }
        @{ Line = 'Add-GhlContactWorkflow x -Workflow welc'; Text = "'Welcome investor'" }
        @{ Line = 'Add-GhlContactCampaign x -Campaign welc'; Text = "'Welcome investor (campaign)'" }
        @{ Line = 'Get-GhlFreeSlot -Calendar inv'; Text = "'Investor call'" }
        @{ Line = 'Get-StockTwitsStream -Watchlist ma'; Text = 'Main' }
        @{ Line = 'Set-GhlContact x -AssignedTo rob'; Text = "'Robin Harbor'" }
        @{ Line = 'Set-GhlBusiness amb'; Text = "'Amber Example Ltd'" }
        @{ Line = 'Get-GhlContact -Business amb'; Text = "'Amber Example Ltd'" }
        @{ Line = 'Get-GhlFreeSlot x -Timezone Berl'; Text = 'Europe/Berlin' }
        @{ Line = 'Send-StockTwitsUpdate -Template x -Publish indus'; Text = 'industry' }
        @{ Line = 'Get-GhlContact -Sort dateadded'; Text = 'dateAdded', "'dateAdded desc'" }
    ) {
        Wait-CompletionText $line | Should -Be $text
    }

    It 'completes an id by the name of what has it' {
        Wait-CompletionText 'Get-GhlWorkflow -Id welc' | Should -Be (Get-GhlWorkflow welcome*).Id
        (Get-Completion 'Get-GhlWorkflow -Id welc').ListItemText | Should -Be 'Welcome investor'
    }

    It 'completes contacts by what the search finds' {
        $contact = New-GhlContact -FirstName Zelda -LastName Quince -Email zelda@example.com

        $null = Wait-CompletionText 'Get-GhlContactNote zelda'
        $found = Get-Completion 'Get-GhlContactNote zelda'

        $found.CompletionText | Should -Be $contact.Id
        $found.ListItemText | Should -Be 'zelda quince'
    }

    It 'offers nothing private for -Publish' {
        Get-CompletionText 'Send-StockTwitsUpdate -Template x -Publish em' | Should -Not -Contain email
    }

    It 'completes objects with one name by their ids' {
        $twins = 1, 2 | ForEach-Object { New-GhlBusiness 'Twin Ltd' }

        Wait-CompletionText 'Get-GhlContact -Business twin' | Sort-Object | Should -Be ($twins.Id | Sort-Object)

        $twins | Remove-GhlBusiness -Confirm:$false
    }

    It 'completes <Line> without a request' -ForEach @(
        @{ Line = 'Invoke-GhlStockTwitsOperation -Name ghl.customValue.c'; Text = 'ghl.customValue.create' }
        @{ Line = 'Get-GhlStockTwitsOperation ghl.on.TaskD'; Text = 'ghl.on.TaskDelete', 'ghl.on.TaskDueSoon' }
        @{ Line = 'Watch-GhlStockTwitsTrigger ghl.on.TaskD'; Text = 'ghl.on.TaskDueSoon' }
    ) {
        $requests = Get-SandboxRequest { $texts = Get-CompletionText $line }

        $texts | Sort-Object | Should -Be $text
        $requests | Should -BeNullOrEmpty
    }

    It 'reads names once, for all cmdlets that want them' {
        New-Connection

        $first = Get-SandboxRequest { Get-CompletionText 'Get-GhlContact -Tag inv' }
        $second = Get-SandboxRequest {
            Get-CompletionText 'Get-GhlContact -Tag vi'
            Get-CompletionText 'Get-GhlTag newsl'
        }

        $first | Should -HaveCount 1
        $second | Should -BeNullOrEmpty
    }

    It 'knows what the session has changed' {
        Wait-CompletionText 'Get-GhlTag invest' | Should -Be investor
        $tag = New-GhlTag investigator

        Get-CompletionText 'Get-GhlTag invest' | Should -Be investigator, investor
        $tag | Remove-GhlTag -Confirm:$false
    }

    It 'completes operations without a connection' {
        Disconnect-GhlStockTwits

        $texts = Get-CompletionText 'Invoke-GhlStockTwitsOperation ghl.tag.c'

        New-Connection
        $texts | Should -Be 'ghl.tag.create'
    }
}

Describe 'Completion that cannot know' {
    BeforeAll {
        # Words, and whatever was written while they were looked for.
        function Get-Silence([string] $Line) {
            $before = $Error.Count
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $written = @(Get-Completion $Line *>&1)
            [pscustomobject]@{
                Written = $written
                Errors  = $Error.Count - $before
                IsQuick = $watch.Elapsed.TotalSeconds -lt 3
            }
        }
    }

    AfterEach {
        Clear-SandboxFault
        New-Connection
    }

    It 'offers nothing, quickly and silently: <Case>' -ForEach @(
        @{ Case = 'without a connection'; Arrange = { Disconnect-GhlStockTwits } }
        @{
            Case = 'with a connection that is half typed'; Arrange = { }
            Line = 'Get-GhlContact -Connection nothing -Tag inv'
        }
        @{ Case = 'while the service is slow'; Arrange = { New-Connection; Add-SandboxFault -Kind Hang -Path /tags } }
        @{
            Case = 'while the service fails'
            Arrange = { New-Connection; Add-SandboxFault -Kind Status -Status 500 -Path /tags -Times 0 }
        }
        @{
            Case = 'with a token that is refused'
            Arrange = {
                $wrong = ConvertTo-SecureString pit-wrong -AsPlainText
                Connect-Ghl -Token $wrong -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri -SkipCheck
            }
        }
        @{
            Case = 'where no server is'
            Arrange = {
                $wrong = ConvertTo-SecureString pit-wrong -AsPlainText
                Connect-Ghl -Token $wrong -LocationId $sandbox.LocationId -BaseUri http://127.0.0.1:9 -SkipCheck
            }
        }
    ) {
        . $arrange

        $silence = Get-Silence ($line ?? 'Get-GhlContact -Tag inv')

        $silence.Written | Should -BeNullOrEmpty
        $silence.Errors | Should -Be 0
        $silence.IsQuick | Should -BeTrue
    }
}

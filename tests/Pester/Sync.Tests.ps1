BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 8 -NoRateLimit
    $me = $sandbox.StockTwitsUsername
    $recipe = "$TestDrive/announce.yaml"
    $contacts = Get-GhlContact
    $industryId = (Get-GhlCustomField industry).Id
    $contact = $contacts | Where-Object { $_.CustomField['stocktwits_handle'] } | Select-Object -First 1

    function Set-Recipe([string] $Text = '{{ industry }} is with us', [string] $Guards = '') {
        @"
name: announce
audiences:
  vip: { tags: vip }
  somebody: { tags: [vip, investor, customer] }
when: { tag.added: announce }
publish: [industry]
steps:
  - send: { text: "$Text" }
guards: { quietHours: off$Guards }
"@ | Set-Content $recipe
    }

    # What the recipe waits for. StockTwits takes no text twice, so each test has an industry of its own.
    function Set-Announcement([string] $Industry, $Contact = $contact) {
        # Set-GhlContact would refuse an industry that is not an option of the field.
        $value = , @{ id = $industryId; field_value = $Industry }
        $null = $Contact | Invoke-GhlStockTwitsOperation ghl.contact.update -CustomFields $value
        $Contact | Set-GhlContactTag -Remove announce
        $null = Sync-GhlStockTwits $recipe -StatePath $state
        $Contact | Set-GhlContactTag -Add announce
    }

    function Get-Sent([string] $Industry) {
        Get-StockTwitsStream $me -MaxCount 60 | Where-Object Body -Like "$Industry *"
    }
    filter Select-Post { if ($_.Path -like '*/messages/*') { $_ } }

    $wrong = "$TestDrive/wrong.yaml"
    @'
name: wrong
when: tag.aded
if:
  shares_held: { greaterThan: many }
steps:
  - send: { text: "{{ upper industry }}" }
  - ghl.contact.addTags: { tgas: x }
guards: { perHour: many, maxAge: 3y }
'@ | Set-Content $wrong
    $unknown = "$TestDrive/unknown.yaml"
    @'
name: unknown
when: contact.updated
if: { lifecycle_stage: Nobody, industri: Boats, industry: { greaterThan: 5 } }
publish: [indutsry]
steps:
  - ghl.contact.addTags: { tags: "{{ topic }}" }
'@ | Set-Content $unknown

    Set-Recipe
    # A state with a baseline, for tests that only read.
    $baseline = "$TestDrive/baseline.db"
    $requests = Get-SandboxRequest -Write { $first = Sync-GhlStockTwits $recipe -StatePath $baseline }
    $record = Get-GhlStockTwitsRecord $contact.Id -StatePath $baseline
}

AfterAll {
    Stop-TestSandbox
}

Describe 'The first sync of a state' {
    It 'records what is there' {
        $first.Baseline | Should -BeTrue
        $first.RecordsCreated | Should -Be 8
        $first.Linked | Should -BeGreaterThan 0
    }

    It 'sends nothing' {
        $first.Sent | Should -Be 0
        $first.Writes | Should -Be 0
        $requests | Select-Post | Should -BeNullOrEmpty
    }

    It 'names location and account' {
        $first.LocationId | Should -Be $sandbox.LocationId
        $first.Account | Should -Be $me
    }
}

Describe 'Sync-GhlStockTwits' {
    BeforeEach {
        Set-Recipe
        $state = "$TestDrive/$(New-Guid).db"
        $null = Sync-GhlStockTwits $recipe -StatePath $state
    }

    AfterEach {
        Clear-SandboxFault
        $contact | Set-GhlContactTag -Remove announce
    }

    It 'sends one update for a change that the recipe waits for' {
        Set-Announcement Windmills

        $summary = Sync-GhlStockTwits $recipe -StatePath $state

        $summary.Sent | Should -Be 1
        $summary.Writes | Should -Be 1
        Get-Sent Windmills | Should -HaveCount 1
    }

    It 'writes nothing in a run after that' {
        Set-Announcement Shipyards
        $null = Sync-GhlStockTwits $recipe -StatePath $state

        $posts = Get-SandboxRequest -Write { $summary = Sync-GhlStockTwits $recipe -StatePath $state } | Select-Post

        $summary.Writes | Should -Be 0
        $summary.Sent | Should -Be 0
        $posts | Should -BeNullOrEmpty
    }

    It 'updates the record of a contact that changed' {
        $contact | Set-GhlContact -LastName Changed

        $summary = Sync-GhlStockTwits $recipe -StatePath $state

        $summary.RecordsUpdated | Should -BeGreaterOrEqual 1
        (Get-GhlStockTwitsRecord $contact.Id -StatePath $state).LastName | Should -Be Changed
    }

    It 'removes the record of a contact that was removed' {
        $gone = New-GhlContact -FirstName Gone -CustomField @{ stocktwits_handle = 'demo_stranger3' }
        $null = Sync-GhlStockTwits $recipe -StatePath $state
        Get-GhlStockTwitsRecord $gone.Id -StatePath $state | Should -HaveCount 1
        $gone | Remove-GhlContact -Confirm:$false
        $sandbox.Advance([timespan] '07:00:00')

        # One "not found" proves nothing: a second run must see it, too.
        (Sync-GhlStockTwits $recipe -StatePath $state).RecordsRemoved | Should -Be 0
        $sandbox.Advance([timespan] '00:16:00')
        $summary = Sync-GhlStockTwits $recipe -StatePath $state

        $summary.RecordsRemoved | Should -Be 1
        Get-GhlStockTwitsRecord $gone.Id -StatePath $state | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and leaves the state as it is' {
        Set-Announcement Lighthouses
        $before = (Get-FileHash $state).Hash

        $posts = Get-SandboxRequest -Write { $summary = Sync-GhlStockTwits $recipe -StatePath $state -WhatIf } |
            Select-Post

        $posts | Should -BeNullOrEmpty
        $summary.Effects | Should -HaveCount 1
        $summary.Effects[0].Text | Should -BeLike 'Lighthouses *'
        (Get-FileHash $state).Hash | Should -Be $before
    }

    It 'shows each update with its whole text and its fate with -WhatIf' {
        Set-Announcement Greenhouses
        $log = "$TestDrive/whatif.txt"

        $null = Start-Transcript $log
        $null = Sync-GhlStockTwits $recipe -StatePath $state -WhatIf
        $null = Stop-Transcript

        Get-Content $log -Raw |
            Should -BeLike '*What if: Send update: Greenhouses is with us `[*It would be sent.*'
    }

    It 'does after -WhatIf what it would have done' {
        Set-Announcement Bakeries
        $null = Sync-GhlStockTwits $recipe -StatePath $state -WhatIf

        (Sync-GhlStockTwits $recipe -StatePath $state).Sent | Should -Be 1
    }

    It 'sends no more than -MaxChange, and the rest in the next run' {
        Set-Announcement Vineyards

        $first = Sync-GhlStockTwits $recipe -StatePath $state -MaxChange 0 -WarningAction SilentlyContinue
        $second = Sync-GhlStockTwits $recipe -StatePath $state

        $first.Sent | Should -Be 0
        $first.Waiting | Should -Be 1
        $second.Sent | Should -Be 1
    }

    It 'sends nothing for a change that was there before a recipe was edited' {
        Set-Announcement Orchards
        Set-Recipe -Text '{{ industry }} is with us now'

        (Sync-GhlStockTwits $recipe -StatePath $state -WarningAction SilentlyContinue).Sent | Should -Be 0
    }

    It 'parks a text with a private value, and says why' {
        Set-Announcement "Ask $($contact.Email)"

        $summary = Sync-GhlStockTwits $recipe -StatePath $state

        $summary.Sent | Should -Be 0
        $summary.Parked | Should -Be 1
        $effect = Get-GhlStockTwitsEffect Parked -StatePath $state
        $effect.ContactId | Should -Be $contact.Id
        $effect.Reason | Should -Not -BeNullOrEmpty
        "$($effect.Reason)" | Should -Not -BeLike "*$($contact.Email)*"
    }

    It 'parks a text whose field is empty' {
        Set-Announcement ''

        $summary = Sync-GhlStockTwits $recipe -StatePath $state

        $summary.Sent | Should -Be 0
        $summary.Parked | Should -Be 1
    }

    It 'finds out that an update was sent although the response was lost, and sends it once' {
        Set-Recipe -Guards ', verifyAfter: 1s'
        $null = Sync-GhlStockTwits $recipe -StatePath $state
        Set-Announcement Quarries
        Add-SandboxFault -Kind ResetAfter -Path messages/create

        $posts = Get-SandboxRequest -Write {
            $null = Sync-GhlStockTwits $recipe -StatePath $state
            $null = Sync-GhlStockTwits $recipe -StatePath $state
        } | Select-Post

        $posts | Should -HaveCount 1
        Get-Sent Quarries | Should -HaveCount 1
    }

    It 'refuses the state of another location' {
        $other = Start-GhlStockTwitsSandbox -Contacts 3 -Seed 2 -NoRateLimit
        $connections = @(
            Connect-Ghl -Sandbox $other -PassThru
            Connect-StockTwits -Sandbox $other -PassThru
        )

        $failure = Get-TestError { Sync-GhlStockTwits $recipe -StatePath $state -Connection $connections }

        Connect-Ghl -Sandbox $sandbox
        Connect-StockTwits -Sandbox $sandbox
        $other | Stop-GhlStockTwitsSandbox
        $failure | Should -HaveCount 1
        $failure.Id | Should -Match '^GhlStockTwits\.State'
    }

    It 'reads several recipes, also by wildcard' {
        Copy-Item $recipe "$TestDrive/more-one.yaml"
        (Get-Content $recipe) -replace 'name: announce', 'name: second' | Set-Content "$TestDrive/more-two.yaml"

        Sync-GhlStockTwits "$TestDrive/more-*.yaml" -StatePath $state | Should -HaveCount 1
    }
}

Describe 'Compare-GhlStockTwits' {
    BeforeAll {
        Set-Recipe
        $state = "$TestDrive/plans.db"
        $file = "$TestDrive/plan.json"
        $null = Sync-GhlStockTwits $recipe -StatePath $state
        Set-Announcement Foundries
        $hash = (Get-FileHash $state).Hash
        $writes = Get-SandboxRequest -Write { $plan = Compare-GhlStockTwits $recipe -StatePath $state -OutFile $file }
    }

    AfterAll {
        $contact | Set-GhlContactTag -Remove announce
    }

    It 'shows the whole of what would happen as a diff, sends nothing and leaves the state as it is' {
        $plan.Changes | Should -Be 1
        $shown = $plan | Out-String
        $shown | Should -BeLike "*+ announce: tag.added announce, contact $($contact.Id), step 1*"
        $shown | Should -BeLike '*| Foundries is with us*It would be sent.*'
        $writes | Should -BeNullOrEmpty
        (Get-FileHash $state).Hash | Should -Be $hash
    }

    It 'refuses a file that was changed, or is not a plan: <Case>' -ForEach @(
        @{ Case = 'changed'; Text = { (Get-Content $file -Raw) -replace 'Foundries', 'Windows' } }
        @{ Case = 'JSON'; Text = { '{}' } }
        @{ Case = 'text'; Text = { 'plan' } }
    ) {
        $other = "$TestDrive/other.json"
        & $text | Set-Content $other
        (Get-TestError { Sync-GhlStockTwits -Plan $other -StatePath $state }).Id | Should -Be GhlStockTwits.PlanInvalid
    }

    It 'refuses the plan of another state, and what is not a plan' {
        (Get-TestError { Sync-GhlStockTwits -Plan $plan -StatePath $baseline }).Id |
            Should -Be GhlStockTwits.PlanMismatch
        (Get-TestError { Sync-GhlStockTwits -Plan 7 -StatePath $state }).Id | Should -Be GhlStockTwits.PlanInvalid
        (Get-TestError { Sync-GhlStockTwits -Plan Env:PATH -StatePath $state }).Id |
            Should -Be GhlStockTwits.PlanInvalid
    }

    It 'is run by Sync-GhlStockTwits from its file, and is stale then' {
        (Sync-GhlStockTwits -Plan $file -StatePath $state -WhatIf).Sent | Should -Be 0

        (Sync-GhlStockTwits -Plan $file -StatePath $state).Sent | Should -Be 1

        Get-Sent Foundries | Should -HaveCount 1
        (Get-TestError { Sync-GhlStockTwits -Plan $plan -StatePath $state }).Id | Should -Be GhlStockTwits.PlanStale
    }

    It 'plays recorded changes through a recipe with -Since' {
        $new = "$TestDrive/new.yaml"
        (Get-Content $recipe) -replace 'name: announce', 'name: new' -replace 'is with us', 'came' | Set-Content $new

        $test = Compare-GhlStockTwits $new -StatePath $state -Since (Get-Date).AddHours(-1)

        $test.Effects.Text | Should -Be 'Foundries came'
        (Get-TestError { Sync-GhlStockTwits -Plan $test -StatePath $state }).Id | Should -Be GhlStockTwits.PlanInvalid
    }
}

Describe 'Sync-GhlStockTwits -Backfill' {
    It 'asks first, and acts on what is there' {
        Set-Recipe
        $state = "$TestDrive/backfill.db"
        Set-Announcement Tanneries
        $state = "$TestDrive/backfilled.db"
        $null = Sync-GhlStockTwits $recipe -StatePath $state

        (Get-TestError { Sync-GhlStockTwits $recipe -StatePath $state -Backfill }).Id |
            Should -Be GhlStockTwits.ConfirmationRequired
        $posts = Get-SandboxRequest -Write {
            $plan = Sync-GhlStockTwits $recipe -StatePath $state -Backfill -WhatIf
            $plan.Effects | Should -HaveCount 1 -Because (($plan | Format-List | Out-String) -replace '\s+', ' ')
        }
        $posts | Should -BeNullOrEmpty
        (Sync-GhlStockTwits $recipe -StatePath $state -Backfill -Confirm:$false).Sent | Should -Be 1
        $contact | Set-GhlContactTag -Remove announce

        $where = @{ StatePath = $state }
        Get-GhlStockTwitsEffect -Recipe ann* -Since (Get-Date).AddHours(-1) @where | Should -HaveCount 1
        Get-GhlStockTwitsEffect -Recipe other @where | Should -BeNullOrEmpty
        $line = "Get-GhlStockTwitsEffect -StatePath '$state' -Recipe an"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be announce
        Get-GhlStockTwitsEffect -Since (Get-Date).AddDays(1) @where | Should -BeNullOrEmpty
    }
}

Describe 'A state' {
    BeforeAll {
        Set-Recipe
        $state = "$TestDrive/whole.db"
        $null = Sync-GhlStockTwits $recipe -StatePath $state
    }

    It 'says whose it is and what it holds' {
        $shown = Get-GhlStockTwitsState -StatePath $state

        $shown.LocationId | Should -Be $sandbox.LocationId
        $shown.Records | Should -BeGreaterOrEqual 8
        $shown.Recipes | Should -Be announce
        $shown.Size | Should -BeGreaterThan 10000
        $shown.SuspendedSince | Should -BeNullOrEmpty
    }

    It 'is tested as a whole' {
        Test-GhlStockTwitsState -StatePath $state | Should -BeTrue
    }

    It 'that is suspended sends nothing and says so until it is resumed' {
        Set-Announcement Saltworks
        Suspend-GhlStockTwits -StatePath $state

        $suspended = Sync-GhlStockTwits $recipe -StatePath $state -WarningVariable warnings 3> $null

        $suspended.Writes, $suspended.Waiting, $suspended.ExitCode | Should -Be 0, 1, 3
        $warnings | Should -BeLike '*suspended since*'
        (Get-GhlStockTwitsState -StatePath $state).SuspendedSince | Should -Not -BeNullOrEmpty
        Resume-GhlStockTwits -StatePath $state
        (Sync-GhlStockTwits $recipe -StatePath $state).Sent | Should -Be 1
        $contact | Set-GhlContactTag -Remove announce
    }

    It 'is removed with the files beside it, and nothing else is' {
        $other = "$TestDrive/other.txt"
        'text' | Set-Content $other
        (Get-TestError { Remove-GhlStockTwitsState -StatePath $other -Confirm:$false }).Id |
            Should -Match '^GhlStockTwits\.State'
        $other | Should -Exist

        Remove-GhlStockTwitsState -StatePath $state -Confirm:$false

        Get-ChildItem "$TestDrive/whole.db*" | Should -BeNullOrEmpty
        (Get-TestError { Remove-GhlStockTwitsState -StatePath $state -Confirm:$false }).Id |
            Should -Be GhlStockTwits.StateNotFound
    }
}

Describe 'Get-GhlStockTwitsRun' {
    It 'tells each run, newest first, and why nothing happened' {
        $state = "$TestDrive/runs.db"
        $first = Sync-GhlStockTwits $recipe -StatePath $state
        $second = Sync-GhlStockTwits $recipe -StatePath $state

        $runs = Get-GhlStockTwitsRun -StatePath $state

        $runs.RunId | Should -Be $second.RunId, $first.RunId
        $runs.Outcome | Should -Be Complete, Complete
        $runs[0].History | Should -Contain 'Nothing happened: No change was noticed.'
        $runs[0].Counts.recordsCreated | Should -Be 0
        ($runs | Out-String -Width 200) | Should -BeLike '*No change was noticed*'
        (Get-GhlStockTwitsRun -MaxCount 1 -StatePath $state).RunId | Should -Be $second.RunId
        ($first | Get-GhlStockTwitsRun -StatePath $state).Baselines | Should -Be announce
    }

    It 'fails for a run that the state does not have' {
        (Get-TestError { Get-GhlStockTwitsRun 99 -StatePath $baseline }).Id | Should -Be GhlStockTwits.RunNotFound
    }
}

Describe 'A recipe that cannot be used' {
    It 'is reported with its file, before anything is read: <Case>' -ForEach @(
        @{ Case = 'an unknown word'; Find = 'steps:'; Replace = 'stepps:' }
        @{ Case = 'a trigger that there is not'; Find = 'tag.added'; Replace = 'tag.painted' }
        @{ Case = 'a field that can never be published'; Find = '\[industry\]'; Replace = '[email]' }
        @{ Case = 'a template that names a field which is not published'; Find = '\[industry\]'; Replace = '[name]' }
        @{ Case = 'text that is not YAML'; Find = 'name: announce'; Replace = 'name: [announce' }
    ) {
        Set-Recipe
        (Get-Content $recipe) -replace $find, $replace | Set-Content "$TestDrive/broken.yaml"

        $requests = Get-SandboxRequest {
            $failure = Get-TestError { Sync-GhlStockTwits "$TestDrive/broken.yaml" -StatePath "$TestDrive/none.db" }
        }

        $failure | Should -HaveCount 1
        $failure.Id | Should -Match '^GhlStockTwits\.'
        $failure.Message | Should -BeLike '*broken.yaml*'
        $requests | Should -BeNullOrEmpty
        "$TestDrive/none.db" | Should -Not -Exist
    }

    It 'is reported when the file does not exist' {
        Get-TestError { Sync-GhlStockTwits "$TestDrive/nothing.yaml" -StatePath "$TestDrive/none.db" } |
            Should -HaveCount 1
    }

    It 'is reported when no file matches, and nothing is made: <Path>' -ForEach @(
        @{ Path = 'nothing*.yaml' }
        @{ Path = 'nothing.yaml' }
        @{ Path = '.' }
        @{ Path = 'Env:PATH' }
    ) {
        Push-Location $TestDrive
        $requests = Get-SandboxRequest {
            $failure = Get-TestError { Sync-GhlStockTwits $path -StatePath "$TestDrive/none.db" }
        }
        Pop-Location

        $failure.Id | Should -Be 'GhlStockTwits.RecipeNotFound'
        $requests | Should -BeNullOrEmpty
        "$TestDrive/none.db" | Should -Not -Exist
    }

    It 'is reported when its conditions can never be met: <Line>' -ForEach @(
        @{ Line = 'if: { lifecyclestage: customer }' }
        @{ Line = 'if: { industry: "> 1000" }' }
        @{ Line = 'if: { tgas: vip }' }
    ) {
        Set-Recipe
        $line | Add-Content $recipe

        $failure = Get-TestError { Sync-GhlStockTwits $recipe -StatePath "$TestDrive/conditions.db" }

        Set-Recipe
        $failure.Id | Should -Match '^GhlStockTwits\.Recipe'
        $failure.Message | Should -Match 'announce\.yaml\(\d+,\d+\)'
    }

    It 'is reported when the location does not have the field with the handle' {
        Set-Recipe
        'handle: no_such_field' | Add-Content $recipe

        $failure = Get-TestError { Sync-GhlStockTwits $recipe -StatePath "$TestDrive/fields.db" }

        Set-Recipe
        $failure | Should -HaveCount 1
        $failure.Id | Should -Match '^(GhlStockTwits|Ghl)\.'
        $failure.Message | Should -BeLike '*no_such_field*'
    }
}

Describe 'Test-GhlStockTwitsRecipe' {
    It 'lists every mistake with its line and column, without a connection' {
        $mistakes = Start-ThreadJob {
            Import-Module $using:PSScriptRoot/../../GhlStockTwits.psd1
            Test-GhlStockTwitsRecipe $using:wrong
        } | Receive-Job -Wait -AutoRemoveJob

        $mistakes | ForEach-Object { "$($_.Line),$($_.Column)" } |
            Should -Be '2,7', '4,31', '6,19', '7,5', '7,28', '8,20', '8,34'
        $mistakes.Id | Select-Object -Unique | Should -Be 'GhlStockTwits.RecipeInvalid'
        $mistakes[0].Path | Should -Be $wrong
        $mistakes[2].Description | Should -BeLike "*'upper' is not a formatter. Known: date*"
        "$($mistakes[3])" | Should -BeLike "$wrong(7,5): 'ghl.contact.addTags' requires tags.*"
    }

    It 'lists with a connection what the location does not have' {
        $mistakes = Test-GhlStockTwitsRecipe $unknown -Online

        $mistakes | ForEach-Object { "$($_.Line),$($_.Column) $($_.Id -replace '.*\.Recipe')" } | Should -Be @(
            '3,24 ConditionInvalid', '3,42 FieldMissing', '3,74 ConditionInvalid', '4,11 FieldMissing'
            '6,34 FieldMissing'
        )
        Test-GhlStockTwitsRecipe $unknown | Should -BeNullOrEmpty
    }

    It 'returns nothing for recipes without mistakes, and says so with -Quiet' {
        Get-ChildItem $PSScriptRoot/../../examples/recipes | Test-GhlStockTwitsRecipe -Online | Should -BeNullOrEmpty
        Test-GhlStockTwitsRecipe $recipe -Quiet | Should -BeTrue
        Test-GhlStockTwitsRecipe $recipe, $wrong -Quiet | Should -BeFalse
    }

    It 'finds two recipes with one name' {
        $copy = "$TestDrive/copy.yaml"
        Copy-Item $recipe $copy
        $mistake = Test-GhlStockTwitsRecipe $recipe, $copy
        $mistake.Path | Should -Be $copy
        $mistake.Description | Should -Be "The name 'announce' is already used by '$recipe'. Names must be unique."
    }

    It 'says which scope a token lacks, at the step that needs it' {
        $step = "$TestDrive/step.yaml"
        "name: s`nwhen: tag.added`nsteps:`n  - ghl.tag.create: { name: x }" | Set-Content $step
        $made = Invoke-SandboxControl POST /tokens @{
            service = 'highLevel'; kind = 'oauthLocation'
            scopes  = 'contacts.readonly', 'locations.readonly', 'locations/customFields.readonly'
        }
        $weak = Connect-Ghl -Token (ConvertTo-SecureString $made.token -AsPlainText) `
            -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri `
            -SkipCheck -PassThru
        Connect-Ghl -Sandbox $sandbox -SkipCheck
        $mistakes = Test-GhlStockTwitsRecipe $step -Online -Connection $weak
        $mistakes.Id | Should -Be 'GhlStockTwits.RecipeScopeMissing'
        $mistakes.Line | Should -Be 4
    }

    It 'says that a date needs a time zone' {
        "name: s`nwhen: task.created`npublish: dueDate`nsteps:`n  - send: { text: 'Due {{ dueDate }}. `$AAPL' }" |
            Set-Content "$TestDrive/due.yaml"
        $made = Invoke-SandboxControl POST /tokens @{
            service = 'highLevel'; kind = 'oauthLocation'
            scopes  = 'contacts.readonly', 'locations/customFields.readonly'
        }
        $weak = Connect-Ghl -Token (ConvertTo-SecureString $made.token -AsPlainText) `
            -LocationId $sandbox.LocationId -BaseUri $sandbox.HighLevelUri -SkipCheck -PassThru
        Connect-Ghl -Sandbox $sandbox -SkipCheck
        (Test-GhlStockTwitsRecipe "$TestDrive/due.yaml" -Online -Connection $weak).Id |
            Should -Be GhlStockTwits.TimeZoneUnknown, GhlStockTwits.RecipeScopeMissing
        Test-GhlStockTwitsRecipe "$TestDrive/due.yaml" -Online | Should -BeNullOrEmpty
    }

    It 'fails for a path that leads to no recipe' {
        (Get-TestError { Test-GhlStockTwitsRecipe "$TestDrive/none*.yaml" -Quiet }).Id |
            Should -Be 'GhlStockTwits.RecipeNotFound'
        (Get-TestError { @() | Test-GhlStockTwitsRecipe -Quiet }).Id | Should -Be 'GhlStockTwits.RecipeNotFound'
    }
}

Describe 'A stored recipe' {
    BeforeAll {
        $place = @{ StatePath = "$TestDrive/stored.db" }
        $value = , @{ id = $industryId; field_value = 'Windmills' }
        $null = $contact | Invoke-GhlStockTwitsOperation ghl.contact.update -CustomFields $value
    }

    It 'is made from a ready-made one with values of its own, and is disabled until it is enabled' {
        $recipe = New-GhlStockTwitsRecipe mine -From announce -Tag stored -Text 'For {{ industry }}: "x". $AAPL' @place
        $recipe.Name, $recipe.IsEnabled, $recipe.Source | Should -Be mine, $false, announce
        $recipe.Text | Should -BeLike '*tag.added: "stored"*text: "For {{ industry }}: \"x\". $AAPL"*'
        (Get-TestError { Sync-GhlStockTwits @place }).Id | Should -Be 'GhlStockTwits.RecipeNotFound'
    }

    It 'runs without a path once it is enabled: first a baseline, then what changes' {
        (Get-GhlStockTwitsRecipe mine @place | Enable-GhlStockTwitsRecipe @place).IsEnabled | Should -BeTrue
        $first = Sync-GhlStockTwits @place
        $contact | Set-GhlContactTag -Add stored
        $sandbox.Advance([timespan] '00:00:10')
        $null = Sync-GhlStockTwits @place

        $first.Baseline | Should -BeTrue
        (Get-GhlStockTwitsEffect @place).Text | Should -Be 'For Windmills: "x". $AAPL'
    }

    It 'is replaced with -Replace only, and then disabled; enabled again, it begins with a baseline' {
        (Get-TestError { New-GhlStockTwitsRecipe mine -From announce @place }).Id |
            Should -Be 'GhlStockTwits.RecipeExists'
        (New-GhlStockTwitsRecipe MINE -From announce -Tag stored @place -Replace).IsEnabled | Should -BeFalse
        $contact | Set-GhlContactTag -Remove stored
        $null = Enable-GhlStockTwitsRecipe mine @place
        $contact | Set-GhlContactTag -Add stored
        $sandbox.Advance([timespan] '00:00:10')
        $null = Sync-GhlStockTwits @place
        $null = Sync-GhlStockTwits @place

        Get-GhlStockTwitsEffect @place | Should -HaveCount 1
    }

    It 'does not run while it is disabled, and can be removed' {
        (Disable-GhlStockTwitsRecipe mine @place).IsEnabled | Should -BeFalse
        (Get-TestError { Sync-GhlStockTwits @place }).Id | Should -Be 'GhlStockTwits.RecipeNotFound'
        Remove-GhlStockTwitsRecipe mine @place -Confirm:$false
        Get-GhlStockTwitsRecipe @place | Should -BeNullOrEmpty
    }

    It 'is planned by Compare-GhlStockTwits, and the plan is stale when it was changed, disabled or removed' {
        $plans = @{ StatePath = "$TestDrive/stored-plans.db" }
        (Get-TestError { Compare-GhlStockTwits @plans }).Id | Should -Be 'GhlStockTwits.RecipeNotFound'
        $make = @{ From = 'announce'; Tag = 'planned'; Text = 'For {{ industry }}' }
        $null = New-GhlStockTwitsRecipe planned @make @plans | Enable-GhlStockTwitsRecipe @plans
        $null = New-GhlStockTwitsRecipe other -From record-contacts @plans | Enable-GhlStockTwitsRecipe @plans
        $null = Sync-GhlStockTwits @plans
        $contact | Set-GhlContactTag -Add planned
        $sandbox.Advance([timespan] '00:00:10')

        (Compare-GhlStockTwits @plans).Recipes.Name | Should -Be other, planned
        $plan = Compare-GhlStockTwits -Name plan* @plans -OutFile "$TestDrive/stored-plan.json"
        $plan.Recipes.Name, $plan.Recipes.IsStored | Should -Be planned, $true
        $plan.Effects.Text | Should -Be 'For Windmills'
        (Get-TestError { Compare-GhlStockTwits -Name none @plans }).Id | Should -Be 'GhlStockTwits.RecipeNotFound'
        foreach ($change in @(
                { Disable-GhlStockTwitsRecipe planned @plans }
                { Remove-GhlStockTwitsRecipe planned @plans -Confirm:$false }
                { New-GhlStockTwitsRecipe planned @make @plans }
                { New-GhlStockTwitsRecipe planned -From announce -Tag planned -Text 'Edited' @plans -Replace |
                        Enable-GhlStockTwitsRecipe @plans })) {
            $null = & $change
            (Get-TestError { Sync-GhlStockTwits -Plan $plan @plans }).Id | Should -Be 'GhlStockTwits.PlanStale'
        }

        (Get-TestError { Sync-GhlStockTwits -Plan $plan -StatePath "$TestDrive/none.db" }).Id |
            Should -Be 'GhlStockTwits.PlanMismatch'
        (Get-TestError { Sync-GhlStockTwits -Plan $plan @place }).Id | Should -Be 'GhlStockTwits.PlanMismatch'
        $contact | Set-GhlContactTag -Remove planned
    }

    It 'does what its plan says, and plays recorded changes with -Since' {
        $plans = @{ StatePath = "$TestDrive/stored-run.db" }
        $null = New-GhlStockTwitsRecipe -From announce -Tag run -Text 'Run for {{ industry }}' @plans |
            Enable-GhlStockTwitsRecipe @plans
        $null = Sync-GhlStockTwits @plans
        $contact | Set-GhlContactTag -Add run
        $sandbox.Advance([timespan] '00:00:10')
        $null = Compare-GhlStockTwits @plans -OutFile "$TestDrive/run-plan.json"

        (Sync-GhlStockTwits -Plan "$TestDrive/run-plan.json" @plans).Sent | Should -Be 1
        (Compare-GhlStockTwits -Name announce @plans -Since (Get-Date).AddHours(-1)).Effects.Text |
            Should -Be 'Run for Windmills'
        $contact | Set-GhlContactTag -Remove run
    }

    It 'is not enabled with a mistake, and nothing is stored of a wrong one' {
        $null = New-GhlStockTwitsRecipe -Path $unknown @place
        $failure = Get-TestError { Enable-GhlStockTwitsRecipe unknown @place }
        $failure.Id | Should -Be 'GhlStockTwits.RecipeConditionInvalid'
        $failure.Message | Should -BeLike '*industri*indutsry*'
        (Get-TestError { New-GhlStockTwitsRecipe -Path $wrong @place }).Id | Should -Be 'GhlStockTwits.RecipeInvalid'
        (Get-TestError { New-GhlStockTwitsRecipe -From announce -Before 2d @place }).Id |
            Should -Be 'GhlStockTwits.RecipeParameterInvalid'
        (Get-GhlStockTwitsRecipe @place).Name | Should -Be unknown
        (Get-GhlStockTwitsRecipe @place).IsEnabled | Should -BeFalse
    }

    It 'does not run in place of files that are not there' {
        (Get-TestError { @() | Sync-GhlStockTwits @place }).Id | Should -Be 'GhlStockTwits.RecipeNotFound'
    }
}

Describe 'The ready-made recipes' {
    It 'have parameters that New-GhlStockTwitsRecipe takes, and are valid with any value of them' {
        $parameters = (Get-Command New-GhlStockTwitsRecipe).Parameters
        $values = @{ Tag = 'a: b'; Text = 'Said "x". $AAPL'; Before = '3d'; Schedule = '0 8 * * *'; Word = '#a' }
        foreach ($ready in Get-GhlStockTwitsRecipe -ReadyMade) {
            $blanks = @{}
            $ready.Parameters | Where-Object { $_ } | ForEach-Object {
                $parameters.Keys | Should -Contain $_
                $blanks[$_] = $values[$_]
            }
            (New-GhlStockTwitsRecipe -From $ready.Name @blanks -StatePath "$TestDrive/ready.db").Name |
                Should -Be $ready.Name
        }
        Get-GhlStockTwitsRecipe -StatePath "$TestDrive/ready.db" | Enable-GhlStockTwitsRecipe `
            -StatePath "$TestDrive/ready.db" | Should -HaveCount 12
    }

    It 'are completed by Tab' {
        (TabExpansion2 'New-GhlStockTwitsRecipe -From soon' 33).CompletionMatches.CompletionText |
            Should -Be task-due-soon
        (TabExpansion2 'Get-GhlStockTwitsRecipe -ReadyMade over' 39).CompletionMatches.CompletionText |
            Should -Be task-overdue
    }
}

Describe 'The path of a recipe' {
    It 'comes from the pipeline, also with brackets in its name' {
        Set-Recipe
        $folder = New-Item -ItemType Directory "$TestDrive/br[1]"
        Copy-Item $recipe -Destination "$TestDrive/plain.yaml"
        [IO.File]::Move("$TestDrive/plain.yaml", "$folder/q[1].yaml")

        $first = Get-ChildItem -LiteralPath $folder | Sync-GhlStockTwits -StatePath "$TestDrive/paths.db"
        $second = Sync-GhlStockTwits -LiteralPath "$folder/q[1].yaml" -StatePath "$TestDrive/paths.db"
        $third = $recipe | Sync-GhlStockTwits -StatePath "$TestDrive/paths.db"

        $first.Baseline, $second.Baseline, $third.Baseline | Should -Be $true, $false, $false
    }
}

Describe 'The path of a state' {
    It 'is a path of the file system: <_>' -ForEach 'Env:x', 'Variable:x', 'Alias:x', 'Nowhere:x' {
        (Get-TestError { Get-GhlStockTwitsRecord -StatePath $_ }).Id | Should -Be 'GhlStockTwits.StatePathInvalid'
    }

    It 'is not shown if it is a connection string: <_>' -ForEach @(
        'postgres://u:hush-1@db/crm'
        'Host=db;Nonsense=1;Password=hush-1'
        'Host=127.0.0.1;Port=1;Password=hush-1;Search Path=none'
    ) {
        $failure = Get-TestError { Get-GhlStockTwitsRecord -StatePath $_ }
        $failure.Id | Should -BeIn 'GhlStockTwits.StatePathInvalid', 'GhlStockTwits.StateNoAnswer'
        "$($failure | Out-String)" | Should -Not -Match 'hush-1'
    }

    It 'from the environment begins at the current location' {
        $before = $env:GHLSTOCKTWITS_STATE
        $env:GHLSTOCKTWITS_STATE = 'baseline.db'
        Disconnect-GhlStockTwits
        Push-Location $TestDrive

        $records = Get-GhlStockTwitsRecord

        Pop-Location
        $env:GHLSTOCKTWITS_STATE = $before
        Connect-Ghl -Sandbox $sandbox
        Connect-StockTwits -Sandbox $sandbox
        $records | Should -HaveCount 8
    }
}

Describe 'Get-GhlStockTwitsRecord' {
    It 'returns what the state holds of a contact' {
        $record.Email | Should -Be $contact.Email
        $record.Handle | Should -Be $contact.CustomField['stocktwits_handle'].TrimStart('@')
        $record.Tags | Sort-Object | Should -Be ($contact.Tags | Sort-Object)
    }

    It 'takes contacts from the pipeline' {
        ($contacts[0..1] | Get-GhlStockTwitsRecord -StatePath $baseline).ContactId | Should -Be $contacts[0..1].Id
    }

    It 'returns all records without an id' {
        Get-GhlStockTwitsRecord -StatePath $baseline | Should -HaveCount 8
    }

    It 'finds records by handle' {
        (Get-GhlStockTwitsRecord -Handle $record.Handle -StatePath $baseline).ContactId | Should -Contain $contact.Id
    }

    It 'finds records by link' {
        $linked = Get-GhlStockTwitsRecord -Link Linked -StatePath $baseline

        $linked.Count | Should -Be $first.Linked
        $linked.Link | Sort-Object -Unique | Should -Be Linked
        $linked[0].User.Username | Should -Not -BeNullOrEmpty
    }

    It 'finds records by audience' {
        $found = Get-GhlStockTwitsRecord -Audience vip -StatePath $baseline

        $found.ContactId | Sort-Object | Should -Be (($contacts | Where-Object Tags -Contains vip).Id | Sort-Object)
    }

    It 'makes no request' {
        Get-SandboxRequest { Get-GhlStockTwitsRecord -StatePath $baseline } | Should -BeNullOrEmpty
    }

    It 'reports that there is no state yet, and makes none: <_>' -ForEach @(
        'Get-GhlStockTwitsRecord', 'Get-GhlStockTwitsEffect', 'Get-GhlStockTwitsAudience'
    ) {
        $failure = Get-TestError { & $_ -StatePath "$TestDrive/none.db" }

        $failure.Id | Should -Be 'GhlStockTwits.StateNotFound'
        $failure.Category | Should -Be 'ObjectNotFound'
        "$TestDrive/none.db" | Should -Not -Exist
    }

    It 'reports a file that is not a state' {
        Set-Content "$TestDrive/text.db" 'not a database'

        (Get-TestError { Get-GhlStockTwitsRecord -StatePath "$TestDrive/text.db" }).Id |
            Should -Match '^GhlStockTwits\.State'
    }
}

Describe 'Get-GhlStockTwitsAudience' {
    It 'returns each audience that has somebody' {
        $audiences = Get-GhlStockTwitsAudience -StatePath $baseline

        $audiences.Name | Should -Contain somebody
    }

    It 'is found by name, with wildcards' {
        (Get-GhlStockTwitsAudience some* -StatePath $baseline).Name | Should -Be somebody
    }

    It 'leads to its records' {
        $found = Get-GhlStockTwitsAudience somebody -StatePath $baseline | Get-GhlStockTwitsRecord -StatePath $baseline

        $found.ContactId | Sort-Object | Should -Be (
            ($contacts | Where-Object { $_.Tags -match '^(vip|investor|customer)$' }).Id | Sort-Object)
    }
}

Describe 'Get-GhlStockTwitsEffect' {
    BeforeAll {
        Set-Recipe
        $state = "$TestDrive/effects.db"
        $null = Sync-GhlStockTwits $recipe -StatePath $state
        Set-Announcement Harbours
        $null = Sync-GhlStockTwits $recipe -StatePath $state
    }

    It 'tells what was done, and by which message' {
        $effect = Get-GhlStockTwitsEffect -StatePath $state

        $effect.Status | Should -Be Done
        $effect.Recipe | Should -Be announce
        $effect.Trigger | Should -BeLike '*tag.added*'
        $effect.Text | Should -Be 'Harbours is with us'
        (Get-StockTwitsMessage $effect.MessageId).Body | Should -Be $effect.Text
    }

    It 'is found by status' {
        Get-GhlStockTwitsEffect Done -StatePath $state | Should -HaveCount 1
        Get-GhlStockTwitsEffect Parked, Failed -StatePath $state | Should -BeNullOrEmpty
    }

    It 'is found by contact' {
        $contact | Get-GhlStockTwitsEffect -StatePath $state | Should -HaveCount 1
        $contacts[-1] | Get-GhlStockTwitsEffect -StatePath $state | Should -BeNullOrEmpty
    }

    It 'is part of the record of its contact' {
        (Get-GhlStockTwitsRecord $contact.Id -StatePath $state).Updates.Status | Should -Be Done
    }
}

Describe 'A draft' {
    BeforeAll {
        Set-Recipe
        $state = "$TestDrive/drafts.db"
        Connect-StockTwits -Anonymous -BaseUri $sandbox.StockTwitsUri
        $null = Sync-GhlStockTwits $recipe -StatePath $state
        Set-Announcement Sawmills
        $null = Sync-GhlStockTwits $recipe -StatePath $state
        $draft = Get-GhlStockTwitsEffect AwaitingApproval -StatePath $state
    }

    AfterAll {
        Connect-StockTwits -Sandbox $sandbox
    }

    It 'shows its text' {
        $draft.What | Should -Be 'Sawmills is with us'
    }

    It 'is not changed with -WhatIf' {
        $draft | Deny-GhlStockTwitsEffect -StatePath $state -WhatIf | Should -BeNullOrEmpty
        (Get-GhlStockTwitsEffect -StatePath $state).Status | Should -Be AwaitingApproval
    }

    It 'is denied, restarted, and posted by hand, once' {
        ($draft | Deny-GhlStockTwitsEffect -StatePath $state).Status | Should -Be Denied
        ($draft.Key | Restart-GhlStockTwitsEffect -StatePath $state).Status | Should -Be Planned
        $url = 'https://stocktwits.com/example/message/123456'
        ($draft | Approve-GhlStockTwitsEffect -PostedAs $url -StatePath $state).MessageId | Should -Be 123456
        (Get-TestError { $draft | Approve-GhlStockTwitsEffect -PostedAs $url -StatePath $state }).Id |
            Should -Be 'GhlStockTwits.EffectStatusInvalid'
    }

    It 'is unknown under another ID, and in a state that does not exist' {
        (Get-TestError { Deny-GhlStockTwitsEffect nothing -StatePath $state }).Id |
            Should -Be 'GhlStockTwits.EffectNotFound'
        (Get-TestError { Deny-GhlStockTwitsEffect nothing -StatePath "$TestDrive/none.db" }).Id |
            Should -Be 'GhlStockTwits.StateNotFound'
        "$TestDrive/none.db" | Should -Not -Exist
    }
}

Describe 'Watch-GhlStockTwits' {
    BeforeEach {
        $state = "$TestDrive/watch-$(New-Guid).db"
        Set-Recipe
        $null = Sync-GhlStockTwits $recipe -StatePath $state
    }

    It 'runs again and again, returns the passes that did something, and lets no second one on the state' {
        Set-Announcement Gliders

        $passes = Watch-GhlStockTwits $recipe -StatePath $state -Interval 1 -Duration 3 | ForEach-Object {
            $failure = Get-TestError { Sync-GhlStockTwits $recipe -StatePath $state }
            $_
        }

        $passes.Sent | Should -Be 1
        $failure.Id | Should -Be 'GhlStockTwits.StateLocked'
        @(Get-GhlStockTwitsRun -StatePath $state).Count | Should -BeGreaterThan 2
    }

    It 'warns of a pass that the service fails, and goes on' {
        $null = Invoke-SandboxControl POST /faults @{
            service = 'highLevel'; method = 'POST'; path = 'contacts/search'; kind = 'status'; status = 403; times = 1
        }

        $passes = Watch-GhlStockTwits $recipe -StatePath $state -Interval 1 -Duration 6 -WarningVariable warnings `
            -WarningAction SilentlyContinue

        $passes | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike 'The pass failed (Ghl.*). The next one tries again.*'
        (Get-GhlStockTwitsRun -StatePath $state | Select-Object -First 1).Outcome | Should -Be Complete
    }

    It 'runs nothing with -WhatIf' {
        $before = @(Get-GhlStockTwitsRun -StatePath $state).Count

        Watch-GhlStockTwits $recipe -StatePath $state -WhatIf | Should -BeNullOrEmpty

        @(Get-GhlStockTwitsRun -StatePath $state).Count | Should -Be $before
    }

    It 'ends in time although a service is away' {
        Add-SandboxFault -Kind Status -Status 503 -Times 0
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Watch-GhlStockTwits $recipe -StatePath $state -Duration 1 -WarningAction SilentlyContinue |
            Should -BeNullOrEmpty
        Clear-SandboxFault
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 60
    }
}

Describe 'Records and effects by e-mail address' {
    It 'are found like everywhere' {
        (Get-GhlStockTwitsRecord $contact.Email -StatePath $baseline).ContactId | Should -Be $contact.Id
        { Get-GhlStockTwitsEffect -ContactId $contact.Email -StatePath $baseline } | Should -Not -Throw
    }

    It 'are an error for an address that no contact has' {
        (Get-TestError { Get-GhlStockTwitsRecord nobody@example.com -StatePath $baseline }).Id |
            Should -Be 'Ghl.NotFound'
    }

    It 'are published by the names of the fields of the contact' {
        $record | Send-StockTwitsUpdate -Template '{{ industry }} $AAPL' -Publish industry -WhatIf |
            Should -BeNullOrEmpty
    }

    It 'are found for an audience' {
        (Get-GhlStockTwitsAudience vip -StatePath $baseline | Get-GhlStockTwitsRecord -StatePath $baseline).Audiences |
            Should -Contain vip
    }
}

BeforeDiscovery {
    Import-Module $PSScriptRoot/Support.psm1
    $commands = Get-Command -Module GhlStockTwits
}

BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $manifest = [IO.Path]::GetFullPath("$PSScriptRoot/../../GhlStockTwits.psd1")
}

Describe 'The imported module' {
    It 'exports what its manifest lists' {
        $listed = (Test-ModuleManifest $manifest).ExportedCmdlets.Keys | Sort-Object
        (Get-Command -Module GhlStockTwits).Name | Sort-Object | Should -Be $listed
    }

    It 'still does after a second import' {
        $before = (Get-Command -Module GhlStockTwits).Name
        Import-Module $manifest -Force
        (Get-Command -Module GhlStockTwits).Name | Should -Be $before
    }

    It 'still does after it was removed and imported again' {
        $before = (Get-Command -Module GhlStockTwits).Name
        Remove-Module GhlStockTwits
        Import-Module $manifest -Global
        (Get-Command -Module GhlStockTwits).Name | Should -Be $before
    }

    It 'leaves the session''s variables and functions alone' {
        $module = Get-Module GhlStockTwits
        $module.ExportedFunctions.Count + $module.ExportedVariables.Count + $module.ExportedAliases.Count | Should -Be 0
    }

    It 'says in one sentence that another copy is loaded' {
        $copy = New-Item "$TestDrive/copy" -ItemType Directory
        Copy-Item $manifest, "$PSScriptRoot/../../module" $copy -Recurse -Exclude core

        $failures = Get-TestError { Import-Module "$copy/GhlStockTwits.psd1" }

        @($failures).Count | Should -Be 1
        $failures.Message |
            Should -BeLike "*another copy of GhlStockTwits*Start a new PowerShell session to use the copy in $copy."
        @(Get-Module GhlStockTwits).Count | Should -Be 1
    }

    It 'says in one sentence that it requires the full language mode' {
        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        $runspace.SessionStateProxy.LanguageMode = 'ConstrainedLanguage'
        $shell = [powershell]::Create($runspace)

        $failure = { $shell.AddCommand('Import-Module').AddParameter('Name', $manifest).Invoke() } |
            Should -Throw -PassThru

        "$failure" | Should -BeLike '*"GhlStockTwits requires the full language mode.*'
        $runspace.Dispose()
    }
}

Describe 'The help' {
    It 'is plain text' {
        $help = Get-Help Set-GhlContactTag -Full

        $help.Synopsis | Should -Not -Match '[<>]'
        $help.parameters.parameter.description.Text | Should -Not -Match '[<>]'
    }

    It 'tells which parameters take wildcards' {
        (Get-Help Get-GhlTag -Parameter Name).globbing | Should -Be 'true'
        (Get-Help Get-GhlTag -Parameter Id).globbing | Should -Be 'false'
    }

    It 'opens no page of another site with -Online' {
        $help = [xml] (Get-Content "$PSScriptRoot/../../en-US/GhlStockTwits.dll-Help.xml" -Raw)

        $help.GetElementsByTagName('maml:uri').InnerText | Where-Object { $_ } | Should -BeNullOrEmpty
    }

    It 'has the topic <_>' -ForEach @(
        'about_GhlStockTwits', 'about_GhlStockTwits_Connections', 'about_GhlStockTwits_Errors'
        'about_GhlStockTwits_Recipes', 'about_GhlStockTwits_TimeZones', 'about_GhlStockTwits_Jobs'
        'about_GhlStockTwits_Webhooks'
    ) {
        Get-Help $_ | Should -BeLike "*TOPIC*$_*SHORT DESCRIPTION*"
    }

    It 'leads from a sync to recipes, records and effects' {
        (Get-Help Sync-GhlStockTwits).relatedLinks.navigationLink.linkText | Should -Contain Get-GhlStockTwitsEffect
        (Get-Help Sync-GhlStockTwits).relatedLinks.navigationLink.linkText | Should -Contain about_GhlStockTwits_Recipes
    }

    It 'has examples that begin with their code' {
        (Get-Help Get-GhlContact -Full).examples.example[0].code | Should -BeLike 'Get-GhlContact*'
    }
}

Describe '<_.Name>' -ForEach $commands {
    It 'has a verb that Get-Verb lists' {
        (Get-Verb $_.Verb).Verb | Should -Be $_.Verb
    }

    It 'completes its parameters' {
        $line = "$($_.Name) -"
        $completed = [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
        $completed.CompletionMatches.Count | Should -BeGreaterThan 0
    }

    It 'has help: a synopsis, a text for each parameter, three examples and links' {
        $common = [Management.Automation.Cmdlet]::CommonParameters +
            [Management.Automation.Cmdlet]::OptionalCommonParameters
        $help = Get-Help $_.Name -Full

        # PowerShell makes a synopsis of the syntax where there is none.
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "$($_.Name)*"
        $explained = ($help.parameters.parameter | Where-Object { $_.description.Text }).name
        $_.Parameters.Keys | Where-Object { $_ -notin $common -and $_ -notin $explained } | Should -BeNullOrEmpty
        @($help.examples.example | Where-Object code).Count | Should -BeGreaterOrEqual 3
        @($help.relatedLinks.navigationLink).Count | Should -BeGreaterThan 0
    }
}

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

    It 'leaves the session''s variables and functions alone' {
        $module = Get-Module GhlStockTwits
        $module.ExportedFunctions.Count + $module.ExportedVariables.Count + $module.ExportedAliases.Count | Should -Be 0
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
}

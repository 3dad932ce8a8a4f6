BeforeDiscovery {
    $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
    $hasAnalyzer = $null -ne (Get-Module -ListAvailable PSScriptAnalyzer)
    # What users run and read; tests have idioms of their own.
    $scripts = Get-ChildItem "$root/*", "$root/module/*", "$root/examples/*" -Include *.ps1, *.psm1, *.psd1
}

Describe '<_.Name>' -ForEach $scripts {
    It 'has nothing to complain of for PSScriptAnalyzer' -Skip:(-not $hasAnalyzer) {
        # The host's own words (Write-Host) are what a script that is read and run by people speaks in.
        $found = Invoke-ScriptAnalyzer $_.FullName -Severity Warning, Error -ExcludeRule PSAvoidUsingWriteHost
        $found | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName) $($_.Message)" } | Should -BeNullOrEmpty
    }
}

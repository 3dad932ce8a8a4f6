BeforeDiscovery {
    $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
    # What users run and read.
    $scripts = Get-ChildItem "$root/*", "$root/module/*", "$root/examples/*" -Include *.ps1, *.psm1, *.psd1
}

Describe '<_.Name>' -ForEach $scripts {
    It 'parses without an error' {
        $errors = $null
        $null = [Management.Automation.Language.Parser]::ParseFile($_.FullName, [ref] $null, [ref] $errors)

        $errors | Should -BeNullOrEmpty
    }
}

BeforeDiscovery {
    $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
    # What users run and read.
    $scripts = Get-ChildItem "$root/*", "$root/module/*", "$root/examples/*" -Include *.ps1, *.psm1, *.psd1
}

BeforeAll {
    $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
    $manifest = Test-ModuleManifest "$root/GhlStockTwits.psd1" -WarningAction SilentlyContinue
}

Describe 'The manifest' {
    It 'is one that PowerShell accepts' {
        $manifest.Name | Should -Be 'GhlStockTwits'
    }

    It 'runs on PowerShell 7.4 and later only' {
        $manifest.PowerShellVersion | Should -Be '7.4'
        $manifest.CompatiblePSEditions | Should -Be 'Core'
    }

    It 'exports cmdlets by name and nothing else' {
        $manifest.ExportedCmdlets.Keys | Should -Not -BeNullOrEmpty
        $manifest.ExportedCmdlets.Keys | Should -Not -Contain '*'
        $manifest.ExportedFunctions.Keys | Should -BeNullOrEmpty
        $manifest.ExportedVariables.Keys | Should -BeNullOrEmpty
    }

    It 'has what a gallery page shows' {
        $manifest.Description | Should -Not -BeNullOrEmpty
        $manifest.Tags | Should -Contain 'PSEdition_Core'
    }
}

Describe '<_.Name>' -ForEach $scripts {
    It 'parses without an error' {
        $errors = $null
        $null = [Management.Automation.Language.Parser]::ParseFile($_.FullName, [ref] $null, [ref] $errors)

        $errors | Should -BeNullOrEmpty
    }
}

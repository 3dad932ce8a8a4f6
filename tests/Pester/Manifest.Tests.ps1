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

<#
    What every test file needs. A file begins like this:

        BeforeAll {
            Import-Module $PSScriptRoot/Support.psm1
            $sandbox = Start-TestSandbox -Contacts 30
        }

        AfterAll {
            Stop-TestSandbox
        }

    Importing this module imports GhlStockTwits as built in this checkout.

    Start-TestSandbox      starts a sandbox, connects both services to it and returns it; search has no lag. The state
                           of a sandbox is a temporary file, so Sync-GhlStockTwits needs no -StatePath.
    Stop-TestSandbox       disconnects, and stops every sandbox that Start-TestSandbox started.
    Get-SandboxRequest     the requests that a script block makes, or all that the sandbox has logged. Each has Service,
                           Method, Path, Query, Operation, Status, Write, Fault and Body (parsed JSON, or text).
    Get-TestError          the errors of a script block, terminating or not. Each has Id, Category, Target, Message and
                           Advice.
    Add-SandboxFault       makes requests go wrong: -Kind Status -Status 429 -Path /contacts -Times 2.
    Clear-SandboxFault     ends that.
    Invoke-SandboxControl  anything else under /sandbox: the clock, limits, tokens, a reset.

    The variables of a test file are visible in script blocks passed to these functions, and what the blocks assign
    remains. An error that a test does not expect fails it: catch expected ones with Get-TestError, or with Should
    -Throw and -ErrorAction Stop. Run one file with Invoke-Pester, or with:

        dotnet test tests/Module.Tests --filter DisplayName~GhlContactTag
#>

$root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
Import-Module "$root/GhlStockTwits.psd1" -Global

$sandboxes = [Collections.Generic.Stack[object]]::new()

function Start-TestSandbox {
    [CmdletBinding()]
    param(
        [int] $Contacts = 25,
        [int] $Seed = 1,
        [int] $Messages = 300,
        [timespan] $SearchLag = 0,
        [switch] $NoRateLimit
    )

    $options = @{
        Contacts = $Contacts; Seed = $Seed; Messages = $Messages; SearchLag = $SearchLag; NoRateLimit = $NoRateLimit
    }
    $sandbox = Start-GhlStockTwitsSandbox @options
    $sandboxes.Push($sandbox)
    Connect-Ghl -Sandbox $sandbox
    Connect-StockTwits -Sandbox $sandbox
    $sandbox
}

function Stop-TestSandbox {
    Disconnect-GhlStockTwits
    while ($sandboxes.Count) {
        Stop-GhlStockTwitsSandbox $sandboxes.Pop()
    }
}

function Invoke-SandboxControl {
    <#
    .EXAMPLE
        Invoke-SandboxControl POST /clock @{ advance = 3600 }
    #>
    param(
        [Parameter(Mandatory)] [string] $Method,
        [Parameter(Mandatory)] [string] $Path,
        $Body,
        # The latest, unless another is given.
        $Sandbox = $sandboxes.Peek()
    )

    $json = if ($null -ne $Body) { ConvertTo-Json $Body -Depth 9 }
    $key = @{ 'X-Sandbox-Key' = $Sandbox.ControlKey }
    Invoke-RestMethod "$($Sandbox.ControlUri)$Path" -Method $Method -Headers $key -Body $json `
        -ContentType application/json | ForEach-Object { $_ }
}

function Get-SandboxRequest {
    <#
    .EXAMPLE
        Get-SandboxRequest { Get-GhlContact | Select-Object -First 1 } | Should -HaveCount 1
    .EXAMPLE
        (Get-SandboxRequest -Write { Set-GhlContactTag $id -Add vip }).Path | Should -Be "/contacts/$id/tags"
    #>
    param(
        # What makes the requests; its output is dropped. Without it, all requests since the start are returned.
        [Parameter(Position = 0)] [scriptblock] $During,
        # Only requests that change something.
        [switch] $Write,
        $Sandbox = $sandboxes.Peek()
    )

    $count = 1000
    if ($During) {
        $before = $Sandbox.RequestCount
        . $During | Out-Null
        $count = $Sandbox.RequestCount - $before
    }

    Invoke-SandboxControl GET "/log?last=$count" -Sandbox $Sandbox |
        Where-Object { $_.write -or -not $Write } |
        ForEach-Object {
            $uri = [uri]::new($Sandbox.HighLevelUri, $_.target)
            [pscustomobject] @{
                Service   = $_.service
                Method    = $_.method
                Path      = $uri.AbsolutePath
                Query     = [Web.HttpUtility]::ParseQueryString($uri.Query)
                Operation = $_.operation
                Status    = $_.status
                Write     = $_.write
                Fault     = $_.fault
                Body      = ConvertFrom-Body $_.body
            }
        }
}

# The log holds the beginning of a long body only.
function ConvertFrom-Body([string] $body) {
    if ($body -match '^\s*[{\[]' -and $body.Length -lt 4096) { ConvertFrom-Json $body -NoEnumerate } else { $body }
}

function Add-SandboxFault {
    <#
    .EXAMPLE
        Add-SandboxFault -Kind Status -Status 429 -RetryAfter 1 -Service HighLevel -Path ^/contacts
    #>
    param(
        [Parameter(Mandatory)] [string] $Kind,
        # HighLevel or StockTwits; both without it.
        [string] $Service,
        [string] $Method,
        # A regular expression for path and query.
        [string] $Path,
        [int] $Status,
        [string] $RetryAfter,
        [string] $Body,
        [int] $Milliseconds,
        # How many requests go through first.
        [int] $Skip,
        # How many go wrong; 0 is all of them.
        [int] $Times = 1
    )

    $rule = @{ times = $Times }
    foreach ($parameter in $PSBoundParameters.GetEnumerator()) {
        $rule[$parameter.Key.Substring(0, 1).ToLowerInvariant() + $parameter.Key.Substring(1)] = $parameter.Value
    }

    foreach ($name in 'kind', 'service') {
        if ($rule[$name]) { $rule[$name] = $rule[$name].Substring(0, 1).ToLowerInvariant() + $rule[$name].Substring(1) }
    }

    $null = Invoke-SandboxControl POST /faults $rule
}

function Clear-SandboxFault {
    $null = Invoke-SandboxControl DELETE /faults
}

function Get-TestError {
    <#
    .EXAMPLE
        (Get-TestError { Get-GhlContact unknown }).Id | Should -Be 'Ghl.NotFound'
    #>
    param([Parameter(Mandatory)] [scriptblock] $During)

    $preference = $global:ErrorActionPreference
    $global:ErrorActionPreference = 'Continue'
    $records = [Collections.Generic.List[Management.Automation.ErrorRecord]]::new()
    try {
        . $During 2>&1 |
            Where-Object { $_ -is [Management.Automation.ErrorRecord] } |
            ForEach-Object { $records.Add($_) }
    }
    catch {
        $records.Add($_)
    }
    finally {
        $global:ErrorActionPreference = $preference
    }

    foreach ($record in $records) {
        [pscustomobject] @{
            Id       = $record.FullyQualifiedErrorId.Split(',')[0]
            Category = $record.CategoryInfo.Category
            Target   = $record.TargetObject
            Message  = $record.Exception.Message
            Advice   = $record.ErrorDetails.RecommendedAction
            Record   = $record
        }
    }
}

Export-ModuleMember -Function *-TestSandbox, *-Sandbox*, Get-TestError

<#
    A property: whatever a cmdlet is called with and whatever the services answer, no secret and no personal data is in
    anything but the objects that were asked for, and personal data in the state.

    Every cmdlet of the module is called with arguments made of its parameters, while the services repeat the requests
    in their errors in many ways. A sample of half of the cmdlets is run by default. Every cmdlet, each of its parameter
    sets, with every fault (minutes): $env:GHLSTOCKTWITS_SECRECY = 'all'. $env:GHLSTOCKTWITS_SECRECY_SEED repeats a
    sample, and $env:GHLSTOCKTWITS_SECRECY_PART = '2/4' runs the second quarter of the cmdlets.
#>
BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $all = $env:GHLSTOCKTWITS_SECRECY -eq 'all'
    $seed = [int] ($env:GHLSTOCKTWITS_SECRECY_SEED ?? 1)
    $part, $parts = ($env:GHLSTOCKTWITS_SECRECY_PART ?? ($all ? '1/1' : '1/2')) -split '/'
    $random = [Random]::new($seed)

    $email, $phone, $text = 'ada.private@example.com', '+12005550177', 'Confidential merger'
    $clientSecret = '5ec2e7aa-11d4-4c0e-9f37-d00df00dcafe'
    $code = 'c0de97f3e8ba41d06c25f97ab8310d4e6f52cb09'
    $refreshToken = 'eyJhbGciOiJIUzI1NiJ9.cmVmcmVzaC10b2tlbi1vZi1hZGE.Zm9ydHl0d28tc2lnbmF0dXJl'
    $password = 'pr0xy-Passw0rd-of-nobody'
    $key = [Convert]::ToBase64String([byte[]] (65..96))

    $root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
    $data = [IO.Directory]::CreateTempSubdirectory('ghlst-secrecy-').FullName
    $before = @{}
    $environment = @{
        XDG_DATA_HOME          = "$data/data"
        GHLSTOCKTWITS_PROFILES = "$data/profiles"
        GHLSTOCKTWITS_KEY      = $key
        GHLSTOCKTWITS_LOG      = "$data/log.jsonl"
        GHLSTOCKTWITS_STATE    = "$data/state.db"
        GHLSTOCKTWITS_DATABASE = $null
    }
    foreach ($name in $environment.Keys) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $environment[$name])
    }

    $sandbox = Start-TestSandbox -Contacts 5 -Messages 50 -NoRateLimit
    $spare = Start-GhlStockTwitsSandbox -Contacts 1 -Messages 1
    $contact = New-GhlContact -FirstName Adalind -Email $email -Phone $phone
    $note = $contact | New-GhlContactNote -Body $text
    $task = $contact | New-GhlContactTask -Title $text -DueDate '2027-01-01'
    $calendar = Get-GhlCalendar investor*
    $appointment = $calendar | Get-GhlFreeSlot | Select-Object -First 1 | New-GhlAppointment -ContactId $contact.Id
    $appointmentNote = $appointment | New-GhlAppointmentNote -Body $text
    $message = Get-StockTwitsStream -Trending -MaxCount 1
    $list = (Get-StockTwitsWatchlist)[0]
    [IO.File]::WriteAllBytes("$data/chart.png", [byte[]] (0x89, 0x50, 0x4E, 0x47 + 1..50))
    Copy-Item $root/examples/recipes/quickstart.yaml $data/recipe.yaml

    # The cmdlets run where everything that they write can be seen, progress included.
    $session = [initialsessionstate]::CreateDefault2()
    $session.ImportPSModule("$root/GhlStockTwits.psd1")
    $runspace = [runspacefactory]::CreateRunspace($session)
    $runspace.Open()

    function Invoke-There([string] $Script, [object[]] $Arguments) {
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        $null = $shell.AddScript($Script)
        foreach ($argument in $Arguments) { $null = $shell.AddArgument($argument) }
        try {
            [pscustomobject]@{
                Output = $shell.Invoke(); Progress = @($shell.Streams.Progress); Errors = @($shell.Streams.Error)
            }
        }
        finally {
            $shell.Dispose()
        }
    }

    $start = {
        param($transcript, $sandbox)
        $global:VerbosePreference = $global:DebugPreference = $global:InformationPreference = 'Continue'
        $global:ConfirmPreference = 'None'
        $ghl = Connect-Ghl -Sandbox $sandbox -PassThru
        $stockTwits = Connect-StockTwits -Sandbox $sandbox -PassThru
        $null = Start-Transcript $transcript
        $ghl, $stockTwits
    }
    $connections = (Invoke-There $start "$data/transcript.txt", $sandbox).Output

    $call = {
        param($name, $arguments)
        $Error.Clear()
        $written = try { & $name @arguments *>&1 } catch { $_ }
        $written | Where-Object { $_.GetType().Namespace -like 'System.Management.Automation*' } | Out-Default
        # A transcript has what a pipeline returns.
        $global:written, $global:failures = @($written), @($Error)
    }

    function Protect([string] $Text) { ConvertTo-SecureString $Text -AsPlainText }
    function Get-One([object[]] $Of) { $Of[$random.Next($Of.Count)] }

    # An argument, by the parameter's name, else by its type; null if it is left out.
    function Get-Argument([string] $Cmdlet, $Parameter) {
        $isGhl = $Cmdlet -notmatch '-StockTwits'
        $type = $Parameter.ParameterType
        $element = $type.IsArray ? $type.GetElementType() : [Nullable]::GetUnderlyingType($type) ?? $type
        switch ($Parameter.Name) {
            Connection { return , $connections }
            BaseUri { return $isGhl ? $sandbox.HighLevelUri : $sandbox.StockTwitsUri }
            Sandbox { return $Cmdlet -like 'Stop-*' ? $spare : $sandbox }
            StatePath { return "$data/state.db" }
            LogPath { return "$data/log.jsonl" }
            { $_ -in 'LiteralPath', 'Recipe' } { return "$data/recipe.yaml" }
            RecipePath { return "$data/new.yaml" }
            StockTwitsBaseUri { return $sandbox.StockTwitsUri }
            Chart { return "$data/chart.png" }
            Path {
                if ($Cmdlet -notlike 'Invoke-*') { return "$data/recipe.yaml" }
                $names = "$email/x", "contacts/$phone", "messages/$([uri]::EscapeDataString($email)).json"
                return '/' + (Get-One $names)
            }
            Duration { return [timespan]::Zero }
            Interval { return [timespan]::FromSeconds(1) }
            MaxDuration { return [timespan]::FromSeconds(1) }
            Port { return $null }
            { $_ -in 'Profile', 'SaveAs' -or ($_ -eq 'Name' -and $Cmdlet -like '*Profile') } { return 'secrecy' }
            ClientId { return '5f1b1c0a2b3c4d5e6f708192-abcdefgh' }
            RedirectUri { return 'https://localhost/' }
            RedirectedUri { return "https://localhost/?code=$code&state=s1" }
            State { return 's1' }
            Proxy { return 'http://127.0.0.1:9' }
            ProxyCredential { return [pscredential]::new('ann', (Protect $password)) }
            NoProxy { return $null }
            LocationId { return Get-One $sandbox.LocationId, $sandbox.LocationId, $email }
            AutomationConnection {
                return @{
                    Token = $sandbox.HighLevelToken; LocationId = $sandbox.LocationId; BaseUri = $sandbox.HighLevelUri
                    StockTwitsToken = $sandbox.StockTwitsToken; StockTwitsBaseUri = $sandbox.StockTwitsUri
                }
            }
            Filter { return @{ field = 'email'; operator = 'eq'; value = $email } }
            CustomField { return @{ (Get-One industry, $email) = $email } }
        }

        if ($Cmdlet -eq 'Invoke-GhlStockTwitsOperation' -and $Parameter.Name -eq 'Name') {
            return (Get-One $operations).Name
        }

        if ($Cmdlet -eq 'Watch-GhlStockTwitsTrigger' -and $Parameter.Name -in 'Name', 'Trigger') {
            return (Get-One (Get-GhlStockTwitsOperation -Kind Polled)).Name
        }

        if ($Parameter.Name -in 'Body', 'Title', 'Description', 'Text') { return Get-One $text, "$text of $email" }
        $choices = $Parameter.Attributes | Where-Object { $_ -is [ValidateSet] }
        if ($choices) { return Get-One $choices.ValidValues }
        switch ($element.Name) {
            SwitchParameter { return [switch] $true }
            SecureString { return Protect (Get-One $clientSecret, $refreshToken, $code) }
            Boolean { return $true }
            { $_ -in 'Int32', 'Int64' } { return 1 }
            TimeSpan { return [timespan]::FromSeconds(1) }
            DateArgument { return '2027-01-01' }
            Uri { return 'https://localhost/' }
            { $_ -in 'Hashtable', 'Object' } { return @{ email = $email; phone = $phone; body = $text } }
            PSObject { return Get-One $contact, $note, "$text of $email", @{ Id = $contact.Id; Email = $email } }
            NoteArgument { return Get-One $note, $note, $email }
            TaskArgument { return Get-One $task, $task, $phone }
            AppointmentArgument { return Get-One $appointment, $appointment, $email }
            AppointmentNoteArgument { return Get-One $appointmentNote, $appointmentNote, $email }
            UserArgument { return Get-One $sandbox.StockTwitsUsername, $email }
            MessageArgument { return Get-One $message, $message.Id, $phone }
            WatchlistArgument { return Get-One $list, $email }
            Message { return $message }
            ContactArgument { return Get-One $contact.Id, $contact, $email, $phone, $note }
            { $element.IsEnum } { return [Enum]::GetValues($element)[0] }
            # A name that was typed is repeated, as far as it is no address and no number.
            default { return Get-One $email, $phone, "Ada +1 (200) 555-0177", $contact.Id }
        }
    }

    # The arguments of a call: what is mandatory, and some of the rest.
    function Get-Call([string] $Cmdlet, $ParameterSet) {
        $arguments = @{}
        foreach ($parameter in $ParameterSet.Parameters) {
            $isUsed = $parameter.IsMandatory -or $parameter.Name -in $always -or
                ($parameter.Name -notin $common -and $random.Next(3) -eq 0)
            $value = $isUsed ? (Get-Argument $Cmdlet $parameter) : $null
            if ($null -ne $value) { $arguments[$parameter.Name] = $value }
        }

        $arguments
    }

    $common = [Management.Automation.Cmdlet]::CommonParameters
    $common += [Management.Automation.Cmdlet]::OptionalCommonParameters
    # Nothing may reach the real services, or last.
    $always = 'Connection', 'BaseUri', 'StockTwitsBaseUri', 'Duration', 'MaxDuration'
    $operations = Get-GhlStockTwitsOperation -Kind Action
    $cmdlets = Get-Command -Module GhlStockTwits

    # What the services do. Where a retry follows, it follows at once.
    $echoes = foreach ($encoding in 'plain', 'base64', 'base64Shifted1', 'base64Shifted2', 'url', 'unicode', 'html',
        'swappedCase') {
        foreach ($status in 400, 401, 403, 404, 422, 429, 500) {
            @{ kind = 'echo'; status = $status; encoding = $encoding; times = 0; retryAfter = '0' }
        }

        @{ kind = 'echo'; status = 502; encoding = $encoding; times = 0; retryAfter = '0'
            body = '<html><body>{echo}</body></html>'; headers = @{ 'Content-Type' = 'text/html' } }
        @{ kind = 'echo'; status = 200; encoding = $encoding; times = 1; body = '{ "message": "{echo}' }
        @{ kind = 'echo'; status = 200; encoding = $encoding; times = 0; body = '<html>{echo}</html>' }
        @{ kind = 'echo'; status = 400; encoding = $encoding; times = 0; skip = 1; retryAfter = '0' }
    }
    $faults = @($null) + $echoes
    # A response that cannot be read is asked for again only after a while.
    $fast = $echoes | Where-Object { $_.status -ne 200 }

    # The forms in which a secret must not appear: as it is, in base64 wherever it begins there, and in URLs.
    function Get-Form([string] $Secret) {
        $bytes = [Text.Encoding]::UTF8.GetBytes($Secret)
        $Secret
        [uri]::EscapeDataString($Secret)
        -join ($bytes | ForEach-Object { '%{0:x2}' -f $_ })
        foreach ($shift in 0..2) {
            # The letters that depend on these bytes only.
            $base64 = [Convert]::ToBase64String([byte[]] (@(0) * $shift + $bytes)).TrimEnd('=')
            $begin = [Math]::Ceiling($shift * 4 / 3)
            $core = $base64.Substring($begin, $base64.Length - 1 - $begin)
            $core
            $core.Replace('+', '-').Replace('/', '_')
        }
    }

    # A piece of 12 letters has one of these 6 in it.
    function Get-Block([string[]] $Secret) {
        $Secret | ForEach-Object { Get-Form $_ } | ForEach-Object {
            for ($start = 0; $start -le $_.Length - 6; $start += 6) { $_.Substring($start, 6).ToLowerInvariant() }
        } | Sort-Object -Unique
    }

    $secrets = $sandbox.HighLevelToken, $sandbox.StockTwitsToken, $clientSecret, $code, $refreshToken, $password, $key
    $secretForms = $secrets | ForEach-Object { (Get-Form $_).ToLowerInvariant() }
    $secretBlocks = [string[]] (Get-Block $secrets)
    # All contacts have such addresses and numbers.
    $addresses = [regex] '(?i)@example\.|%40example|555[-.) ]?01\d\d|Confidential merger'
    $personForms = $email, $phone | ForEach-Object { (Get-Form $_)[3..8].ToLowerInvariant() }
    $personBlocks = [string[]] ($personForms | ForEach-Object {
            for ($start = 0; $start -le $_.Length - 6; $start += 6) { $_.Substring($start, 6) }
        } | Sort-Object -Unique)

    function Get-Surrounding([string] $Text, [int] $Index) {
        $begin = [Math]::Max(0, $Index - 60)
        $Text.Substring($begin, [Math]::Min(150, $Text.Length - $begin))
    }

    # Where a piece of at least 12 letters of one of the forms is, around one of the blocks; nothing if there is none.
    function Find-Piece([string] $Text, [string[]] $Blocks, [string[]] $Forms) {
        $lower = $Text.ToLowerInvariant()
        foreach ($block in $Blocks) {
            $at = -1
            while (($at = $lower.IndexOf($block, $at + 1, [StringComparison]::Ordinal)) -ge 0) {
                foreach ($start in [Math]::Max(0, $at - 6)..[Math]::Min($at, $lower.Length - 12)) {
                    $piece = $lower.Substring([Math]::Max(0, $start), [Math]::Min(12, $lower.Length))
                    if ($piece.Length -eq 12 -and $Forms.Where({ $_.Contains($piece) }, 'First')) {
                        return Get-Surrounding $Text $start
                    }
                }
            }
        }
    }

    function Find-Secret([string] $Text) { Find-Piece $Text $secretBlocks $secretForms }

    function Find-PersonalData([string] $Text) {
        $match = $addresses.Match($Text)
        $match.Success ? (Get-Surrounding $Text $match.Index) : (Find-Piece $Text $personBlocks $personForms)
    }

    # What is not an object that was asked for, as text.
    function Get-Text($Record) {
        if ($Record -is [Exception]) {
            for ($inner = $Record; $inner; $inner = $inner.InnerException) {
                "$inner", $inner.Message, $inner.Description, $inner.Advice, $inner.TraceId, $inner.ExistingId
                $inner.Data.Values | ForEach-Object { "$_" }
            }
        }
        elseif ($Record -is [Management.Automation.ErrorRecord]) {
            "$Record", "$($Record.CategoryInfo)", "$($Record.ErrorDetails)", $Record.FullyQualifiedErrorId
            $Record.ErrorDetails.RecommendedAction
            $Record.ScriptStackTrace
            # An object of the user's own is kept for scripts, and not shown.
            if ($Record.TargetObject -isnot [string] -and $Record.TargetObject -isnot [array]) {
                "$($Record.TargetObject)" -replace '^@\{.*'
            }
            Get-Text $Record.Exception
        }
        elseif ($Record -is [Management.Automation.InformationRecord]) { "$($Record.MessageData)" }
        elseif ($Record -is [Management.Automation.ProgressRecord]) {
            "$($Record.Activity) $($Record.StatusDescription) $($Record.CurrentOperation)"
        }
        else { "$Record" }
    }

    # What a call has shown of secrets and personal data. Objects may have personal data, and only raw ones secrets.
    function Find-Leak([string] $Cmdlet, $Result, $Fault) {
        $written = @($runspace.SessionStateProxy.GetVariable('written'))
        $records = @($written | Where-Object { $_.GetType().Namespace -like 'System.Management.Automation*' }) +
            @($runspace.SessionStateProxy.GetVariable('failures')) + $Result.Progress + $Result.Errors
        foreach ($record in $records) { $streams[$record.GetType().Name]++ }
        $seen = @($records | ForEach-Object { Get-Text $_ }) -join "`n"
        $targets = $records | ForEach-Object TargetObject | Out-String
        $objects = if (-not $Fault -and $Cmdlet -notmatch 'Sandbox$|^Invoke-') {
            $written | Where-Object { $_ -notin $records } | Select-Object -First 5 | Format-List * | Out-String
        }
        foreach ($leak in @(Find-Secret "$seen $targets $objects") + @(Find-PersonalData $seen)) {
            "${Cmdlet}, $($Fault ? "$($Fault.kind) $($Fault.status) $($Fault.encoding)" : 'no fault'): $leak"
        }
    }
}

AfterAll {
    $runspace.Dispose()
    foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
    Stop-GhlStockTwitsSandbox $spare -ErrorAction Ignore
    Stop-TestSandbox
    Remove-Item $data -Recurse -Force
}

Describe 'Secrets and personal data' {
    It 'are in nothing that a cmdlet writes but objects, and in no file but the state' {
        $cases = foreach ($cmdlet in $cmdlets) {
            foreach ($fault in $all ? $faults : @(Get-One (@($null) + (Get-One $fast) + (Get-One $fast)))) {
                foreach ($set in $all ? $cmdlet.ParameterSets : @(Get-One $cmdlet.ParameterSets)) {
                    @{ Cmdlet = $cmdlet.Name; Set = $set; Fault = $fault }
                }
            }
        }
        $cases = @($cases | Where-Object { [array]::IndexOf($cmdlets.Name, $_.Cmdlet) % $parts -eq $part - 1 })
        $streams = @{}
        $reached = [Collections.Generic.HashSet[string]]::new()

        $found = @(foreach ($group in $cases | Group-Object { ConvertTo-Json $_.Fault -Compress }) {
                $fault = $group.Group[0].Fault
                Clear-SandboxFault
                if ($fault) { $null = Invoke-SandboxControl POST /faults $fault }
                foreach ($case in $group.Group) {
                    $requests = $sandbox.RequestCount
                    $result = Invoke-There $call $case.Cmdlet, (Get-Call $case.Cmdlet $case.Set)
                    if ($sandbox.RequestCount -gt $requests) { $null = $reached.Add($case.Cmdlet) }
                    Find-Leak $case.Cmdlet $result $fault
                    if ($case.Cmdlet -eq 'Start-GhlStockTwitsSandbox') {
                        $started = $runspace.SessionStateProxy.GetVariable('written')
                        $started | Where-Object ControlKey | Stop-GhlStockTwitsSandbox
                    }
                }
            })
        Clear-SandboxFault
        $null = Invoke-There { Stop-Transcript }
        $files = Get-ChildItem $data -Recurse -File
        $found += foreach ($file in $files) {
            $content = [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($file.FullName))
            $leaks = @(Find-Secret $content)
            if ($file.Name -notlike 'state.db*') { $leaks += @(Find-PersonalData $content) }
            foreach ($leak in $leaks) { "$($file.Name): $leak" }
        }

        $counts = "seed ${seed}: $(@($cases.Cmdlet | Sort-Object -Unique).Count) cmdlets, $($cases.Count) calls, " +
            "$(($streams.Keys | Sort-Object | ForEach-Object { "$_ $($streams[$_])" }) -join ', '), " +
            "$($reached.Count) of them called a service, $($files.Count) files: $($found.Count) found"
        Write-Host $counts
        $found.Count | Should -Be 0 -Because "$counts`n$(($found | Select-Object -First 40) -join "`n")`n"
        $streams.ErrorRecord | Should -BeGreaterThan 0
        $streams.VerboseRecord | Should -BeGreaterThan 0
        $calling = @($cases.Cmdlet | Where-Object { $_ -in $operations.Cmdlet } | Sort-Object -Unique)
        # Only a connection to an agency lists locations.
        $silent = $calling | Where-Object { $_ -notin $reached -and $_ -ne 'Get-GhlInstalledLocation' }
        $all ? $silent.Count : 2 * $silent.Count / $calling.Count |
            Should -BeLessThan 1 -Because "these called no service: $silent"
    }

    It 'are in no error of a database' {
        $env:GHLSTOCKTWITS_DATABASE = "Host=127.0.0.1;Port=9;Username=ann;Password=$password;Timeout=1"
        $result = Invoke-There $call Get-GhlStockTwitsProfile, @{}
        $streams = @{}
        Find-Leak Get-GhlStockTwitsProfile $result | Should -BeNullOrEmpty
        $streams.ErrorRecord | Should -BeGreaterThan 0

        $env:GHLSTOCKTWITS_DATABASE = "Host=127.0.0.1;Port=x;Password=$password;Nonsense=$key"
        $result = Invoke-There $call Get-GhlStockTwitsProfile, @{}
        Find-Leak Get-GhlStockTwitsProfile $result | Should -BeNullOrEmpty
    }

    It 'are looked for in what is written' {
        Find-Secret "x $($sandbox.HighLevelToken.Substring(5, 14))" | Should -Not -BeNullOrEmpty
        Find-Secret $sandbox.StockTwitsToken.ToUpperInvariant() | Should -Not -BeNullOrEmpty
        Find-Secret ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("u:$code"))) | Should -Not -BeNullOrEmpty
        Find-Secret 'an ordinary sentence about nothing, and 0123456789abcdef' | Should -BeNullOrEmpty
        Find-PersonalData 'call +1 200 555-0177' | Should -Not -BeNullOrEmpty
        Find-PersonalData ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(":$email"))) |
            Should -Not -BeNullOrEmpty
        Find-PersonalData 'an ordinary sentence about nothing' | Should -BeNullOrEmpty
    }
}

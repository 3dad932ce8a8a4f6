BeforeAll {
    Import-Module $PSScriptRoot/Support.psm1
    $sandbox = Start-TestSandbox -Contacts 3 -NoRateLimit
    $contact = Get-GhlContact | Select-Object -First 1

    function New-Payload([string] $type, [hashtable] $more = @{}) {
        ConvertTo-Json (@{ type = $type; locationId = $sandbox.LocationId } + $more)
    }

    $note = New-Payload NoteCreate @{ id = 'n1'; body = 'private words'; contactId = $contact.Id }
}

AfterAll {
    Stop-TestSandbox
}

Describe 'ConvertFrom-GhlWebhook' {
    It 'names the event and what it is about' {
        $event = $note | ConvertFrom-GhlWebhook

        $event.Event | Should -Be 'ghl.on.NoteCreate'
        $event.Type | Should -Be 'NoteCreate'
        $event.Id | Should -Be 'n1'
        $event.ContactId | Should -Be $contact.Id
        $event.LocationId | Should -Be $sandbox.LocationId
    }

    It 'does not show what the payload says when the event is printed' {
        "$($note | ConvertFrom-GhlWebhook)" | Should -Not -BeLike '*private*'
    }

    It 'makes no request' {
        Get-SandboxRequest { $note | ConvertFrom-GhlWebhook } | Should -BeNullOrEmpty
    }

    It 'leads to the contact' {
        ($note | ConvertFrom-GhlWebhook | Get-GhlContact).Id | Should -Be $contact.Id
    }

    It 'leads to no contact when the event names none' {
        $event = New-Payload TaskCreate @{ id = 't1' } | ConvertFrom-GhlWebhook

        $requests = Get-SandboxRequest { $failure = Get-TestError { $event | Get-GhlContact } }

        $failure.Id | Should -Match '^GhlStockTwits\.'
        $requests | Should -BeNullOrEmpty
    }

    It 'leads to no contact of another location' {
        $other = $note.Replace($sandbox.LocationId, 'elsewhere') | ConvertFrom-GhlWebhook

        (Get-TestError { $other | Get-GhlContact }).Id | Should -Be 'Ghl.WrongLocation'
    }

    It 'takes the name of the event from -EventName when the payload has none' {
        $event = '{ "id": "c1" }' | ConvertFrom-GhlWebhook -EventName ghl.on.ContactCreate

        $event.Event | Should -Be 'ghl.on.ContactCreate'
    }

    It 'reports text that is not JSON, and reads the others' {
        $failures = Get-TestError { $read = $note, 'private words', $note | ConvertFrom-GhlWebhook }

        $read | Should -HaveCount 2
        $failures.Id | Should -Be 'Ghl.WebhookNotJson'
        $failures.Category | Should -Be 'InvalidData'
        $failures.Target | Should -Be 'payload 2'
        $failures.Message | Should -Not -BeLike '*private*'
    }

    It 'reports a payload without a type, and says how to name it' {
        $failure = Get-TestError { '{ "id": "n1" }' | ConvertFrom-GhlWebhook }

        $failure.Id | Should -Be 'Ghl.WebhookTypeMissing'
        $failure.Target | Should -Be 'payload 1'
        $failure.Advice | Should -BeLike '*-EventName*'
    }

    It 'reports a name that is not an event''s' {
        (Get-TestError { $note | ConvertFrom-GhlWebhook -EventName Nonsense }).Id |
            Should -Be 'GhlStockTwits.EventUnknown'
    }

    It 'knows every event of the catalog' {
        $events = Get-GhlStockTwitsOperation -Kind Event

        $events | Should -Not -BeNullOrEmpty
        $events | ForEach-Object {
            ('{ "id": "1" }' | ConvertFrom-GhlWebhook -EventName $_.Name).Event | Should -Be $_.Name
        }
    }
}

Describe 'The payload of a workflow' {
    BeforeAll {
        $payload = ConvertTo-Json @{
            contact_id = $contact.Id; full_name = 'Ada Example'; first_name = 'Ada'; tags = 'vip, gold'
            location   = @{ id = $sandbox.LocationId; name = 'Example' }
            workflow   = @{ id = 'w1'; name = 'Welcome' }
            customData = @{ reason = 'new' }
            Industry   = 'Energy'
        }
    }

    It 'says contact, location and tags: <_>' -ForEach @(
        { $payload | ConvertFrom-GhlWebhook }
        { $payload | ConvertFrom-GhlWebhook -EventName ghl.on.ContactUpdate }
    ) {
        $delivery = & $_

        $delivery.ContactId | Should -Be $contact.Id
        $delivery.LocationId | Should -Be $sandbox.LocationId
        $delivery.Data.FirstName | Should -Be Ada
        $delivery.Data.Tags | Should -Be vip, gold
        $delivery.CustomData['reason'] | Should -Be new
        $delivery.IsVerified | Should -BeFalse
        ($delivery | Get-GhlContact).Id | Should -Be $contact.Id
    }
}

Describe 'The signature of a webhook' {
    BeforeAll {
        # A payload and its signature by OpenSSL, with a key made for this test.
        $signed = '{"type":"ContactTagUpdate","locationId":"loc1","id":"c1","name":"Jörg €",' +
        '"tags":["vip"],"webhookId":"w1"}'
        $signature = '/E5auLQirHTpabFGlfi6VmBQbp4UwN1ZtloKPLE567Y3E12vFV3jQyTXJrMQwdhYc1VYodqkeQsG1zQdL6XsDg=='
        $keys = @{
            PublicKey = '7dc7361b521442fc234cf69e5c7b6fcd7196c7e32c650a1ea0260c108aa22a57',
            'MCowBQYDK2VwAyEAFIMzv67WamxRvY22J66AaEeeIl8Ssyu/4JRlhRoiiyQ='
        }
        $bytes = [Text.Encoding]::UTF8.GetBytes($signed)
    }

    It 'is tested for a text, for bytes and from the pipeline' {
        Test-GhlWebhookSignature $signed $signature @keys | Should -BeExactly $true
        Test-GhlWebhookSignature $bytes $signature @keys | Should -BeExactly $true
        $signed | Test-GhlWebhookSignature -Signature $signature @keys | Should -BeExactly $true
    }

    It 'is false for <Name>' -ForEach @(
        @{ Name = 'no header'; Header = { $null } }
        @{ Name = 'an empty header'; Header = { '' } }
        @{ Name = 'N/A'; Header = { 'N/A' } }
        @{ Name = 'the header twice'; Header = { "$signature,$signature" } }
        @{ Name = 'a cut header'; Header = { $signature.Substring(4) } }
    ) {
        Test-GhlWebhookSignature $signed (& $Header) @keys | Should -BeExactly $false
    }

    It 'is false for another payload, and for HighLevel''s own key' {
        Test-GhlWebhookSignature $signed.Replace('c1', 'c2') $signature @keys | Should -BeExactly $false
        Test-GhlWebhookSignature $signed $signature | Should -BeExactly $false
    }

    It 'makes a delivery verified' {
        (ConvertFrom-GhlWebhook $signed -Signature $signature @keys).IsVerified | Should -BeTrue
        (ConvertFrom-GhlWebhook $bytes -Signature $signature @keys).IsVerified | Should -BeTrue
        (ConvertFrom-GhlWebhook $signed).IsVerified | Should -BeFalse
    }

    It 'makes a delivery an error if it is not genuine, or missing' {
        foreach ($header in 'N/A', '', $null) {
            $failure = Get-TestError { ConvertFrom-GhlWebhook $signed -Signature $header @keys }
            $failure.Id | Should -Be Ghl.WebhookSignatureInvalid
            $failure.Category | Should -Be AuthenticationError
            $failure.Message | Should -Not -BeLike '*vip*'
        }
    }

    It 'lets a delivery change something only if it is verified' {
        $local = $signed.Replace('loc1', $sandbox.LocationId)
        $requests = Get-SandboxRequest {
            $failure = Get-TestError { $local | ConvertFrom-GhlWebhook | Remove-GhlContact -Confirm:$false }
        }
        $failure.Id | Should -Match Unverified
        $requests | Should -BeNullOrEmpty
    }

    It 'requires a key that is one' {
        (Get-TestError { Test-GhlWebhookSignature $signed $signature -PublicKey nonsense }).Id |
            Should -Be Ghl.WebhookKeyInvalid
    }
}

Describe 'A webhook listener' {
    BeforeAll {
        # A payload and its signature by OpenSSL, with a key made for this test.
        $signed = '{"type":"ContactTagUpdate","locationId":"loc1","id":"c1","name":"Jörg €",' +
        '"tags":["vip"],"webhookId":"w1"}'
        $signature = '/E5auLQirHTpabFGlfi6VmBQbp4UwN1ZtloKPLE567Y3E12vFV3jQyTXJrMQwdhYc1VYodqkeQsG1zQdL6XsDg=='
        $secret = '0123456789abcdef0123456789abcdef'
        $start = @{
            Port           = 0
            InboxPath      = "$TestDrive/inbox.db"
            PublicKey      = 'MCowBQYDK2VwAyEAFIMzv67WamxRvY22J66AaEeeIl8Ssyu/4JRlhRoiiyQ='
            WorkflowSecret = ConvertTo-SecureString $secret -AsPlainText
        }

        function Send-Webhook($Uri, $Body, $Signature) {
            (Invoke-WebRequest $Uri -Method POST -Body $Body -Headers @{ 'X-GHL-Signature' = $Signature } `
                -ContentType 'application/json; charset=utf-8' -SkipHttpErrorCheck).StatusCode
        }
    }

    It 'stores what HighLevel signed, once, and refuses everything else' {
        $listener = Start-GhlWebhookListener @start
        try {
            Send-Webhook $listener.Uri $signed 'N/A' | Should -Be 401
            Send-Webhook $listener.Uri $signed.Replace('c1', 'c2') $signature | Should -Be 401
            Send-Webhook ([uri]::new($listener.Uri, '/workflow/x')) $signed $signature | Should -Be 404
            Send-Webhook $listener.Uri $signed $signature | Should -Be 200
            Send-Webhook $listener.Uri $signed $signature | Should -Be 200
            $workflow = '{ "contact_id": "c1", "location": { "id": "loc1" } }'
            Send-Webhook ([uri]::new($listener.Uri, "/workflow/$secret")) $workflow 'N/A' | Should -Be 200

            $listener.Received, $listener.New, $listener.Duplicates, $listener.Refused | Should -Be 3, 2, 1, 3
            $listener.Refusals['not verified'] | Should -Be 2
            $listener.Uri.Host | Should -Be 127.0.0.1
            $listener.InboxPath | Should -Be $start.InboxPath
            Test-Path $listener.InboxPath | Should -BeTrue
        }
        finally {
            $listener | Stop-GhlWebhookListener
        }

        $listener.IsRunning | Should -BeFalse
        { Invoke-WebRequest $listener.Uri -Method POST } | Should -Throw
    }

    It 'shows the secret of workflows nowhere' {
        $listener = Start-GhlWebhookListener @start -Verbose 4> "$TestDrive/verbose.txt"
        $listener | Stop-GhlWebhookListener -Verbose 4>> "$TestDrive/verbose.txt"

        Get-Content "$TestDrive/verbose.txt" -Raw | Should -Not -Match $secret
        $listener | Format-List * -Force | Out-String | Should -Not -Match $secret
        $listener | ConvertTo-Json -Depth 4 | Should -Not -Match $secret
    }

    It 'says which port is in use' {
        $listener = Start-GhlWebhookListener @start
        $port = $listener.Uri.Port
        $failure = Get-TestError { Start-GhlWebhookListener $port -InboxPath "$TestDrive/other.db" }

        $failure.Id | Should -Be GhlStockTwits.PortUnavailable
        $failure.Message | Should -BeLike "*$port*"
        Stop-GhlWebhookListener -Port $port
        (Get-TestError { Stop-GhlWebhookListener -Port $port }).Id | Should -Be GhlStockTwits.ListenerNotFound
    }

    It 'does not start with <Name>' -ForEach @(
        @{ Name = 'a short secret'; More = @{ WorkflowSecret = ConvertTo-SecureString short -AsPlainText }
            Id = 'GhlStockTwits.WorkflowSecretInvalid'
        }
        @{ Name = 'a path that is none'; More = @{ Path = 'webhook' }; Id = 'GhlStockTwits.WebhookPathInvalid' }
        @{ Name = 'a key that is none'; More = @{ PublicKey = 'nonsense' }; Id = 'Ghl.WebhookKeyInvalid' }
        @{ Name = 'a window that is none'; More = @{ ReplayWindow = 0 }; Id = 'GhlStockTwits.TimeSpanInvalid' }
        @{ Name = 'an address that is none'; More = @{ Address = 'here' }; Id = 'GhlStockTwits.AddressInvalid' }
        @{ Name = 'a foreign address'; More = @{ Address = '192.0.2.1' }; Id = 'GhlStockTwits.PortUnavailable' }
    ) {
        $settings = @{ Port = 0; InboxPath = "$TestDrive/inbox.db" } + $More

        (Get-TestError { Start-GhlWebhookListener @settings 3> $null }).Id | Should -Be $Id
    }

    It 'warns while the command waits, and stops with it' {
        $manifest = [IO.Path]::GetFullPath("$PSScriptRoot/../../GhlStockTwits.psd1")
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        $null = $shell.AddScript("
            Import-Module '$manifest'
            Start-GhlWebhookListener 0 -InboxPath '$TestDrive/wait.db' -WarnAfterQuiet 0.1 -Wait")
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $null = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        [Threading.SpinWait]::SpinUntil({ $shell.Streams.Warning.Count -gt 0 }, 30000) | Should -BeTrue
        $listener = $output[0].BaseObject

        $shell.Stop()

        $shell.Streams.Warning[0].Message | Should -BeLike 'Nothing has come since*'
        $listener.Warnings | Should -HaveCount 1
        $listener.IsRunning | Should -BeFalse
        $shell.Dispose()
    }
}

Describe 'Get- and Restart-GhlWebhookDelivery' {
    BeforeAll {
        $inbox = "$TestDrive/receipts.db"
        $state = "$TestDrive/receipts-state.db"
        $recipe = "$TestDrive/tags.yaml"
        @'
name: tags
when: { tag.added: urgent }
steps:
  - ghl.contact.addTags: { tags: [noticed] }
guards: { quietHours: off }
'@ | Set-Content $recipe
        $sync = @{ Path = $recipe; StatePath = $state; InboxPath = $inbox }
        $null = Sync-GhlStockTwits @sync
        $listener = Start-GhlWebhookListener 0 -InboxPath $inbox -PublicKey $sandbox.WebhookPublicKey
        $sandbox.SendWebhooksTo($listener.Uri)
        $contact | Set-GhlContactTag -Add urgent
        [Threading.SpinWait]::SpinUntil({ $listener.Received -gt 0 }, 30000) | Should -BeTrue
        $sandbox.StopWebhooks()
        $listener | Stop-GhlWebhookListener
    }

    It 'follows a delivery from the inbox to its effect' {
        $waiting = Get-GhlWebhookDelivery -InboxPath $inbox
        $run = Sync-GhlStockTwits @sync
        $applied = $waiting | Get-GhlWebhookDelivery -InboxPath $inbox

        $waiting.Status, $waiting.Event, $waiting.IsVerified | Should -Be Queued, ghl.on.ContactTagUpdate, $true
        $waiting.ContactId | Should -Be $contact.Id
        $run.Effects.Status | Should -Be Done
        $applied.Status | Should -Be Applied
        $applied.FinishedAt | Should -BeGreaterThan $waiting.ReceivedAt
        (Get-GhlContact $contact.Id).Tags | Should -Contain noticed
    }

    It 'queues it again, and nothing happens twice' {
        $again = Restart-GhlWebhookDelivery 1 -InboxPath $inbox -PassThru
        $run = Sync-GhlStockTwits @sync

        $again.Status | Should -Be Queued
        $run.Effects | Should -BeNullOrEmpty
        (Get-GhlWebhookDelivery Applied -ContactId $contact.Id -InboxPath $inbox).Number | Should -Be 1
    }

    It 'counts' {
        $counts = Get-GhlWebhookDelivery -Summary -InboxPath $inbox

        $counts.Received, $counts.Verified, $counts.Applied, $counts.Queued | Should -Be 1, 1, 1, 0
    }

    It 'does not know <Name>' -ForEach @(
        @{ Name = 'a delivery that is not there'; Id = 'GhlStockTwits.DeliveryNotFound'
            Call = { Restart-GhlWebhookDelivery 99 -InboxPath $inbox }
        }
        @{ Name = 'an inbox that is not there'; Id = 'GhlStockTwits.InboxNotFound'
            Call = { Get-GhlWebhookDelivery -InboxPath "$TestDrive/none.db" }
        }
        @{ Name = 'a file that is not one'; Id = 'GhlStockTwits.InboxDamaged'
            Call = { Get-GhlWebhookDelivery -InboxPath $state }
        }
    ) {
        (Get-TestError $Call).Id | Should -Be $Id
    }

    It 'keeps nothing of a payload but IDs' {
        (Get-GhlWebhookDelivery -InboxPath $inbox | ConvertTo-Json) | Should -Not -Match $contact.Email
    }
}

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

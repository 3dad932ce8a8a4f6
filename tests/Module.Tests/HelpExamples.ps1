# Runs the examples of the help, each on a fresh sandbox and in a fresh folder, and tells of each how it went.
# EXAMPLES_PART says which part of the cmdlets: "0/2" is the first half.
$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'
Import-Module GhlStockTwits
$work = [Environment]::CurrentDirectory

# The small files that examples may name.
$files = @{
    'people.csv'    = "FirstName,LastName,Email,Phone,Tags`n" +
        "Mira,Vale,mira.vale@example.com,+12175550181,investor`n" +
        "Noel,Reed,noel.reed@example.com,+12175550182,press`n"
    'tags.csv'      = "Name`nspring-call`nautumn-call`n"
    'contacts.csv'  = "First Name,Last Name,Email,Tags`n" +
        "Mira,Vale,mira.vale@example.com,vip`n" +
        "Noel,Reed,noel.reed@example.com,press`n"
    'announce.yaml' = [IO.File]::ReadAllText("$root/examples/recipes/announce.yaml")
}
$picture = [Convert]::FromBase64String(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=')

# What a webhook of HighLevel brings when a contact is made.
function Payload {
    "{`"type`":`"ContactCreate`",`"locationId`":`"$locationId`",`"id`":`"$id`"," +
    "`"firstName`":`"Ada`",`"lastName`":`"Vale`",`"email`":`"ada.vale@example.com`",`"country`":`"US`"," +
    "`"source`":`"api`",`"tags`":[`"vip`"],`"customFields`":[],`"dateAdded`":`"2026-11-20T09:30:00.000Z`"}"
}

function Folder {
    $folder = [IO.Path]::Combine($work, [Guid]::NewGuid().ToString('n'))
    $null = [IO.Directory]::CreateDirectory($folder)
    foreach ($file in $files.GetEnumerator()) {
        [IO.File]::WriteAllText([IO.Path]::Combine($folder, $file.Key), $file.Value)
    }
    [IO.File]::WriteAllBytes([IO.Path]::Combine($folder, 'volume.png'), $picture)
    $recipes = [IO.Directory]::CreateDirectory([IO.Path]::Combine($folder, 'recipes')).FullName
    [IO.File]::WriteAllText([IO.Path]::Combine($recipes, 'announce.yaml'), $files['announce.yaml'])
    $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
    [Environment]::CurrentDirectory = $folder
    $env:GHLSTOCKTWITS_PROFILES = [IO.Path]::Combine($folder, 'profiles')
}

# What is asked of the services for an example that names the variable.
$lookups = @{
    noteId        = { ($contact | Get-GhlContactNote)[0].Id }
    taskId        = { ($contact | Get-GhlContactTask | Where-Object { -not $_.Completed } | Select-Object -First 1).Id }
    appointmentId = { ($contact | Get-GhlContactAppointment)[0].Id }
    tagId         = { (Get-GhlTag vip).Id }
    customFieldId = { (Get-GhlCustomField | Select-Object -First 1).Id }
    customValueId = { (Invoke-GhlRequest "/locations/$locationId/customValues").customValues[0].id }
    businessId    = { (Invoke-GhlRequest /businesses/ -Query $location).businesses[0].id }
    userId        = { (Invoke-GhlRequest /users/ -Query $location).users[0].id }
    workflowId    = { (Invoke-GhlRequest /workflows/ -Query $location).workflows[0].id }
    campaignId    = { (Invoke-GhlRequest /campaigns/ -Query $location).campaigns[0].id }
    calendarId    = { (Invoke-GhlRequest /calendars/ -Query $location -Version 2021-04-15).calendars[0].id }
    # One that answers another, so that there is a conversation.
    messageId     = {
        (Get-StockTwitsStream $username | Where-Object { $_.InReplyToMessageId } | Select-Object -First 1).Id
    }
    watchlistId   = { (Invoke-StockTwitsRequest /watchlists.json).watchlists[0].id }
}

# The first contact has everything, whatever the seed.
$variables = {
    $sandbox = Start-GhlStockTwitsSandbox -SearchLag 0
    $global:PSDefaultParameterValues = @{
        'Connect-Ghl:BaseUri' = $sandbox.HighLevelUri
        'Connect-StockTwits:BaseUri' = $sandbox.StockTwitsUri
        'Initialize-GhlStockTwits:BaseUri' = $sandbox.HighLevelUri
        'Initialize-GhlStockTwits:StockTwitsBaseUri' = $sandbox.StockTwitsUri
    }
    Connect-Ghl -Sandbox $sandbox
    Connect-StockTwits -Sandbox $sandbox

    $locationId = $sandbox.LocationId
    $location = @{ locationId = $locationId }
    $contact = Get-GhlContact | Select-Object -First 1
    $id = $contact.Id
    $ids = @($id)
    $email = $contact.Email
    $handle = $contact.CustomField['stocktwits_handle']
    if (-not $handle) { throw 'The first contact of the sandbox has no handle.' }
    $symbol = 'AAPL'
    $username = 'demo_stranger2'
    $token = ConvertTo-SecureString $sandbox.HighLevelToken -AsPlainText -Force
    $stockTwitsToken = ConvertTo-SecureString $sandbox.StockTwitsToken -AsPlainText -Force

    [IO.File]::WriteAllText(
        [IO.Path]::Combine([Environment]::CurrentDirectory, 'changes.csv'), "Email,City,industry`n$email,Bonn,Energy`n")
    $env:GHL_TOKEN = $sandbox.HighLevelToken
    $env:GHL_LOCATION_ID = $locationId
    $env:STOCKTWITS_TOKEN = $sandbox.StockTwitsToken
    $env:GHLSTOCKTWITS_STATE = [IO.Path]::Combine([Environment]::CurrentDirectory, 'state.db')
    [IO.File]::WriteAllText([IO.Path]::Combine([Environment]::CurrentDirectory, 'payload.json'), (Payload))

    foreach ($lookup in $lookups.GetEnumerator()) {
        if ($code -match "\`$$($lookup.Key)\b") { Set-Variable $lookup.Key (& $lookup.Value) }
    }
}

function Run($name, $number, $title, $code) {
    Folder
    & {
        . $variables
        try {
            # There is something to see in the state only after a first run.
            if ($name -match '^Get-GhlStockTwits(Record|Audience|Effect)$') {
                $null = Sync-GhlStockTwits ./announce.yaml
            }
            if ($name -match '-GhlStockTwits(Run|State)$|^(Compare|Suspend|Resume)-GhlStockTwits$') {
                $null = Sync-GhlStockTwits ./announce.yaml
                $null = Sync-GhlStockTwits ./announce.yaml -StatePath ./state.db
            }
            if ($name -match '^(Get|Enable|Disable|Remove)-GhlStockTwitsRecipe$') {
                $null = New-GhlStockTwitsRecipe -From campaign
            }
            # Without a token an update waits as a draft.
            if ($name -match '^(Approve|Deny|Restart)-GhlStockTwitsEffect$') {
                Connect-StockTwits -Anonymous
                $null = Sync-GhlStockTwits ./announce.yaml
                $null = Set-GhlContactTag $id -Add announce
                $null = Sync-GhlStockTwits ./announce.yaml
                $effect = Get-GhlStockTwitsEffect | Select-Object -First 1
                if ($name -like 'Restart-*') { $null = Deny-GhlStockTwitsEffect $effect.Key }
            }
            # A delivery in the inbox: the hint of a workflow.
            if ($name -match '^(Get|Restart)-GhlWebhookDelivery$') {
                $secret = 'a' * 32
                $listener = Start-GhlWebhookListener 0 -WorkflowSecret (ConvertTo-SecureString $secret -AsPlainText)
                $address = [uri]::new($listener.Uri, "/workflow/$secret")
                $body = "{ ""contact_id"": ""$id"", ""location"": { ""id"": ""$locationId"" } }"
                $client = [Net.Http.HttpClient]::new()
                $null = $client.PostAsync($address, [Net.Http.StringContent]::new($body)).GetAwaiter().GetResult()
                $listener | Stop-GhlWebhookListener
            }
            & ([scriptblock]::Create($code)) *>&1 | Out-Null
            "ran = $name#$number"
        }
        catch {
            "failed = $name#$number '$title': $($code -replace '\s+', ' ') -> $_" -replace '[\r\n]+', ' '
        }
        finally {
            Stop-GhlStockTwitsSandbox $sandbox
        }
    }
}

$helpFile = [IO.Path]::Combine((Get-Module GhlStockTwits).ModuleBase, 'en-US', 'GhlStockTwits.dll-Help.xml')
$help = [xml] [IO.File]::ReadAllText($helpFile)
$part, $parts = $env:EXAMPLES_PART -split '/'
$index = 0
foreach ($command in $help.helpItems.command) {
    $name = $command.details.name
    if ($index++ % $parts -ne $part) { continue }
    $number = 0
    foreach ($example in $command.examples.example) {
        $number++
        Run $name $number ($example.title -replace '^-+ Example \d+: | -+$') $example.code
    }
}

$ErrorActionPreference = 'Stop'
Import-Module "$root/GhlStockTwits.psd1"
$sandbox = Start-GhlStockTwitsSandbox -Contacts 120 -SearchLag 0
Connect-Ghl -Sandbox $sandbox
Connect-StockTwits -Sandbox $sandbox
$http = [Net.Http.HttpClient]::new()

function Tell($name, $value) { "$name = $value" }

# Tells the sandbox to misbehave, or to be something else.
function Order($path, $json) {
    $answer = $http.PostAsync("$($sandbox.ControlUri)/$path", [Net.Http.StringContent]::new($json)).Result
    $null = $answer.EnsureSuccessStatusCode()
    $answer.Content.ReadAsStringAsync().Result
}

# The error records of some work, terminating or not.
function Trouble([scriptblock] $work) {
    $ErrorActionPreference = 'Continue'
    $records = [Collections.Generic.List[object]]::new()
    try { & $work 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object { $records.Add($_) } }
    catch { $records.Add($_) }
    , $records
}

# Id, category, target and advice of each.
function Describe($records) {
    $lines = $records | ForEach-Object {
        $id = $_.FullyQualifiedErrorId.Split(',')[0]
        "$id/$($_.CategoryInfo.Category)/$($_.TargetObject)/$($_.ErrorDetails.RecommendedAction)"
    }
    $lines -join ' & '
}

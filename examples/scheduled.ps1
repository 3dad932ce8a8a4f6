# For a scheduler: pwsh -NoProfile -NonInteractive -File scheduled.ps1
# Exit code 0: done. 1: an error. 2: an effect was parked or refused. 3: something was left undone: see the warnings.
$ErrorActionPreference = 'Stop'
Import-Module GhlStockTwits
Connect-Ghl                         # with GHL_TOKEN and GHL_LOCATION_ID
Connect-StockTwits                  # with STOCKTWITS_TOKEN
$run = Sync-GhlStockTwits ./announce.yaml -StatePath ./state.db -MaxChange 5 -MaxDuration 01:00:00
exit $run.ExitCode

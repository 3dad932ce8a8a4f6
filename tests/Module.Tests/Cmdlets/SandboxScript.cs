using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>
/// A script on the module in a fresh process, with a running sandbox and connections to both its services. It tells what it
/// found out as lines <c>name = value</c>. Many findings share a process, as starting one takes longer than all of them.
/// </summary>
internal static class SandboxScript
{
    private const string Prelude = """
        $ErrorActionPreference = 'Stop'
        Import-Module '{manifest}'
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

        """;

    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(ScriptEngine engine, string script)
    {
        using ModuleProcess process = new(engine);
        ScriptResult result = await process.RunAsync(
            Prelude.Replace("{manifest}", Repository.Manifest, StringComparison.Ordinal) + script);

        return result.Succeeded()
            .Select(static line => line.Split(" =", 2, StringSplitOptions.TrimEntries))
            .Where(static parts => parts.Length == 2)
            .ToDictionary(static parts => parts[0], static parts => parts[1]);
    }
}

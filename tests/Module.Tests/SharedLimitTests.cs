using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using GhlStockTwits.TestKit;
using Xunit.Abstractions;

namespace GhlStockTwits.Module.Tests;

/// <summary>
/// Several PowerShells use one location of one sandbox. <c>SHARED_LIMIT=full</c> runs four of them for a minute with
/// HighLevel's limit and slow responses; by default two run for some seconds with a smaller window.
/// </summary>
public sealed class SharedLimitTests(ITestOutputHelper output) : IDisposable
{
    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("SHARED_LIMIT") == "full";

    private static readonly (int Processes, int Calls, int Max, int Window, int Latency) s_run =
        s_isFull ? (4, 600, 100, 10_000, 250) : (2, 100, 20, 500, 20);

    private readonly string _data = Directory.CreateTempSubdirectory("shared-limit-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Processes_use_a_limit_together_and_are_never_refused()
    {
        using Process sandbox = Start();
        using HttpClient control = new();
        try
        {
            JsonElement info =
                JsonSerializer.Deserialize<JsonElement>((await sandbox.StandardOutput.ReadLineAsync())!);
            control.BaseAddress = new Uri(new Uri(info.GetProperty("highLevelUri").GetString()!), "sandbox/");
            control.DefaultRequestHeaders.Add("X-Sandbox-Key", info.GetProperty("controlKey").GetString());
            await PostAsync(
                control, "limits", new { highLevel = new { max = s_run.Max, intervalMilliseconds = s_run.Window } });
            await PostAsync(control, "faults", new { kind = "latency", milliseconds = s_run.Latency, times = 0 });

            await Task.WhenAll(Enumerable.Range(0, s_run.Processes).Select(_ => CallAsync(info)));

            JsonElement answered = (await control.GetFromJsonAsync<JsonElement>("requests")).GetProperty("statuses");
            Assert.False(answered.TryGetProperty("429", out JsonElement refused), $"{refused} times 429.");
            Assert.InRange(answered.GetProperty("200").GetInt32(), s_run.Calls, s_run.Calls * 2);
            if (s_isFull)
            {
                // Those of the first window come as fast as they are made; each later window allows as many again.
                JsonElement log = await control.GetFromJsonAsync<JsonElement>($"log?last={s_run.Calls}");
                DateTimeOffset[] times =
                    [.. log.EnumerateArray().Select(one => one.GetProperty("at").GetDateTimeOffset()).Order()];
                TimeSpan took = times[^1] - times[s_run.Max - 1];
                double possible = s_run.Window * ((s_run.Calls / s_run.Max) - 1);
                output.WriteLine($"{possible / took.TotalMilliseconds:P1} of the limit.");
                Assert.InRange(possible / took.TotalMilliseconds, 0.95, 1);
            }
        }
        finally
        {
            sandbox.Kill();
        }
    }

    private static Process Start()
    {
        string program =
            Repository.PathOf("src", "GhlStockTwits.Sandbox", "bin", "Release", "net8.0", "GhlStockTwits.Sandbox.dll");
        return Process.Start(
            new ProcessStartInfo("dotnet", ["exec", program, "--contacts", "1"]) { RedirectStandardOutput = true })!;
    }

    private static async Task PostAsync(HttpClient control, string path, object body) =>
        (await control.PostAsJsonAsync(path, body)).EnsureSuccessStatusCode();

    /// <summary>A process's part of the calls.</summary>
    private async Task CallAsync(JsonElement sandbox)
    {
        using ModuleProcess process = new()
        {
            Environment = { ["XDG_DATA_HOME"] = _data, ["LOCALAPPDATA"] = _data },
        };
        ScriptResult result = await process.RunAsync($$"""
            Import-Module '{{Repository.Manifest}}'
            $token = ConvertTo-SecureString '{{sandbox.GetProperty("highLevelToken")}}' -AsPlainText
            Connect-Ghl -BaseUri '{{sandbox.GetProperty("highLevelUri")}}' -Token $token `
                -LocationId '{{sandbox.GetProperty("locationId")}}'
            # Until the calls so far are no longer counted, and the other processes are ready.
            Start-Sleep -Seconds {{(s_isFull ? 30 : 1)}}
            foreach ($call in 1..{{s_run.Calls / s_run.Processes}}) { $null = Get-GhlTag }
            """);
        Assert.Empty(result.Succeeded());
    }
}

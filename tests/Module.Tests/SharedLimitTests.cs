using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using GhlStockTwits.TestKit;
using Xunit.Abstractions;

namespace GhlStockTwits.Module.Tests;

/// <summary>
/// Several PowerShells use one location of one sandbox. <c>SHARED_LIMIT=full</c> runs four of them for a minute with
/// HighLevel's limit and slow responses; by default two run for some seconds with a smaller window. With the database
/// that GHLSTOCKTWITS_TEST_DATABASE names, each has a folder of its own, as if it ran on a machine of its own.
/// </summary>
public sealed class SharedLimitTests(ITestOutputHelper output) : IDisposable
{
    private const string Files = "files";
    private const string Database = "PostgreSQL";

    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("SHARED_LIMIT") == "full";
    private static readonly string? s_database = Environment.GetEnvironmentVariable("GHLSTOCKTWITS_TEST_DATABASE");

    private readonly string _data = Directory.CreateTempSubdirectory("shared-limit-").FullName;

    public static TheoryData<string> Kinds => s_database is { Length: > 0 } ? new([Files, Database]) : new([Files]);

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory, MemberData(nameof(Kinds))]
    public async Task Processes_use_a_limit_together_and_are_never_refused(string kind)
    {
        SharedRun run = s_isFull ? new(4, 600, 100, 10_000, 250)
            : kind == Files ? new(2, 100, 20, 500, 20)
            : new(2, 120, 40, 2000, 20);
        using Process sandbox = Start();
        using HttpClient control = new();
        try
        {
            JsonElement info =
                JsonSerializer.Deserialize<JsonElement>((await sandbox.StandardOutput.ReadLineAsync())!);
            control.BaseAddress = new Uri(new Uri(info.GetProperty("highLevelUri").GetString()!), "sandbox/");
            control.DefaultRequestHeaders.Add("X-Sandbox-Key", info.GetProperty("controlKey").GetString());
            await PostAsync(
                control, "limits", new { highLevel = new { max = run.Max, intervalMilliseconds = run.Window } });
            await PostAsync(control, "faults", new { kind = "latency", milliseconds = run.Latency, times = 0 });

            await Task.WhenAll(
                Enumerable.Range(0, run.Processes).Select(number => CallAsync(info, run, kind, number)));

            JsonElement answered = (await control.GetFromJsonAsync<JsonElement>("requests")).GetProperty("statuses");
            Assert.False(answered.TryGetProperty("429", out JsonElement refused), $"{refused} times 429.");
            Assert.InRange(answered.GetProperty("200").GetInt32(), run.Calls, run.Calls * 2);
            if (s_isFull)
            {
                // Those of the first window come as fast as they are made; each later window allows as many again.
                JsonElement log = await control.GetFromJsonAsync<JsonElement>($"log?last={run.Calls}");
                DateTimeOffset[] times =
                    [.. log.EnumerateArray().Select(one => one.GetProperty("at").GetDateTimeOffset()).Order()];
                TimeSpan took = times[^1] - times[run.Max - 1];
                double possible = run.Window * ((run.Calls / run.Max) - 1);
                output.WriteLine($"{possible / took.TotalMilliseconds:P1} of the limit.");
                Assert.InRange(possible / took.TotalMilliseconds, kind == Files ? 0.95 : 0.9, 1);
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
    private async Task CallAsync(JsonElement sandbox, SharedRun run, string kind, int number)
    {
        string data = kind == Files ? _data : Path.Combine(_data, $"machine{number}");
        using ModuleProcess process = new()
        {
            Environment =
            {
                ["XDG_DATA_HOME"] = data,
                ["LOCALAPPDATA"] = data,
                ["GHLSTOCKTWITS_DATABASE"] = kind == Files ? string.Empty : s_database!,
            },
        };
        ScriptResult result = await process.RunAsync($$"""
            Import-Module '{{Repository.Manifest}}'
            $token = ConvertTo-SecureString '{{sandbox.GetProperty("highLevelToken")}}' -AsPlainText
            Connect-Ghl -BaseUri '{{sandbox.GetProperty("highLevelUri")}}' -Token $token `
                -LocationId '{{sandbox.GetProperty("locationId")}}'
            # Until the calls so far are no longer counted, and the other processes are ready.
            Start-Sleep -Seconds {{(s_isFull ? 30 : 1 + (run.Window / 1000))}}
            foreach ($call in 1..{{run.Calls / run.Processes}}) { $null = Get-GhlTag }
            (Get-GhlStockTwitsRateLimit).SharedBy
            """);
        Assert.Equal(kind == Files ? "Machine" : "Database", Assert.Single(result.Succeeded()));
    }

    /// <summary>What is run; the window and the latency in milliseconds.</summary>
    private sealed record SharedRun(int Processes, int Calls, int Max, int Window, int Latency);
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Benchmarks.Limit;

/// <summary>Measures how much of an enforced limit parallel callers use, and how often they are refused.</summary>
internal sealed class LimitBenchmark : IBenchmark
{
    private const int Calls = 2_000;
    private const int Max = 100;
    private const double LeastShare = 0.95;

    public string Name => "limit";

    public string Purpose =>
        $"{Calls} calls at {Max} per window; [--window MILLISECONDS], default: 500 (HighLevel: 10000)";

    public async Task<bool> RunAsync(string[] arguments)
    {
        int window = arguments is ["--window", { } text] ? int.Parse(text, CultureInfo.InvariantCulture) : 500;
        Table table = new("callers", "time, s", "minimum, s", "share", "429");
        bool isMet = true;
        foreach (int callers in new[] { 1, 5, 20 })
        {
            (TimeSpan took, int refused) = await MeasureAsync(callers, window).ConfigureAwait(false);

            // At best, the last hundred are sent when the last window begins.
            TimeSpan possible = TimeSpan.FromMilliseconds(window) * ((Calls / Max) - 1);
            double share = possible / took;
            isMet &= share >= LeastShare && refused == 0;
            table.Add(
                Text(callers, "0"), Text(took.TotalSeconds), Text(possible.TotalSeconds), Text(share, "0.0 %"),
                Text(refused, "0"));
        }

        table.Print();
        Console.WriteLine(
            $"{Calls} calls, {Max} allowed in {window} ms; a new sandbox process for each row.");
        return isMet;
    }

    private static async Task<(TimeSpan Took, int Refused)> MeasureAsync(int callers, int window)
    {
        using SandboxProcess sandbox = await SandboxProcess.StartAsync(contacts: 10).ConfigureAwait(false);
        using HttpClient control = new() { BaseAddress = new Uri(sandbox.BaseUri, "sandbox/") };
        control.DefaultRequestHeaders.Add("X-Sandbox-Key", sandbox.ControlKey);
        using HighLevelConnection connection = new(sandbox.BaseUri, sandbox.Token, sandbox.LocationId);
        object limits = new { highLevel = new { max = Max, intervalMilliseconds = window, enforced = true } };
        (await control.PostAsJsonAsync("limits", limits).ConfigureAwait(false)).EnsureSuccessStatusCode();

        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            for (int call = 0; call < Calls / callers; call++)
            {
                await CallAsync(connection).ConfigureAwait(false);
            }
        })).ConfigureAwait(false);
        TimeSpan took = Stopwatch.GetElapsedTime(start);

        JsonElement totals = await control.GetFromJsonAsync<JsonElement>("requests").ConfigureAwait(false);
        bool isRefused = totals.GetProperty("statuses").TryGetProperty("429", out JsonElement refused);
        return (took, isRefused ? refused.GetInt32() : 0);
    }

    private static async Task CallAsync(HighLevelConnection connection) =>
        await connection.SendAsync(Tags.List, [], new CallContext(CancellationToken.None)).ConfigureAwait(false);

    private static string Text(double value, string format = "0.00") =>
        value.ToString(format, CultureInfo.InvariantCulture);
}

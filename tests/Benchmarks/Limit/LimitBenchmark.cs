using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Benchmarks.Limit;

/// <summary>Measures how much of an enforced limit callers use together, and how often they are refused.</summary>
internal sealed class LimitBenchmark : IBenchmark
{
    private const int Max = 100;
    private const double LeastShare = 0.95;
    private const string Worker = "--worker";

    public string Name => "limit";

    public string Purpose =>
        $"processes that share {Max} calls per window, and the cost of a permit; "
            + "[--permit | --window MILLISECONDS], default: 500";

    public async Task<bool> RunAsync(string[] arguments)
    {
        if (arguments is [Worker, ..])
        {
            await WorkAsync(arguments[1..]).ConfigureAwait(false);
            return true;
        }

        if (arguments is ["--permit"])
        {
            await PrintPermitAsync().ConfigureAwait(false);
            return true;
        }

        int window = arguments is ["--window", { } text] ? int.Parse(text, CultureInfo.InvariantCulture) : 500;
        Table table =
            new("processes", "callers each", "response, ms", "window, ms", "calls", "time, s", "minimum, s", "share",
                "429");
        bool isMet = true;
        foreach (Row row in new Row[]
        {
            new(Processes: 1, Callers: 1, Latency: 0, window, Calls: 2000),
            new(Processes: 1, Callers: 20, Latency: 0, window, Calls: 2000),
            new(Processes: 4, Callers: 5, Latency: 0, window, Calls: 2000),
            new(Processes: 4, Callers: 10, Latency: 250, Window: 10_000, Calls: 600),
        })
        {
            (TimeSpan took, int refused) = await MeasureAsync(row).ConfigureAwait(false);

            // At best, the last hundred are sent when the last window begins.
            TimeSpan possible = TimeSpan.FromMilliseconds(row.Window) * ((row.Calls / Max) - 1);
            double share = possible / took;
            isMet &= share >= LeastShare && refused == 0;
            table.Add(
                Text(row.Processes, "0"), Text(row.Callers, "0"), Text(row.Latency, "0"), Text(row.Window, "0"),
                Text(row.Calls, "0"), Text(took.TotalSeconds), Text(possible.TotalSeconds), Text(share, "0.0 %"),
                Text(refused, "0"));
        }

        table.Print();
        Console.WriteLine($"{Max} allowed in a window; a new sandbox process for each row.");
        await PrintPermitAsync().ConfigureAwait(false);
        return isMet;
    }

    private static async Task PrintPermitAsync()
    {
        string folder = Directory.CreateTempSubdirectory("limit-benchmark-").FullName;
        double alone = await MeasurePermitAsync(new RateLimitOptions()).ConfigureAwait(false);
        double shared = await MeasurePermitAsync(
            new RateLimitOptions { SharedBy = RateLimitScope.Machine, Folder = folder }).ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"A permit takes {alone:0} ns within a process and {shared:0} ns among processes.");
    }

    /// <summary>How long a permit takes, with what a response says about the limit.</summary>
    private static async Task<double> MeasurePermitAsync(RateLimitOptions options)
    {
        const int Permits = 1_000_000;

        // Permits return at once.
        TimeSpan window = TimeSpan.FromTicks(1);
        RateLimiter limiter = new RateLimiters().For("permit", Max, window, TimeProvider.System, options);
        RateHeaders headers = new(Max, Max - 1, window, null, 200_000, 100_000, TimeSpan.FromHours(1));
        TimeSpan took = TimeSpan.Zero;
        for (int round = 0; round < 2; round++)
        {
            // Of the processor, so that other processes do not matter.
            TimeSpan start = Environment.CpuUsage.TotalTime;
            for (int permit = 0; permit < Permits; permit++)
            {
                RateLimitPermit? taken = await limiter.TryAcquireAsync(CancellationToken.None).ConfigureAwait(false);
                limiter.Release(taken!.Value, headers);
            }

            took = Environment.CpuUsage.TotalTime - start;
        }

        return took.TotalNanoseconds / Permits;
    }

    private static async Task<(TimeSpan Took, int Refused)> MeasureAsync(Row row)
    {
        using SandboxProcess sandbox = await SandboxProcess.StartAsync(contacts: 10).ConfigureAwait(false);
        object limits = new { highLevel = new { max = Max, intervalMilliseconds = row.Window, enforced = true } };
        await sandbox.PostAsync("limits", limits).ConfigureAwait(false);
        if (row.Latency > 0)
        {
            object latency = new { kind = "latency", milliseconds = row.Latency, times = 0 };
            await sandbox.PostAsync("faults", latency).ConfigureAwait(false);
        }

        string folder = Directory.CreateTempSubdirectory("limit-benchmark-").FullName;
        Process[] workers = [.. Enumerable.Range(0, row.Processes).Select(_ => Start(row, sandbox, folder))];
        await Task.WhenAll(workers.Select(static worker => worker.StandardOutput.ReadLineAsync()))
            .ConfigureAwait(false);

        // Until the call that each made to be ready no longer counts.
        await Task.Delay(row.Window * 2).ConfigureAwait(false);
        long start = Stopwatch.GetTimestamp();
        Array.ForEach(workers, static worker => worker.StandardInput.Close());
        await Task.WhenAll(workers.Select(static worker => worker.WaitForExitAsync())).ConfigureAwait(false);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        bool haveFailed = Array.Exists(workers, static worker => worker.ExitCode != 0);
        Array.ForEach(workers, static worker => worker.Dispose());
        Directory.Delete(folder, recursive: true);
        if (haveFailed)
        {
            throw new InvalidOperationException("A process failed.");
        }

        JsonElement totals = await sandbox.Control.GetFromJsonAsync<JsonElement>("requests").ConfigureAwait(false);
        bool isRefused = totals.GetProperty("statuses").TryGetProperty("429", out JsonElement refused);
        return (took, isRefused ? refused.GetInt32() : 0);
    }

    private static Process Start(Row row, SandboxProcess sandbox, string folder)
    {
        string assembly = typeof(LimitBenchmark).Assembly.Location;
        ProcessStartInfo start = new("dotnet",
        [
            "exec", assembly, "limit", Worker, sandbox.BaseUri.OriginalString, sandbox.Token, sandbox.LocationId,
            folder, Text(row.Callers, "0"), Text(row.Calls / row.Processes, "0"),
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Makes calls from several callers once the input ends.</summary>
    private static async Task WorkAsync(string[] arguments)
    {
        (string token, string location) = (arguments[1], arguments[2]);
        (int callers, int calls) = (
            int.Parse(arguments[4], CultureInfo.InvariantCulture),
            int.Parse(arguments[5], CultureInfo.InvariantCulture));
        RateLimitOptions limits = new() { SharedBy = RateLimitScope.Machine, Folder = arguments[3] };
        using HighLevelConnection connection = new(
            new Uri(arguments[0]), new GivenToken(token, location), location, new ApiSettings { RateLimits = limits });
        await CallAsync(connection).ConfigureAwait(false);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (Interlocked.Decrement(ref calls) >= 0)
            {
                await CallAsync(connection).ConfigureAwait(false);
            }
        })).ConfigureAwait(false);
    }

    private static Task<ApiResponse<Tag[]>> CallAsync(HighLevelConnection connection) =>
        connection.SendAsync(Tags.List, [], new CallContext(CancellationToken.None));

    private static string Text(double value, string format = "0.00") =>
        value.ToString(format, CultureInfo.InvariantCulture);

    private sealed record Row(int Processes, int Callers, int Latency, int Window, int Calls);
}

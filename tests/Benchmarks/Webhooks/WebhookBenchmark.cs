using System.Diagnostics;
using System.Globalization;
using Dapper;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Receiver;
using Npgsql;

namespace GhlStockTwits.Benchmarks.Webhooks;

/// <summary>
/// Measures a receiver in a process of its own: this one is the client. A delivery counts once it is acknowledged,
/// which is after it was verified and written to the disk.
/// </summary>
internal sealed class WebhookBenchmark : IBenchmark
{
    private const string Server = "--server";
    private const int DefaultDeliveries = 20_000;
    private const int Chunk = 10_000;
    private const int Connections = 64;
    private const int PacedRate = 500;
    private const int PacedSeconds = 20;
    private const int FloorSize = 2_000;
    private const int FloorBatch = 500;
    private const double LeastRate = 1_000;
    private const double MostMilliseconds = 50;
    private const double MostGrowthMegabytes = 30;
    private const double Megabyte = 1024 * 1024;

    private static readonly string? s_database = Environment.GetEnvironmentVariable("GHLSTOCKTWITS_TEST_DATABASE");

    private static readonly string s_schema = $"benchmark_{Guid.NewGuid():n}";

    public string Name => "webhooks";

    public string Purpose =>
        "deliveries a second, the time to acknowledge them, memory over many; [--deliveries N] [--postgres: in the "
            + "server of GHLSTOCKTWITS_TEST_DATABASE]";

    public async Task<bool> RunAsync(string[] arguments)
    {
        if (arguments is [Server, { } place])
        {
            await ServeAsync(place).ConfigureAwait(false);
            return true;
        }

        int at = Array.IndexOf(arguments, "--deliveries");
        int deliveries = at < 0
            ? DefaultDeliveries : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ghlst-webhooks-");
        try
        {
            return await MeasureAsync(
                arguments.Contains("--postgres")
                    ? $"{s_database};Search Path={s_schema}"
                    : Path.Combine(folder.FullName, "inbox.db"),
                deliveries).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
            if (arguments.Contains("--postgres"))
            {
                NpgsqlConnection database = new(s_database);
                await using (database.ConfigureAwait(false))
                {
                    await database.ExecuteAsync($"DROP SCHEMA IF EXISTS {s_schema} CASCADE").ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task<bool> MeasureAsync(string place, int deliveries)
    {
        Table table = new("what", "a second", "p50, ms", "p99, ms", "memory, MB");
        table.Add("floor: verification alone, 1 thread", Rate(MeasureVerification()), "", "", "");
        DeliveryInbox floor = await DeliveryInboxes.OpenAsync(place).ConfigureAwait(false);
        await using (floor.ConfigureAwait(false))
        {
            table.Add(
                "floor: append alone, 1 a commit",
                Rate(await MeasureAppendAsync(floor, 1).ConfigureAwait(false)), "", "", "");
            table.Add(
                $"floor: append alone, {FloorBatch} a commit",
                Rate(await MeasureAppendAsync(floor, FloorBatch).ConfigureAwait(false)), "", "", "");
        }

        using Process server = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", typeof(WebhookBenchmark).Assembly.Location, "webhooks", Server, place])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Uri uri = new((await server.StandardOutput.ReadLineAsync().ConfigureAwait(false))!);

        // The first chunk is to compile what is measured.
        await SendAsync(uri.Port, SignedDelivery.Make(0, 2_000), rate: null).ConfigureAwait(false);
        double[] paced = await SendAsync(
            uri.Port, SignedDelivery.Make(Chunk, PacedRate * PacedSeconds), PacedRate).ConfigureAwait(false);
        table.Add(
            $"{PacedRate} a second for {PacedSeconds} s", $"{PacedRate}", Text(Percentile(paced, 0.5)),
            Text(Percentile(paced, 0.99)), Text(MemoryOf(server)));

        double seconds = 0;
        double firstMemory = 0;
        for (int sent = 0; sent < deliveries; sent += Chunk)
        {
            byte[][] chunk = SignedDelivery.Make(1_000_000_000 + sent, Math.Min(Chunk, deliveries - sent));
            Stopwatch watch = Stopwatch.StartNew();
            await SendAsync(uri.Port, chunk, rate: null).ConfigureAwait(false);
            seconds += watch.Elapsed.TotalSeconds;
            firstMemory = sent == 0 ? MemoryOf(server) : firstMemory;
            if (sent % (Chunk * 10) == 0)
            {
                Console.Error.WriteLine($"{sent + chunk.Length:N0}: {MemoryOf(server):0} MB");
            }
        }

        double rate = deliveries / seconds;
        double memory = MemoryOf(server);
        table.Add(
            $"{deliveries:N0} on {Connections} connections", Rate(rate), "", "",
            $"{Text(firstMemory)} at first, {Text(memory)}");
        server.StandardInput.Close();
        await server.WaitForExitAsync().ConfigureAwait(false);
        long stored = await CountAsync(place).ConfigureAwait(false);
        table.Print();
        Console.WriteLine(
            $"{stored:N0} in the inbox. Limits: at least {LeastRate:N0} a second, p99 of at most "
            + $"{MostMilliseconds:0} ms at {PacedRate} a second, growth of at most {MostGrowthMegabytes:0} MB.");
        return rate >= LeastRate && Percentile(paced, 0.99) <= MostMilliseconds
            && memory - firstMemory <= MostGrowthMegabytes
            && stored == (FloorSize * 2) + 2_000 + paced.Length + deliveries;
    }

    /// <summary>The process that is measured. It lives until its input ends.</summary>
    private static async Task ServeAsync(string place)
    {
        using WebhookListener listener = await WebhookListener.StartAsync(new ListenerSettings
        {
            InboxPlace = place,
            Port = 0,
            PublicKeys = [SignedDelivery.PublicKey],
        }).ConfigureAwait(false);
        Console.WriteLine(listener.Uri);
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
    }

    private static double MeasureVerification()
    {
        WebhookVerifier verifier = new([SignedDelivery.PublicKey]);
        (byte[] body, string signature) = SignedDelivery.Sign(0);
        verifier.IsGenuine(body, signature);
        Stopwatch watch = Stopwatch.StartNew();
        int count = Enumerable.Range(0, FloorSize).Count(_ => verifier.IsGenuine(body, signature));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> MeasureAppendAsync(DeliveryInbox inbox, int size)
    {
        IncomingDelivery[] all = [.. Enumerable.Range(0, FloorSize).Select(i => new IncomingDelivery(
            $"floor {size} {i}", "ContactUpdate")
        {
            Event = "ghl.on.ContactUpdate",
            WebhookId = $"floor {size} {i}",
            LocationId = "location1",
            ContactId = $"contact{i}",
            ObjectId = $"contact{i}",
            IsVerified = true,
            SentAt = DateTimeOffset.UtcNow,
            ReceivedAt = DateTimeOffset.UtcNow,
        })];
        Stopwatch watch = Stopwatch.StartNew();
        foreach (IncomingDelivery[] batch in all.Chunk(size))
        {
            await inbox.AddAsync(batch).ConfigureAwait(false);
        }

        return FloorSize / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Sends requests on several connections, as fast as they are answered or at a rate.</summary>
    /// <returns>How long each took to be acknowledged, in milliseconds, from when it was due.</returns>
    private static async Task<double[]> SendAsync(int port, byte[][] requests, int? rate)
    {
        double[] took = new double[requests.Length];
        int next = -1;
        Stopwatch watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using LoopbackClient client = new(port);
            for (int i = Interlocked.Increment(ref next); i < requests.Length; i = Interlocked.Increment(ref next))
            {
                TimeSpan due = rate is { } perSecond ? TimeSpan.FromSeconds((double)i / perSecond) : watch.Elapsed;
                if (due > watch.Elapsed)
                {
                    await Task.Delay(due - watch.Elapsed).ConfigureAwait(false);
                }

                await client.SendAsync(requests[i]).ConfigureAwait(false);
                took[i] = (watch.Elapsed - due).TotalMilliseconds;
            }
        }))).ConfigureAwait(false);
        return took;
    }

    private static async Task<long> CountAsync(string place)
    {
        DeliveryInbox inbox = (await DeliveryInboxes.TryOpenAsync(place).ConfigureAwait(false))!;
        await using (inbox.ConfigureAwait(false))
        {
            return (await inbox.StatisticsAsync(default).ConfigureAwait(false)).Received;
        }
    }

    private static double MemoryOf(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / Megabyte;
    }

    private static double Percentile(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)((sorted.Length - 1) * share)];
    }

    private static string Rate(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}

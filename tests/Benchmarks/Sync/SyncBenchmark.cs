using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace GhlStockTwits.Benchmarks.Sync;

/// <summary>
/// Measures how runs and plans grow with the location, and how workers on several locations help each other.
/// </summary>
internal sealed class SyncBenchmark : IBenchmark
{
    public const string Worker = "--worker";

    private const int Linked = 200;
    private const int WorkersContacts = 1_000;
    private const int WorkersLinked = 300;
    private const int Changes = 1_000;
    private const int MaxContactReads = 20;
    private const double MaxPlanSeconds = 10;
    private const double MaxPlanMegabytes = 150;
    private const double MaxGrowthMegabytes = 20;
    private const double LeastSpeedUp = 3.5;
    private const double Megabyte = 1024 * 1024;

    private static readonly int[] s_sizes = [10_000, 100_000];

    private static readonly string? s_database = Environment.GetEnvironmentVariable("GHLSTOCKTWITS_TEST_DATABASE");

    public string Name => "sync";

    public string Purpose =>
        "runs and plans with 10,000 and 100,000 contacts; 4 workers on 4 locations in the PostgreSQL server of "
            + "GHLSTOCKTWITS_TEST_DATABASE; [--scale | --contacts N | --workers]";

    public async Task<bool> RunAsync(string[] arguments)
    {
        if (arguments is [Worker, .. string[] task])
        {
            await SyncWorker.RunAsync(task).ConfigureAwait(false);
            return true;
        }

        return arguments switch
        {
            ["--contacts", { } number] => await MeasureScaleAsync(int.Parse(number, CultureInfo.InvariantCulture))
                .ConfigureAwait(false),
            ["--scale"] => await MeasureScaleAsync(s_sizes).ConfigureAwait(false),
            ["--workers"] => await MeasureWorkersAsync().ConfigureAwait(false),
            _ => await MeasureScaleAsync(s_sizes).ConfigureAwait(false)
                && await MeasureWorkersAsync().ConfigureAwait(false),
        };
    }

    private static async Task<bool> MeasureScaleAsync(params int[] sizes)
    {
        Table table = new(
            "contacts", "what", "reads of contacts", "other reads", "writes", "effects", "CPU, s", "time, s",
            "peak, MB");
        List<(SyncFigures Silent, SyncFigures Plan)> measured = [];
        foreach (int contacts in sizes)
        {
            SyncLocation location = await SyncLocation.StartAsync(contacts, Linked).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable ends = location.ConfigureAwait(false);

            async Task<SyncFigures> MeasureAsync(string what, string task)
            {
                SyncFigures figures = await location.RunAsync(task).ConfigureAwait(false);
                table.Add(
                    Text(contacts, "N0"), what, Text(figures.ContactReads, "N0"), Text(figures.OtherReads, "N0"),
                    Text(figures.Writes, "N0"), Text(figures.Effects, "N0"), Text(figures.Cpu.TotalSeconds, "0.0"),
                    Text(figures.Took.TotalSeconds, "0.0"), Text(figures.Peak / Megabyte, "0"));
                return figures;
            }

            await MeasureAsync("floor: a listing read", SyncWorker.Floor).ConfigureAwait(false);
            await MeasureAsync("first run", SyncWorker.Run).ConfigureAwait(false);
            await location.AdvanceAsync(TimeSpan.FromHours(7)).ConfigureAwait(false);
            SyncFigures silent = await MeasureAsync("run, nothing changed", SyncWorker.Run).ConfigureAwait(false);
            await location.ChangeAsync(Changes).ConfigureAwait(false);
            SyncFigures plan = await MeasureAsync("plan, 1,000 changes", SyncWorker.Plan).ConfigureAwait(false);
            await MeasureAsync("run, 1,000 changes", SyncWorker.Run).ConfigureAwait(false);
            await MeasureAsync("complete listing", SyncWorker.Full).ConfigureAwait(false);
            measured.Add((silent, plan));
        }

        table.Print();
        double growth = (measured[^1].Plan.Peak - measured[0].Plan.Peak) / Megabyte;
        Console.WriteLine(
            $"A new process for each, measured from outside; {Linked} contacts are linked. The last plan takes "
            + $"{Text(growth, "0")} MB more than the first.");
        return growth <= MaxGrowthMegabytes && measured.All(static one =>
            one.Silent is { Writes: 0, ContactReads: <= MaxContactReads }
            && one.Plan.Effects == Changes
            && one.Plan.Cpu.TotalSeconds <= MaxPlanSeconds && one.Plan.Peak / Megabyte <= MaxPlanMegabytes);
    }

    private static async Task<bool> MeasureWorkersAsync()
    {
        if (string.IsNullOrEmpty(s_database))
        {
            Console.WriteLine("Workers were not measured: GHLSTOCKTWITS_TEST_DATABASE names no server.");
            return true;
        }

        Table table = new(
            "workers", "contacts of each", "linked", "time, s", "calls a second", "429", "CPU, s", "times one");
        double alone = 0;
        double speedUp = 0;
        foreach (int workers in new[] { 1, 4 })
        {
            (TimeSpan took, SyncFigures[] figures) = await MeasureWorkersAsync(workers).ConfigureAwait(false);
            double calls = figures.Sum(static one => one.ContactReads + one.OtherReads + one.Writes);
            double rate = calls / took.TotalSeconds;
            alone = workers == 1 ? rate : alone;
            speedUp = rate / alone;
            table.Add(
                Text(workers, "0"), Text(WorkersContacts, "N0"), Text(WorkersLinked, "0"),
                Text(took.TotalSeconds, "0.0"), Text(rate, "0.0"),
                Text(figures.Sum(static one => one.Refused), "0"),
                Text(figures.Sum(static one => one.Cpu.TotalSeconds), "0.0"), Text(speedUp, "0.00"));
        }

        table.Print();
        Console.WriteLine(
            "First runs; a process, a location and a state for each worker, on one PostgreSQL server. 250 ms for each "
            + "response, 100 calls in 10 s for each location.");
        return speedUp >= LeastSpeedUp;
    }

    private static async Task<(TimeSpan Took, SyncFigures[] Figures)> MeasureWorkersAsync(int workers)
    {
        SyncLocation[] locations = await Task.WhenAll(Enumerable.Range(0, workers).Select(static async _ =>
        {
            SyncLocation location = await SyncLocation.StartAsync(
                WorkersContacts, WorkersLinked, $"{s_database};Search Path=benchmark_{Guid.NewGuid():n}")
                .ConfigureAwait(false);
            await location.SlowDownAsync(milliseconds: 250, calls: 100).ConfigureAwait(false);
            return location;
        })).ConfigureAwait(false);
        try
        {
            long begin = Stopwatch.GetTimestamp();
            SyncFigures[] figures = await Task.WhenAll(locations.Select(static location =>
                location.RunAsync(SyncWorker.Run))).ConfigureAwait(false);
            return (Stopwatch.GetElapsedTime(begin), figures);
        }
        finally
        {
            foreach (SyncLocation location in locations)
            {
                await location.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

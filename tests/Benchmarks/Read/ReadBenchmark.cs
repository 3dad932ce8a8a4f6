using System.Diagnostics;
using System.Globalization;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Benchmarks.Read;

/// <summary>
/// Compares reading all contacts with the module, a minimal client, HighLevel's Node SDK and Invoke-RestMethod.
/// </summary>
internal sealed class ReadBenchmark : IBenchmark
{
    private const int Rounds = 5;
    private const int Contacts = 100_000;
    private const int Few = 1_000;
    private const double Megabyte = 1024 * 1024;

    private static readonly string s_node = Repository.PathOf("tests", "Benchmarks", "Read", "node");

    public string Name => "read";

    public string Purpose => $"{Contacts} contacts, 100 a page; first run, warm runs, memory";

    public async Task<bool> RunAsync(string[] arguments)
    {
        if (arguments is ["floor", .. string[] floor])
        {
            await ReadFloor.RunAsync(Parse(floor)).ConfigureAwait(false);
            return true;
        }

        using SandboxProcess sandbox = await SandboxProcess.StartAsync(Contacts).ConfigureAwait(false);
        List<Reader> readers = [.. Readers(sandbox)];
        Dictionary<Reader, List<ReadResult>> many =
            await MeasureAsync(readers, runs: 4, Contacts, Rounds).ConfigureAwait(false);
        Dictionary<Reader, List<ReadResult>> few =
            await MeasureAsync(readers, runs: 1, Few, rounds: 3).ConfigureAwait(false);
        return Print(readers, many, few);
    }

    private static async Task<Dictionary<Reader, List<ReadResult>>> MeasureAsync(
        List<Reader> readers, int runs, int limit, int rounds)
    {
        Dictionary<Reader, List<ReadResult>> results =
            readers.ToDictionary(static reader => reader, static _ => new List<ReadResult>());
        for (int round = 0; round < rounds; round++)
        {
            foreach (Reader reader in readers)
            {
                results[reader].Add(await RunAsync(reader.Start(runs, limit), limit).ConfigureAwait(false));
            }
        }

        return results;
    }

    private static bool Print(
        List<Reader> readers, Dictionary<Reader, List<ReadResult>> many, Dictionary<Reader, List<ReadResult>> few)
    {
        Table table = new("reader", "first, s", "× floor", "warm, s", "× floor", "peak, MB", "over 1,000, MB");
        Reader floor = readers[0];
        bool isMet = true;
        foreach (Reader reader in readers)
        {
            double first = Median(many[reader], static result => result.First);
            double warm = Median(many[reader], static result => result.Warm);
            double peak = Median(many[reader], static result => result.Peak);
            double over = peak - Median(few[reader], static result => result.Peak);
            double firstRatio = first / Median(many[floor], static result => result.First);
            double warmRatio = warm / Median(many[floor], static result => result.Warm);
            isMet &= reader.MaxFirst is not { } maxFirst
                || (firstRatio <= maxFirst && warmRatio <= 1.5 && over / Megabyte <= 60);
            table.Add(
                reader.Name, Text(first / 1000), Text(firstRatio), Text(warm / 1000), Text(warmRatio),
                Text(peak / Megabyte, "0"), Text(over / Megabyte, "0"));
        }

        table.Print();
        Console.WriteLine(
            $"Medians of {Rounds} rounds in turn, a new process for each; warm is the mean of runs 3 and 4.");
        return isMet;
    }

    private static IEnumerable<Reader> Readers(SandboxProcess sandbox)
    {
        string[] Common(int runs, int limit) =>
            [sandbox.BaseUri.AbsoluteUri, sandbox.Token, sandbox.LocationId, Text(runs, "0"), Text(limit, "0")];

        yield return new Reader("floor: HttpClient", null, (runs, limit) => new ProcessStartInfo(
            "dotnet", [Environment.GetCommandLineArgs()[0], "read", "floor", .. Common(runs, limit)]));
        string folder = Path.Combine(s_node, "..");
        yield return new Reader("Get-GhlContact", 1.3, (runs, limit) => Pwsh.StartInfo(
            ["-File", Path.Combine(folder, "read-module.ps1"), Repository.Manifest, .. Common(runs, limit)]));
        yield return new Reader("Invoke-RestMethod", null, (runs, limit) => Pwsh.StartInfo(
            ["-File", Path.Combine(folder, "read-rest.ps1"), .. Common(runs, limit)]));

        if (Directory.Exists(Path.Combine(s_node, "node_modules")))
        {
            yield return new Reader("HighLevel's Node SDK", null, (runs, limit) => new ProcessStartInfo(
                "node", [Path.Combine(s_node, "read.mjs"), .. Common(runs, limit)]));
        }
        else
        {
            Console.WriteLine($"Without HighLevel's Node SDK: run 'npm ci' in {s_node}.");
        }
    }

    private static async Task<ReadResult> RunAsync(ProcessStartInfo start, int limit)
    {
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        string[][] lines =
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Trim().Split(' ')),
        ];
        double[] runs =
        [
            .. lines.Where(line => line.Length == 2 && line[0] == Text(limit, "0"))
                .Select(static line => Number(line[1])),
        ];
        if (runs.Length == 0)
        {
            throw new InvalidOperationException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} did not read {limit} contacts: {output}");
        }

        double peak = Number(lines.First(static line => line[0] == "peak")[1]);
        return new ReadResult(runs[0], runs.Skip(2).DefaultIfEmpty(runs[^1]).Average(), peak);
    }

    private static ReadOptions Parse(string[] words) =>
        new(new Uri(words[0]), words[1], words[2], (int)Number(words[3]), (int)Number(words[4]));

    private static double Median(List<ReadResult> results, Func<ReadResult, double> figure) =>
        results.Select(figure).Order().ElementAt(results.Count / 2);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(double value, string format = "0.00") =>
        value.ToString(format, CultureInfo.InvariantCulture);
}

/// <summary>A way to read contacts; started in a new process for each figure.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="MaxFirst">The limit of its first run as a multiple of the floor, or null if there is none.</param>
/// <param name="Start">Creates the command for a number of runs and a number of contacts.</param>
internal sealed record Reader(string Name, double? MaxFirst, Func<int, int, ProcessStartInfo> Start);

/// <summary>The options of a reader.</summary>
internal sealed record ReadOptions(Uri BaseUri, string Token, string LocationId, int Runs, int Limit);

/// <summary>The results of a process: first and warm runs in milliseconds, peak memory in bytes.</summary>
internal sealed record ReadResult(double First, double Warm, double Peak);

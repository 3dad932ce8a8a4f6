using System.Globalization;
using System.Reflection;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Benchmarks.Import;

/// <summary>How much longer the module takes to import than a module with the same loader and one cmdlet.</summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private const int Rounds = 9;
    private const double MostMilliseconds = 60;

    private static readonly string s_control = Repository.PathOf(
        "tests", "Benchmarks", "ControlModule", "bin", Configuration(), "net8.0", "ControlModule.psd1");

    public string Name => "import";

    public string Purpose => $"Import-Module beside a control module; at most {MostMilliseconds} ms more";

    public async Task<bool> RunAsync(string[] arguments)
    {
        IReadOnlyDictionary<string, Figures> figures = await Figures
            .InterleaveAsync(Rounds, [s_control, Repository.Manifest], ImportAsync)
            .ConfigureAwait(false);

        double more = figures[Repository.Manifest].Median - figures[s_control].Median;
        Table table = new("control, ms", "GhlStockTwits, ms", "more, ms");
        table.Add(
            figures[s_control].ToString("0"),
            figures[Repository.Manifest].ToString("0"),
            more.ToString("0", CultureInfo.InvariantCulture));
        table.Print();
        Console.WriteLine($"Medians of {Rounds} fresh processes each, in turn; the span in brackets.");
        return more <= MostMilliseconds;
    }

    private static async Task<double> ImportAsync(string manifest)
    {
        using ModuleProcess process = new() { Environment = { ["DOTNET_TieredPGO"] = null } };
        ScriptResult result = await process.RunAsync($"""
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Import-Module '{manifest}'
            $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
            """).ConfigureAwait(false);

        return double.Parse(result.Succeeded().Single(), CultureInfo.InvariantCulture);
    }

    private static string Configuration()
    {
        return typeof(ImportBenchmark).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Configuration")
            .Value!;
    }
}

using System.Globalization;
using System.Reflection;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Benchmarks.Import;

/// <summary>Compares the import of the module to that of a module with one cmdlet.</summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private const int Rounds = 9;
    private const double MaxMilliseconds = 60;

    private static readonly string s_control = Repository.PathOf(
        "tests", "Benchmarks", "ControlModule", "bin", Configuration(), "net8.0", "ControlModule.psd1");

    public string Name => "import";

    public string Purpose => $"Import-Module compared to a control module; at most {MaxMilliseconds} ms more";

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
        Console.WriteLine($"Medians of {Rounds} new processes each, measured in turn; ranges in brackets.");
        return more <= MaxMilliseconds;
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

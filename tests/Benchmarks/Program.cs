using GhlStockTwits.Benchmarks;
using GhlStockTwits.Benchmarks.Import;
using GhlStockTwits.Benchmarks.Limit;
using GhlStockTwits.Benchmarks.Read;
using GhlStockTwits.Benchmarks.Sync;
using GhlStockTwits.Benchmarks.Webhooks;

IBenchmark[] benchmarks =
[
    new ImportBenchmark(), new ReadBenchmark(), new LimitBenchmark(), new SyncBenchmark(), new WebhookBenchmark(),
];

IBenchmark? chosen = benchmarks.FirstOrDefault(each => args is [{ } name, ..] && each.Name == name);
if (chosen is null)
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/Benchmarks -- <benchmark> [arguments]");
    foreach (IBenchmark benchmark in benchmarks)
    {
        Console.Error.WriteLine($"  {benchmark.Name,-10} {benchmark.Purpose}");
    }

    return 64;
}

return await chosen.RunAsync(args[1..]).ConfigureAwait(false) ? 0 : 1;

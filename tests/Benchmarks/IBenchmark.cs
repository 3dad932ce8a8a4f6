namespace GhlStockTwits.Benchmarks;

/// <summary>A benchmark that prints a table. Everything it compares is measured in the same run.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string Purpose { get; }

    /// <summary>Prints the table and returns whether its limits are met.</summary>
    Task<bool> RunAsync(string[] arguments);
}

namespace GhlStockTwits.Benchmarks;

/// <summary>One table: whatever it compares, it measures in the same run, each figure in a fresh process.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string Purpose { get; }

    /// <summary>Prints the table, and tells whether its bounds hold.</summary>
    Task<bool> RunAsync(string[] arguments);
}

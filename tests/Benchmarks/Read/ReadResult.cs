namespace GhlStockTwits.Benchmarks.Read;

/// <summary>
/// What one process measured: milliseconds of its first and its warm runs, peak of its memory in bytes.
/// </summary>
internal sealed record ReadResult(double First, double Warm, double Peak);

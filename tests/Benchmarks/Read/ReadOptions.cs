namespace GhlStockTwits.Benchmarks.Read;

/// <summary>Where to read, and how much.</summary>
internal sealed record ReadOptions(Uri BaseUri, string Token, string LocationId, int Runs, int Limit);

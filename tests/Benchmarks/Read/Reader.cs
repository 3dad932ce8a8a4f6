using System.Diagnostics;

namespace GhlStockTwits.Benchmarks.Read;

/// <summary>A way to read, started anew for each figure.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="MostFirst">
/// The most that its first run may take, in times the floor; null where it is only compared.
/// </param>
/// <param name="Start">How to start it for so many runs of so many contacts.</param>
internal sealed record Reader(string Name, double? MostFirst, Func<int, int, ProcessStartInfo> Start);

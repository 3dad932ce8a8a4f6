namespace GhlStockTwits.Core.Tests.Support;

/// <summary>
/// Tests that measure on the wall clock run alone, so that they measure the code and not their neighbours.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealTime
{
    public const string Name = "real time";
}

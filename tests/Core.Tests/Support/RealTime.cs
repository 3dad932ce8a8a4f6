namespace GhlStockTwits.Core.Tests.Support;

/// <summary>
/// Tests that measure real time. They run alone so that other tests do not slow them down.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealTime
{
    public const string Name = "real time";
}

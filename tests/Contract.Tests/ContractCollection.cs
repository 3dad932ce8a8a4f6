namespace GhlStockTwits.Contract.Tests;

/// <summary>The tests that share one sandbox and its proxies.</summary>
[CollectionDefinition(Name)]
public sealed class ContractCollection : ICollectionFixture<ContractWorld>
{
    public const string Name = "contracts";
}

using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Contract.Tests.Cases;

namespace GhlStockTwits.Contract.Tests;

/// <summary>Calls every operation of the catalog in the sandbox, with or without the documents.</summary>
[Collection(ContractCollection.Name)]
public sealed class OperationTests(ContractFixture fixture)
{
    public static TheoryData<string> AllOperations { get; } = [.. OperationCatalog.Operations.Keys];

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task Each_operation_of_the_catalog_works(string name)
    {
        Operation operation = OperationCatalog.Operations[name];
        Arguments arguments = await AllCases.ForAsync(operation, fixture);

        Connection connection = await fixture.SandboxConnectionAsync(operation);
        object?[] page = await ContractFixture.FirstPageAsync(connection, operation, arguments);

        Assert.True(page.Length > 0, $"{operation} returned nothing. Choose values that find something.");
    }
}

using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Contract.Tests.Cases;

namespace GhlStockTwits.Contract.Tests;

/// <summary>Every action of the catalogue, driven against the sandbox itself: also where no document is at hand.</summary>
[Collection(ContractCollection.Name)]
public sealed class ActionTests(ContractWorld world)
{
    public static TheoryData<string> AllRows { get; } = [.. OperationCatalog.Operations.Keys];

    [Theory]
    [MemberData(nameof(AllRows))]
    public async Task Each_action_of_the_catalogue_works(string operation)
    {
        Operation row = OperationCatalog.Operations[operation];
        Arguments arguments = await AllCases.ForAsync(row, world);

        object?[] page = await Calling.FirstPageAsync(await world.DirectlyAsync(row), row, arguments);

        Assert.True(page.Length > 0, $"{row} answers with nothing: choose values that find something, or take the row out.");
    }
}

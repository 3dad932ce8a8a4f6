using GhlStockTwits.Catalog;
using GhlStockTwits.Contract.Tests.Cases;
using Xunit.Abstractions;

namespace GhlStockTwits.Contract.Tests;

/// <summary>Checks of the contract tests that do not need the documents.</summary>
public sealed class CoverageTests(ITestOutputHelper log)
{
    [Fact]
    public void Every_operation_has_a_contract_case()
    {
        string[] missing = [.. OperationCatalog.Operations.Keys.Except(AllCases.ByOperation.Keys)];

        Assert.True(
            missing.Length == 0,
            $"Add a case for {string.Join(", ", missing)} to a class in the folder Cases.");
    }

    [Fact]
    public void Every_case_has_an_operation()
    {
        string[] left = [.. AllCases.ByOperation.Keys.Except(OperationCatalog.Operations.Keys)];

        Assert.True(left.Length == 0, $"There is no operation {string.Join(", ", left)}. Remove the case.");
    }

    [Fact]
    public void Every_deviation_belongs_to_an_operation_and_names_its_source()
    {
        Assert.All(Deviations.All, static deviation =>
        {
            Assert.Contains(deviation.Operation, OperationCatalog.Operations.Keys);
            Assert.Matches("^(highlevel|stocktwits)-api [0-9]", deviation.Source);
        });
        Assert.Equal(Deviations.All.Distinct(), Deviations.All);
        log.WriteLine(
            $"{Deviations.All.Length} deviations from the documents, {OperationCatalog.Operations.Count} operations.");
    }
}

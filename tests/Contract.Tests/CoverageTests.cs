using GhlStockTwits.Catalog;
using GhlStockTwits.Contract.Tests.Cases;
using Xunit.Abstractions;

namespace GhlStockTwits.Contract.Tests;

/// <summary>What can be said of the contracts without the documents.</summary>
public sealed class CoverageTests(ITestOutputHelper log)
{
    [Fact]
    public void Every_row_has_a_contract_case()
    {
        string[] missing = [.. OperationCatalog.Operations.Keys.Except(AllCases.ByRow.Keys)];

        Assert.True(
            missing.Length == 0,
            $"Add a case for {string.Join(", ", missing)} to a class of the folder Cases.");
    }

    [Fact]
    public void Every_case_has_a_row()
    {
        string[] left = [.. AllCases.ByRow.Keys.Except(OperationCatalog.Operations.Keys)];

        Assert.True(left.Length == 0, $"No row is called {string.Join(", ", left)}: take the case out.");
    }

    [Fact]
    public void Every_deviation_belongs_to_a_row_and_names_its_source()
    {
        Assert.All(Deviations.All, static deviation =>
        {
            Assert.Contains(deviation.Operation, OperationCatalog.Operations.Keys);
            Assert.Matches("^(highlevel|stocktwits)-api [0-9]", deviation.Source);
        });
        Assert.Equal(Deviations.All.Distinct(), Deviations.All);
        log.WriteLine($"Deviations of the services from their documents: {Deviations.All.Length}, on {OperationCatalog.Operations.Count} operations.");
    }
}

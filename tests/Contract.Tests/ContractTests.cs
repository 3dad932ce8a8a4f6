using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Contract.Tests.Cases;
using GhlStockTwits.Contract.Tests.Documents;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Contract.Tests;

/// <summary>
/// Every row of the module, called through a proxy that knows the service's document: the module's request and the
/// sandbox's answer are both held against it.
/// </summary>
[Collection(ContractCollection.Name)]
public sealed class ContractTests(ContractWorld world)
{
    /// <summary>HighLevel's document is of version 2: what only version 3 has is held to the reference alone.</summary>
    private static readonly IEnumerable<Operation> s_documented =
        OperationCatalog.Operations.Values.Where(static row => row.Version != "v3");

    /// <summary>The document types the found tasks as lists of lists, and its mock answers so; the service does not.</summary>
    private static readonly string[] s_mistyped = ["ghl.task.search"];

    public static TheoryData<string> AllRows { get; } = [.. s_documented.Select(static row => row.Name)];

    public static TheoryData<string> HighLevelRows { get; } =
        [.. s_documented.Where(static row => row.Service == HighLevelService.Instance)
            .Select(static row => row.Name).Except(s_mistyped)];

    [ContractTheory]
    [MemberData(nameof(AllRows))]
    public async Task Request_and_answer_are_as_the_document_says(string operation)
    {
        Operation row = OperationCatalog.Operations[operation];
        Arguments arguments = await AllCases.ForAsync(row, world);
        List<Violation> violations = ViolationLog.Listen();

        object?[] page = await Calling.FirstPageAsync(await world.ThroughProxyAsync(row), row, arguments);

        Assert.True(page.Length > 0, $"{row} answers with nothing: choose values that find something.");
        AssertKnown(row, violations);
    }

    [ContractTheory]
    [MemberData(nameof(HighLevelRows))]
    public async Task The_documents_own_example_can_be_read(string operation)
    {
        Operation row = OperationCatalog.Operations[operation];
        Arguments arguments = await AllCases.ForAsync(row, world);
        foreach (Deviation deviation in Deviations.Of(operation).Where(static known => known.IsOfRequest))
        {
            // What the document refuses although the service takes it.
            arguments = arguments.Without(deviation.Where.Split('.')[^1]);
        }

        await Calling.FirstPageAsync(await world.ToMockAsync(row), row, arguments);
    }

    private static void AssertKnown(Operation row, List<Violation> violations)
    {
        Deviation[] known = [.. Deviations.Of(row.Name)];
        IEnumerable<string> unknown = violations
            .Where(violation => !known.Any(deviation => Is(violation, deviation)))
            .Select(static violation => $"{violation.Where}: {violation.What} ({violation.Message})")
            .Distinct();
        Assert.True(
            !unknown.Any(),
            $"{row} breaks the service's document:\n{string.Join('\n', unknown)}\nCorrect whichever of the row, the "
                + "model or the sandbox is wrong. Only where the service itself is known to do so, add a line to "
                + "Deviations.cs with its source.");

        IEnumerable<string> stale = known
            .Where(deviation => !violations.Exists(violation => Is(violation, deviation)))
            .Select(static deviation => $"{deviation.Where}: {deviation.What}");
        Assert.True(
            !stale.Any(),
            $"{row} no longer deviates at {string.Join(", ", stale)}: take the line out of Deviations.cs.");
    }

    private static bool Is(Violation violation, Deviation deviation) =>
        deviation.Where == violation.Where && deviation.What == violation.What;
}

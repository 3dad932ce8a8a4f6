using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Contract.Tests.Cases;
using GhlStockTwits.Contract.Tests.Documents;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Contract.Tests;

/// <summary>
/// Calls every operation through a proxy that checks the module's request and the sandbox's response against the
/// service's document.
/// </summary>
[Collection(ContractCollection.Name)]
public sealed class ContractTests(ContractFixture fixture)
{
    /// <summary>HighLevel's document describes version 2, so it does not have the operations of version 3.</summary>
    private static readonly IEnumerable<Operation> s_documented =
        OperationCatalog.Operations.Values.Where(static operation => operation.Version != "v3");

    /// <summary>The document and its mock declare the tasks as lists; the service returns objects.</summary>
    private static readonly string[] s_mistyped = ["ghl.task.search"];

    public static TheoryData<string> AllOperations { get; } =
        [.. s_documented.Select(static operation => operation.Name)];

    public static TheoryData<string> HighLevelOperations { get; } =
        [.. s_documented.Where(static operation => operation.Service == HighLevelService.Instance)
            .Select(static operation => operation.Name).Except(s_mistyped)];

    // The document describes no response, so its example is an empty one, which is an error.
    private static readonly string[] s_withoutResponse =
        ["ghl.contact.search", "ghl.contact.findDuplicate", "ghl.location.timezones"];

    [ContractTheory]
    [MemberData(nameof(AllOperations))]
    public async Task Request_and_response_match_the_document(string name)
    {
        Operation operation = OperationCatalog.Operations[name];
        Arguments arguments = await AllCases.ForAsync(operation, fixture);
        List<Violation> violations = ViolationListener.Listen();

        Connection connection = await fixture.ProxyConnectionAsync(operation);
        object?[] page = await ContractFixture.FirstPageAsync(connection, operation, arguments);

        Assert.True(page.Length > 0, $"{operation} returned nothing. Choose values that find something.");
        AssertKnown(operation, violations);
    }

    [ContractTheory]
    [MemberData(nameof(HighLevelOperations))]
    public async Task The_example_of_the_document_can_be_read(string name)
    {
        Operation operation = OperationCatalog.Operations[name];
        Arguments arguments = await AllCases.ForAsync(operation, fixture);
        foreach (Deviation deviation in Deviations.Of(name).Where(static known => known.IsInRequest))
        {
            // The document refuses this value although the service accepts it.
            arguments = arguments.Without(deviation.Where.Split('.')[^1]);
        }

        Connection connection = await fixture.MockConnectionAsync(operation);
        if (s_withoutResponse.Contains(name))
        {
            ApiException failure = await Assert.ThrowsAsync<ApiException>(
                () => ContractFixture.FirstPageAsync(connection, operation, arguments));
            Assert.Equal(ApiErrorKind.InvalidResponse, failure.Kind);
            return;
        }

        await ContractFixture.FirstPageAsync(connection, operation, arguments);
    }

    private static void AssertKnown(Operation operation, List<Violation> violations)
    {
        Deviation[] known = [.. Deviations.Of(operation.Name)];
        IEnumerable<string> unknown = violations
            .Where(violation => !known.Any(deviation => IsSame(violation, deviation)))
            .Select(static violation => $"{violation.Where}: {violation.What} ({violation.Message})")
            .Distinct();
        Assert.True(
            !unknown.Any(),
            $"{operation} does not match the service's document:\n{string.Join('\n', unknown)}\n"
                + "Correct the operation, the model or the sandbox. Only if the service itself is known to deviate, "
                + "add a line to Deviations.cs with its source.");

        IEnumerable<string> stale = known
            .Where(deviation => !violations.Exists(violation => IsSame(violation, deviation)))
            .Select(static deviation => $"{deviation.Where}: {deviation.What}");
        Assert.True(
            !stale.Any(),
            $"{operation} no longer deviates at {string.Join(", ", stale)}. Remove the line from Deviations.cs.");
    }

    private static bool IsSame(Violation violation, Deviation deviation) =>
        deviation.Where == violation.Where && deviation.What == violation.What;
}

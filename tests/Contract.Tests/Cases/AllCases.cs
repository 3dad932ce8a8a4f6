using System.Reflection;
using GhlStockTwits.Api;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>
/// The cases of all operations: the combined <c>All</c> properties of the classes in this folder. A case gives a value
/// for every parameter of its operation.
/// </summary>
internal static class AllCases
{
    public static IReadOnlyDictionary<string, Func<ContractFixture, Task<Arguments>>> ByOperation { get; } =
        typeof(AllCases).Assembly.GetTypes()
            .Where(static type => type.Namespace == typeof(AllCases).Namespace)
            .Select(static type => type.GetProperty("All", BindingFlags.Static | BindingFlags.Public)?.GetValue(null))
            .OfType<Dictionary<string, Func<ContractFixture, Task<Arguments>>>>()
            .SelectMany(static cases => cases)
            .ToDictionary(static one => one.Key, static one => one.Value);

    /// <summary>Returns the values for an operation and creates the objects that they refer to.</summary>
    public static async Task<Arguments> ForAsync(Operation operation, ContractFixture fixture)
    {
        Assert.True(
            ByOperation.TryGetValue(operation.Name, out Func<ContractFixture, Task<Arguments>>? values),
            $"{operation} does not have a case. Add one with a value for every parameter to a class in Cases.");
        return await values!(fixture);
    }
}

/// <summary>Creates the values of a case.</summary>
internal static class CaseValues
{
    public static Task<Arguments> Given(params (string Name, object? Value)[] values) =>
        Task.FromResult(Values(values));

    public static Arguments Values(params (string Name, object? Value)[] values) =>
        new(values.Select(static value => KeyValuePair.Create(value.Name, value.Value)));

    public static Dictionary<string, object?> Map(params (string Name, object? Value)[] values) =>
        values.ToDictionary(static value => value.Name, static value => value.Value);
}

using System.Reflection;
using GhlStockTwits.Api;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>
/// For each row, values that say all that the row can say: the properties <c>All</c> of this folder's classes, put together.
/// </summary>
internal static class AllCases
{
    public static IReadOnlyDictionary<string, Func<ContractWorld, Task<Arguments>>> ByRow { get; } =
        typeof(AllCases).Assembly.GetTypes()
            .Where(static type => type.Namespace == typeof(AllCases).Namespace)
            .Select(static type => type.GetProperty("All", BindingFlags.Static | BindingFlags.Public)?.GetValue(null))
            .OfType<Dictionary<string, Func<ContractWorld, Task<Arguments>>>>()
            .SelectMany(static cases => cases)
            .ToDictionary(static one => one.Key, static one => one.Value);

    /// <summary>A row's values, with what they need made beforehand.</summary>
    public static async Task<Arguments> ForAsync(Operation row, ContractWorld world)
    {
        Assert.True(
            ByRow.TryGetValue(row.Name, out Func<ContractWorld, Task<Arguments>>? values),
            $"{row} has no case: add one to a class of the folder Cases, with a value for all that the row takes.");
        return await values!(world);
    }
}

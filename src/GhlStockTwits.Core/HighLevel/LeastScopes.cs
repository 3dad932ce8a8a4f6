using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>The least scopes that a token needs.</summary>
internal static class LeastScopes
{
    /// <summary>The scopes of HighLevel that some operations require, each once, in the order of their names.</summary>
    /// <param name="operations">The operations, of any service.</param>
    public static IReadOnlyList<string> Of(IEnumerable<Operation> operations) =>
    [
        .. operations.Where(static operation => operation.Service == HighLevelService.Instance)
            .Select(static operation => operation.Scope).OfType<string>()
            .Distinct().Order(StringComparer.Ordinal),
    ];
}

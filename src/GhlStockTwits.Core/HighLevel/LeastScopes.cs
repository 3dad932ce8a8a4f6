using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>The least scopes that a token needs.</summary>
internal static class LeastScopes
{
    /// <summary>
    /// What an agency's login needs besides: a location's token has the scopes of the agency's (highlevel-api 1.4).
    /// </summary>
    public static readonly IReadOnlyList<string> OfAgency = [Scopes.OAuthRead, Scopes.OAuthWrite];

    /// <summary>The scopes of HighLevel that some operations require, each once, in the order of their names.</summary>
    /// <param name="operations">The operations, of any service.</param>
    public static IReadOnlyList<string> Of(IEnumerable<Operation> operations) =>
    [
        .. operations.Where(static operation => operation.Service == HighLevelService.Instance)
            .Select(static operation => operation.Scope).OfType<string>()
            .Distinct().Order(StringComparer.Ordinal),
    ];
}

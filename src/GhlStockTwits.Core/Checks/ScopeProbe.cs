using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Checks;

/// <summary>
/// Finds out by a harmless read whether a token has a scope: private integration tokens do not tell (highlevel-api
/// 1.5).
/// </summary>
internal static class ScopeProbe
{
    private const string LocationId = "locationId";

    // No object has it: the read is refused for the scope or does not find it.
    private const string NoId = "000000000000000000000000";

    /// <summary>
    /// The read for a scope: a listing if there is one, else an object that does not exist. Null if no read tells.
    /// </summary>
    public static Operation? For(string scope) => OperationCatalog.Operations.Values
        .Where(operation => operation.Service == HighLevelService.Instance && operation.Scope == scope
            && operation is { Changes: false, FillsInDefaults: true }
            && operation.Parameters.All(static parameter =>
                !parameter.Required || parameter.Name == LocationId || parameter.Place == ParameterPlace.Path))
        .OrderBy(static operation => operation.Parameters.Count(IsOwnId))
        .ThenBy(static operation => operation.Parameters.Any(static parameter => parameter.Name == LocationId) ? 0 : 1)
        .ThenBy(static operation => operation.Method == HttpMethod.Get ? 0 : 1)
        .ThenBy(static operation => operation.Parameters.Any(IsPageSize) ? 0 : 1)
        .ThenBy(static operation => operation.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The arguments of a read: one object at most.</summary>
    public static Arguments ArgumentsOf(Operation operation) => new(operation.Parameters
        .Where(static parameter => IsOwnId(parameter) || IsPageSize(parameter))
        .Select(static parameter => KeyValuePair.Create(parameter.Name, IsOwnId(parameter) ? (object?)NoId : 1)));

    /// <summary>Reads one page.</summary>
    /// <exception cref="ApiException">The read failed.</exception>
    public static async Task ReadAsync(Operation operation, Connection connection, CallContext call)
    {
        await foreach (object?[] _ in operation.ReadAnyAsync(connection, ArgumentsOf(operation), call)
            .ConfigureAwait(false))
        {
            return;
        }
    }

    private static bool IsPageSize(OperationParameter parameter) => parameter.Name is "limit" or "pageLimit";

    private static bool IsOwnId(OperationParameter parameter) =>
        parameter.Place == ParameterPlace.Path && parameter.Name != LocationId;
}

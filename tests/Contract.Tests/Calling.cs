using GhlStockTwits.Api;

namespace GhlStockTwits.Contract.Tests;

/// <summary>Calls rows of whichever type.</summary>
internal static class Calling
{
    /// <summary>What stands behind the envelope key; of a listing its first page.</summary>
    public static async Task<object?[]> FirstPageAsync(Connection connection, Operation row, Arguments arguments)
    {
        Operation once = row with { Paging = PagingStyle.None };
        await foreach (object?[] page in once.ReadAnyAsync(connection, arguments, new CallContext(CancellationToken.None)))
        {
            return page;
        }

        return [];
    }
}

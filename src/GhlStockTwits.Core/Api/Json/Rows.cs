using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>Checks lists within an object, where null in place of an element is as wrong as another type.</summary>
internal static class Rows
{
    /// <summary>The list.</summary>
    /// <exception cref="JsonException">An element is null.</exception>
    public static T[]? WithoutNull<T>(T[]? rows)
        where T : class =>
        rows is not null && Array.Exists(rows, static row => row is null)
            ? throw new JsonException("An element is null.")
            : rows;
}

using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Binding;

/// <summary>The columns of a piped object.</summary>
internal static class RowCells
{
    /// <summary>
    /// Names and values of a row: an object of Import-Csv, a hashtable, or any object with properties. Of a StockTwits
    /// user, and of a message's author, only name and handle are columns.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">The object has no columns.</exception>
    public static KeyValuePair<string, object?>[] Of(PSObject row)
    {
        switch (row.BaseObject)
        {
            case User user:
                return Of(user);
            case Message { User: { } author }:
                return Of(author);
            case string or ValueType:
                throw new GhlStockTwitsException(
                    "GhlStockTwits.RowRequired", FailureCategory.InvalidArgument, "The piped object has no columns.",
                    "Pipe objects with properties, such as those of Import-Csv.");
            case IDictionary table:
                return
                [
                    .. table.Keys.Cast<object>().Select(key => KeyValuePair.Create(
                        key.ToString() ?? string.Empty, ArgumentBinder.Unwrap(table[key]))),
                ];
            default:
                return
                [
                    .. row.Properties.Where(static property => property.IsGettable)
                        .Select(static property => KeyValuePair.Create(
                            property.Name, ArgumentBinder.Unwrap(property.Value))),
                ];
        }
    }

    /// <summary>Whether an object is a row, whose values can be written, and not an object of a service.</summary>
    public static bool IsRow(PSObject input) =>
        input.BaseObject is IDictionary
        || (input.BaseObject is PSCustomObject
            && !input.TypeNames[0].StartsWith("Deserialized.", StringComparison.Ordinal));

    private static KeyValuePair<string, object?>[] Of(User user) =>
        [KeyValuePair.Create("Name", (object?)user.Name), KeyValuePair.Create("Handle", (object?)user.Username)];
}

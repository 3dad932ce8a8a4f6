using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Formatting;

/// <summary>Answers that have no type of their own, as PowerShell shows and pipes objects.</summary>
internal static class PlainObject
{
    /// <summary>The pages with their dictionaries made into objects.</summary>
    public static async IAsyncEnumerable<object?[]> WrapAsync(IAsyncEnumerable<object?[]> pages)
    {
        await foreach (object?[] page in pages.ConfigureAwait(false))
        {
            yield return Array.ConvertAll(page, Wrap);
        }
    }

    /// <summary>
    /// A dictionary as an object with properties, within lists and others too; anything else as it is.
    /// </summary>
    public static object? Wrap(object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> members:
                PSObject wrapped = new();
                foreach ((string name, object? member) in members)
                {
                    wrapped.Properties.Add(new PSNoteProperty(name, Wrap(member)));
                }

                return wrapped;
            case object?[] list:
                return Array.ConvertAll(list, Wrap);
            default:
                return value;
        }
    }

    /// <summary>A hashtable's entries as plain values; nothing for null.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Members(IDictionary? table) =>
        table is null ? [] : (Dictionary<string, object?>)ArgumentBinder.Unwrap(table)!;
}

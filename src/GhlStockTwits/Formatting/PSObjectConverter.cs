using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Formatting;

/// <summary>Converts between PowerShell's objects and the plain values of untyped requests and responses.</summary>
internal static class PSObjectConverter
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "psobject", "psbase", "psadapted", "psextended", "pstypenames",
    };

    /// <summary>Converts pages of values; see <see cref="ToPSObject"/>.</summary>
    /// <param name="pages">The pages.</param>
    public static async IAsyncEnumerable<object?[]> ToPSObjectsAsync(IAsyncEnumerable<object?[]> pages)
    {
        await foreach (object?[] page in pages.ConfigureAwait(false))
        {
            yield return Array.ConvertAll(page, ToPSObject);
        }
    }

    /// <summary>Converts dictionaries, nested ones too, to objects. Returns other values unchanged.</summary>
    /// <param name="value">The value.</param>
    public static object? ToPSObject(object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> members:
                PSObject converted = new();
                foreach ((string name, object? member) in members)
                {
                    converted.Properties.Add(new PSNoteProperty(FreeName(name, members), ToPSObject(member)));
                }

                return converted;
            case object?[] list:
                return Array.ConvertAll(list, ToPSObject);
            default:
                return value;
        }
    }

    /// <summary>Converts a hashtable, an object or the text of a JSON object to plain values.</summary>
    /// <param name="body">The body of a request; null for none.</param>
    /// <exception cref="GhlStockTwitsException">It is none of these.</exception>
    public static Dictionary<string, object?> ToBody(object? body)
    {
        object? plain = ArgumentBinder.Unwrap(body);
        if (plain is string text)
        {
            try
            {
                plain = JsonSerializer.Deserialize(text, HighLevelJson.Default.Object!);
            }
            catch (JsonException failure)
            {
                throw NotAnObject("The text of -Body is not JSON.", failure);
            }
        }

        return plain switch
        {
            null => [],
            Dictionary<string, object?> members => members,
            _ => throw NotAnObject("-Body is neither a hashtable nor an object.", null),
        };
    }

    private static GhlStockTwitsException NotAnObject(string description, Exception? cause) => new(
        "GhlStockTwits.BodyInvalid", FailureCategory.InvalidArgument, description,
        "Pass a hashtable, an object, or the text of a JSON object.", cause);

    /// <summary>
    /// The name of a property. A name that PowerShell reserves, or none, gets an underscore, so that its value is not
    /// lost.
    /// </summary>
    private static string FreeName(string name, Dictionary<string, object?> members)
    {
        string free = name;
        while (free.Length == 0 || s_reserved.Contains(free) || (free != name && members.ContainsKey(free)))
        {
            free += "_";
        }

        return free;
    }

    /// <summary>Converts a hashtable to plain values; null to no values.</summary>
    /// <param name="table">The hashtable.</param>
    public static Dictionary<string, object?> ToValues(Hashtable? table) =>
        table is null ? [] : (Dictionary<string, object?>)ArgumentBinder.Unwrap(table)!;
}

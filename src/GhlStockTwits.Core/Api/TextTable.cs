using System.Collections;
using System.Text;
using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>
/// Values by name whose text, for example in a CSV file, can be read back: <c>industry=Energy, "topics=a, b"</c>.
/// </summary>
public class TextTable : Dictionary<string, object?>
{
    /// <summary>Creates a table. Names are not case-sensitive.</summary>
    public TextTable()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <summary>
    /// Reads the text of a table. Values are strings, or dictionaries and lists where the text is JSON.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The table, or null if the text is not one.</returns>
    public static TextTable? Parse(string text)
    {
        TextTable table = [];
        foreach (string item in TextList.Parse(text))
        {
            int sign = item.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                return null;
            }

            table[item[..sign].Trim()] = item[(sign + 1)..];
        }

        return table;
    }

    /// <summary>The names and values, separated by commas.</summary>
    public override string ToString() => Format(this);

    /// <summary>The text of a table.</summary>
    internal static string Format(IEnumerable<KeyValuePair<string, object?>> entries) =>
        string.Join(", ", entries.Where(static entry => entry.Value is not null)
            .Select(static entry => TextList.Quote($"{entry.Key}={Text(entry.Value!)}")));

    /// <summary>Reads a value that <see cref="Format"/> wrote as JSON; null if the text is not a JSON object.</summary>
    internal static IReadOnlyDictionary<string, object?>? ParseObject(string text)
    {
        if (!text.StartsWith('{'))
        {
            return null;
        }

        try
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text));
            return reader.Read() ? ObjectConverter.ReadValue(ref reader) as Dictionary<string, object?> : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(object value) => value switch
    {
        TextList list => list.ToString(),
        IEnumerable<KeyValuePair<string, object?>> or IDictionary => JsonBody.WriteValue(value),
        IEnumerable list and not string =>
            new TextList(list.Cast<object?>().Select(static item => item is null ? string.Empty : Text(item)))
                .ToString(),
        _ => WireFormat.Text(value),
    };
}

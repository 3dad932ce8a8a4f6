using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>
/// A list of strings whose text, for example in a CSV file, can be read back: <c>investor, "Gold; Silver"</c>.
/// </summary>
[JsonConverter(typeof(TextListConverter))]
[CollectionBuilder(typeof(TextList), nameof(Create))]
public sealed class TextList : ReadOnlyCollection<string>
{
    private static readonly char[] s_separators = [',', ';', '\n', '\r'];

    /// <summary>Creates a list.</summary>
    /// <param name="items">The strings.</param>
    public TextList(IEnumerable<string> items)
        : base([.. items])
    {
    }

    /// <summary>A list without strings.</summary>
    public static new TextList Empty { get; } = new([]);

    /// <summary>The number of strings.</summary>
    public int Length => Count;

    /// <summary>Converts an array.</summary>
    /// <param name="items">The strings.</param>
    public static implicit operator TextList(string[] items) => new(items);

    /// <summary>Creates a list from a collection expression.</summary>
    /// <param name="items">The strings.</param>
    /// <returns>The list.</returns>
    public static TextList Create(ReadOnlySpan<string> items) => new(items.ToArray());

    /// <summary>
    /// Splits text at commas, semicolons and line breaks. A string in double quotes may contain them; two double quotes
    /// in it are one.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The strings, without blanks around them.</returns>
    public static TextList Parse(string text)
    {
        List<string> items = [];
        int position = 0;
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]) || s_separators.Contains(text[position]))
            {
                position++;
            }
            else if (Quoted(text, position) is { } quoted)
            {
                items.Add(quoted.Item);
                position = quoted.End;
            }
            else
            {
                int end = text.IndexOfAny(s_separators, position);
                end = end < 0 ? text.Length : end;
                items.Add(text[position..end].Trim());
                position = end;
            }
        }

        return new TextList(items);
    }

    /// <summary>The strings, separated by commas. A string that contains a separator is in double quotes.</summary>
    public override string ToString() => string.Join(", ", this.Select(Quote));

    /// <summary>A string as it stands in the text of a list.</summary>
    internal static string Quote(string item) =>
        item.Length == 0 || item[0] == '"' || item.IndexOfAny(s_separators) >= 0 || item.Trim().Length < item.Length
            ? $"\"{item.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : item;

    /// <summary>Reads a string in double quotes; null if the text at the position is not one.</summary>
    private static (string Item, int End)? Quoted(string text, int start)
    {
        if (text[start] != '"')
        {
            return null;
        }

        StringBuilder item = new();
        for (int position = start + 1; position < text.Length; position++)
        {
            if (text[position] != '"')
            {
                item.Append(text[position]);
            }
            else if (position + 1 < text.Length && text[position + 1] == '"')
            {
                item.Append('"');
                position++;
            }
            else
            {
                int end = position + 1;
                while (end < text.Length && text[end] == ' ')
                {
                    end++;
                }

                return end == text.Length || s_separators.Contains(text[end]) ? (item.ToString(), end) : null;
            }
        }

        return null;
    }
}

/// <summary>Reads a list of strings as <see cref="StringArrayConverter"/> does.</summary>
internal sealed class TextListConverter : JsonConverter<TextList>
{
    private static readonly StringArrayConverter s_strings = new();

    public override TextList? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        s_strings.Read(ref reader, typeof(string[]), options) is { } items ? new TextList(items) : null;

    public override void Write(Utf8JsonWriter writer, TextList value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonBody.WriteValue(value));
}

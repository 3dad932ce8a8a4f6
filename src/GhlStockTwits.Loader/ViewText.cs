using System.Collections;
using System.Globalization;
using System.Text;
using GhlStockTwits.Api;

namespace GhlStockTwits.Loader;

/// <summary>
/// The text of a property in the module's views. Text of others is made safe to show; times are the same in every
/// culture.
/// </summary>
public static class ViewText
{
    /// <summary>The text in a column of a table, on one line.</summary>
    /// <param name="value">The value of the property.</param>
    public static string Cell(object? value) => SafeText.OneLine(Text(value, "yyyy-MM-dd HH:mm"));

    /// <summary>The text in a column of a table, on as many lines as it needs, broken between words.</summary>
    /// <param name="value">The value of the property.</param>
    /// <param name="width">The width of the column.</param>
    public static string Words(object? value, int width)
    {
        StringBuilder text = new();
        int column = 0;
        foreach (string word in Cell(value).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool isFirst = column == 0;
            bool fits = column + 1 + word.Length <= width;
            text.Append(isFirst ? string.Empty : fits ? " " : "\n").Append(word);
            column = isFirst || !fits ? word.Length : column + 1 + word.Length;
        }

        return text.ToString();
    }

    /// <summary>The text in a list.</summary>
    /// <param name="value">The value of the property.</param>
    public static string Line(object? value) => SafeText.Of(Text(value, "yyyy-MM-dd HH:mm:ss zzz"));

    private static string Text(object? value, string timeFormat) => value switch
    {
        null => string.Empty,
        string text => text,
        DateTimeOffset time => time.ToString(timeFormat, CultureInfo.InvariantCulture),
        TimeSpan span =>
            TimeSpan.FromSeconds(Math.Round(span.TotalSeconds)).ToString("c", CultureInfo.InvariantCulture),
        IDictionary pairs => string.Join(", ", pairs.Keys.Cast<object>()
            .Select(key => $"{key} = {Text(pairs[key], timeFormat)}")),
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(item => Text(item, timeFormat))),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? string.Empty,
    };
}

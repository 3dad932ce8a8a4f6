using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace GhlStockTwits.Binding;

/// <summary>
/// What names a thing that StockTwits numbers. A piped object of another kind is refused: its number would mean another
/// thing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NumberedArgument
{
    private protected NumberedArgument(object input, string thing, Func<object, long?> read, params string[] columns)
    {
        object plain = input is PSObject wrapped ? wrapped.BaseObject : input;
        object? value = plain is PSCustomObject
            ? columns.Select(name => ((PSObject)input).Properties[name]?.Value).FirstOrDefault(
                static cell => cell is not null)
            : read(plain) ?? plain;
        Number = value is int or long or string && long.TryParse(
            Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture,
            out long number)
            ? number
            : throw new ArgumentException(
                $"A {thing} is named by its number, or by the {thing} itself.", nameof(input));
    }

    /// <summary>The number.</summary>
    public long Number { get; }

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}

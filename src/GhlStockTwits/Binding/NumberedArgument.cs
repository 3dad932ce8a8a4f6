using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace GhlStockTwits.Binding;

/// <summary>
/// Identifies a StockTwits object by its numeric ID. An object of another kind is refused: its ID would mean something
/// else.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NumberedArgument
{
    private protected NumberedArgument(object input, string kind, Func<object, long?> read, params string[] columns)
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
                $"The value does not identify a {kind}. Pass the {kind} or its ID.");
    }

    /// <summary>The ID.</summary>
    public long Number { get; }

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}

using System.ComponentModel;
using System.Management.Automation;

namespace GhlStockTwits.Loader;

/// <summary>
/// Restores a DateTimeOffset from what Import-Clixml, jobs and remote sessions return for one, so that it compares and
/// sorts as before.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DateTimeOffsetConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => Read(sourceValue) is not null;

    /// <inheritdoc/>
    public override object ConvertFrom(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        Read(sourceValue) ?? throw new InvalidCastException();

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new InvalidCastException();

    private static DateTimeOffset? Read(object source) =>
        source is PSObject value
        && value.Properties[nameof(DateTimeOffset.UtcDateTime)]?.Value is DateTime time
        && value.Properties[nameof(DateTimeOffset.Offset)]?.Value is TimeSpan offset
            ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToOffset(offset)
            : null;
}

using System.Globalization;
using System.Management.Automation;

namespace GhlStockTwits.Binding;

/// <summary>Takes a number for seconds, where PowerShell alone would take it for ten-millionths of one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            int or long or double or decimal => TimeSpan.FromSeconds(
                Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            string text when double.TryParse(text, CultureInfo.InvariantCulture, out double seconds) =>
                TimeSpan.FromSeconds(seconds),
            _ => inputData,
        };
    }
}

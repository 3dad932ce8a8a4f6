using System.Collections;
using System.Management.Automation;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Binding;

/// <summary>Writes symbols as StockTwits does: <c>$aapl</c> is AAPL.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TickerTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text => TickerText.Clean(text),
            IList list => list.Cast<object?>().Select(each => Transform(engineIntrinsics, each)).ToArray(),
            _ => inputData,
        };
}

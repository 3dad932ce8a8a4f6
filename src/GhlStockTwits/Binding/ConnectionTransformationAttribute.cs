using System.Management.Automation;

namespace GhlStockTwits.Binding;

/// <summary>Makes one argument of a list of connections, which PowerShell alone refuses for a parameter that is no list.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null or ConnectionArgument ? inputData : new ConnectionArgument(inputData);
}

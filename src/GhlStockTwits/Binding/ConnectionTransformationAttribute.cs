using System.Management.Automation;

namespace GhlStockTwits.Binding;

/// <summary>
/// Converts a list of connections to one argument; PowerShell alone refuses a list for a single value.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null or ConnectionArgument ? inputData : new ConnectionArgument(inputData);
}

using System.Management.Automation;

namespace GhlStockTwits.Binding;

/// <summary>
/// Converts a list of connections, or the name of a profile, to one argument; PowerShell alone refuses a list for a
/// single value.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null or ConnectionArgument => inputData,
            string name => new ConnectionArgument(
                RunspaceConnections.Of(engineIntrinsics.SessionState).OfProfile(name, engineIntrinsics.InvokeCommand)),
            _ => new ConnectionArgument(inputData!),
        };
}

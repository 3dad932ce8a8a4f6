using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Disconnects the session from HighLevel, so that no later command acts by accident. Connections in variables can
/// still be used with -Connection. The token stays in the memory of the process until it ends.
/// </summary>
/// <example>
///   <summary>Disconnect from HighLevel</summary>
///   <code>Disconnect-Ghl</code>
/// </example>
/// <example>
///   <summary>Use a connection only where it is passed</summary>
///   <code>
/// $ghl = Connect-Ghl -PassThru
/// Disconnect-Ghl
/// Get-GhlContact $id -Connection $ghl
///   </code>
/// </example>
/// <example>
///   <summary>Disconnect at the end of a script, whatever happens</summary>
///   <code>
/// Connect-Ghl
/// try { Get-GhlContact $id } finally { Disconnect-Ghl }
///   </code>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "Ghl")]
[OutputType(typeof(void))]
public sealed class DisconnectGhlCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => RunspaceConnections.Of(SessionState).HighLevel = null;
}

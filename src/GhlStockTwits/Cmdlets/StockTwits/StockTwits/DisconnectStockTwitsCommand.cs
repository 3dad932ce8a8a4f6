using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Disconnects the session from StockTwits, so that no later command posts by accident. Connections in variables can
/// still be used with -Connection. The token stays in the memory of the process until it ends.
/// </summary>
/// <example>
///   <summary>Disconnect from StockTwits</summary>
///   <code>Disconnect-StockTwits</code>
/// </example>
/// <example>
///   <summary>Use a connection only where it is passed</summary>
///   <code>
/// $account = Connect-StockTwits -PassThru
/// Disconnect-StockTwits
/// Get-StockTwitsAccount -Connection $account
///   </code>
/// </example>
/// <example>
///   <summary>Disconnect at the end of a script, whatever happens</summary>
///   <code>
/// Connect-StockTwits
/// try { Get-StockTwitsAccount } finally { Disconnect-StockTwits }
///   </code>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "StockTwits")]
[OutputType(typeof(void))]
public sealed class DisconnectStockTwitsCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => RunspaceConnections.Of(SessionState).StockTwits = null;
}

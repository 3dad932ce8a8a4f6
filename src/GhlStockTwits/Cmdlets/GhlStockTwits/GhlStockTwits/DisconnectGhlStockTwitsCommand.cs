using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Disconnects the session, so that no later command acts by accident. Connections in variables can still be used with
/// -Connection. The tokens stay in the memory of the process until it ends.
/// </summary>
/// <example>
///   <summary>Disconnect from both services</summary>
///   <code>Disconnect-GhlStockTwits</code>
/// </example>
/// <example>
///   <summary>Disconnect from StockTwits only</summary>
///   <code>Disconnect-GhlStockTwits -Service StockTwits</code>
/// </example>
/// <example>
///   <summary>Use a connection only where it is passed</summary>
///   <code>
/// $ghl = Connect-Ghl -PassThru
/// Disconnect-GhlStockTwits
/// Get-GhlContact $id -Connection $ghl
///   </code>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "GhlStockTwits")]
[OutputType(typeof(void))]
public sealed class DisconnectGhlStockTwitsCommand : PSCmdlet
{
    /// <summary>The services to disconnect from. Default: both.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("HighLevel", "StockTwits")]
    public string[] Service { get; set; } = ["HighLevel", "StockTwits"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RunspaceConnections current = RunspaceConnections.Of(SessionState);
        current.ForgetProfiles();
        if (Service.Contains("HighLevel", StringComparer.OrdinalIgnoreCase))
        {
            current.HighLevel = null;
        }

        if (Service.Contains("StockTwits", StringComparer.OrdinalIgnoreCase))
        {
            current.StockTwits = null;
        }
    }
}

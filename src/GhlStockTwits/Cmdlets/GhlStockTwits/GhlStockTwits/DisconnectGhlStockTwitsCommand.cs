using System.Management.Automation;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Forgets the session's connections, so that no later command acts by accident. Connections kept in variables stay
/// usable.
/// </summary>
/// <example>
///   <summary>Forget both</summary>
///   <code>Disconnect-GhlStockTwits</code>
/// </example>
/// <example>
///   <summary>Forget one and keep the other</summary>
///   <code>Disconnect-GhlStockTwits -Service StockTwits</code>
/// </example>
/// <example>
///   <summary>Keep a connection in a variable, and have none that is used by accident</summary>
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
    /// <summary>Which connection to forget; both when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("HighLevel", "StockTwits")]
    public string[] Service { get; set; } = ["HighLevel", "StockTwits"];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RunspaceConnections current = RunspaceConnections.Current;
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

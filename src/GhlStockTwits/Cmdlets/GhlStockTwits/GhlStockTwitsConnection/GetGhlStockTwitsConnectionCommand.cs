using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the location and the account that the session is connected to. Returns nothing when not connected.
/// </summary>
/// <example>
///   <summary>Check the connections before a change</summary>
///   <code>Get-GhlStockTwitsConnection</code>
/// </example>
/// <example>
///   <summary>Pass the connections to parallel work</summary>
///   <code>
/// $both = Get-GhlStockTwitsConnection
/// $ids | ForEach-Object -Parallel { Get-GhlContact $_ -Connection $using:both }
///   </code>
/// </example>
/// <example>
///   <summary>Connect only if the session is not connected</summary>
///   <code>if (-not (Get-GhlStockTwitsConnection)) { Connect-Ghl; Connect-StockTwits }</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsConnection")]
[OutputType(typeof(HighLevelConnection), typeof(StockTwitsConnection))]
public sealed class GetGhlStockTwitsConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (RunspaceConnections.Of(SessionState).HighLevel is { } highLevel)
        {
            highLevel.IsHandedOut = true;
            WriteObject(highLevel);
        }

        if (RunspaceConnections.Of(SessionState).StockTwits is { } stockTwits)
        {
            stockTwits.IsHandedOut = true;
            WriteObject(stockTwits);
        }
    }
}

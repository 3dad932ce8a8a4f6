using System.Management.Automation;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Shows which location and which account the session is connected to. Nothing comes when it is not connected.
/// </summary>
/// <example>
///   <summary>Look before a change</summary>
///   <code>Get-GhlStockTwitsConnection</code>
/// </example>
/// <example>
///   <summary>Hand the connections on to parallel work</summary>
///   <code>
/// $both = Get-GhlStockTwitsConnection
/// $ids | ForEach-Object -Parallel { Get-GhlContact $_ -Connection $using:both }
///   </code>
/// </example>
/// <example>
///   <summary>Connect only where nobody has yet</summary>
///   <code>if (-not (Get-GhlStockTwitsConnection)) { Connect-Ghl; Connect-StockTwits }</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsConnection")]
[OutputType(typeof(HighLevelConnection), typeof(StockTwitsConnection))]
public sealed class GetGhlStockTwitsConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (RunspaceConnections.Current.HighLevel is { } highLevel)
        {
            WriteObject(highLevel);
        }

        if (RunspaceConnections.Current.StockTwits is { } stockTwits)
        {
            WriteObject(stockTwits);
        }
    }
}

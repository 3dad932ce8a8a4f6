using System.Management.Automation;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Cmdlets;

/// <summary>Stops sandboxes and discards their data, and what a sync remembers of them.</summary>
/// <example>
///   <summary>Stop a sandbox</summary>
///   <code>$sandbox | Stop-GhlStockTwitsSandbox</code>
/// </example>
/// <example>
///   <summary>Stop several sandboxes</summary>
///   <code>
/// $first = Start-GhlStockTwitsSandbox
/// $second = Start-GhlStockTwitsSandbox -Seed 2
/// Stop-GhlStockTwitsSandbox $first, $second
///   </code>
/// </example>
/// <example>
///   <summary>Stop a sandbox that no variable holds</summary>
///   <code>Get-GhlStockTwitsSandbox | Where-Object LocationId -EQ $locationId | Stop-GhlStockTwitsSandbox</code>
/// </example>
/// <example>
///   <summary>Stop the sandbox even if the script fails</summary>
///   <code>
/// $mine = Start-GhlStockTwitsSandbox
/// try { Connect-Ghl -Sandbox $mine; Get-GhlContact | Select-Object -First 1 }
/// finally { Stop-GhlStockTwitsSandbox $mine }
///   </code>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "GhlStockTwitsSandbox")]
[OutputType(typeof(void))]
public sealed class StopGhlStockTwitsSandboxCommand : PSCmdlet
{
    /// <summary>
    /// The sandboxes to stop. Accepts objects from Start-GhlStockTwitsSandbox and Get-GhlStockTwitsSandbox.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The sandbox that Start-GhlStockTwitsSandbox returned.")]
    public SandboxServer[] Sandbox { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => Array.ForEach(Sandbox, static sandbox => sandbox.Stop());
}

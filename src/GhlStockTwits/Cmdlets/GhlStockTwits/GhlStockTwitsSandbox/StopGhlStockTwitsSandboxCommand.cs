using System.Management.Automation;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Cmdlets;

/// <summary>Ends sandboxes; all that is in them is gone.</summary>
/// <example>
///   <summary>End one</summary>
///   <code>$sandbox | Stop-GhlStockTwitsSandbox</code>
/// </example>
/// <example>
///   <summary>Several at once</summary>
///   <code>
/// $first = Start-GhlStockTwitsSandbox
/// $second = Start-GhlStockTwitsSandbox -Seed 2
/// Stop-GhlStockTwitsSandbox $first, $second
///   </code>
/// </example>
/// <example>
///   <summary>At the end of a script, however it ends</summary>
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
    /// <summary>What Start-GhlStockTwitsSandbox returned.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "What Start-GhlStockTwitsSandbox returned.")]
    public SandboxServer[] Sandbox { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => Array.ForEach(Sandbox, static sandbox => sandbox.Stop());
}

using System.Management.Automation;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Commands.Sandbox;

/// <summary>Ends sandboxes; all that is in them is gone.</summary>
/// <example>
///   <summary>End one</summary>
///   <code>$sandbox | Stop-GhlStockTwitsSandbox</code>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "GhlStockTwitsSandbox")]
[OutputType(typeof(void))]
public sealed class StopGhlStockTwitsSandboxCommand : PSCmdlet
{
    /// <summary>What Start-GhlStockTwitsSandbox returned.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "What Start-GhlStockTwitsSandbox returned.")]
    public SandboxServer[] Sandbox { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => Array.ForEach(Sandbox, static sandbox => sandbox.Stop());
}

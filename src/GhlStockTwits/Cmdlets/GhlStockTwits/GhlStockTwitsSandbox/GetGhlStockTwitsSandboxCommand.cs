using System.Management.Automation;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the sandboxes that run in this process, in the order in which they were started: those that other runspaces
/// started, too. Finds a sandbox that was started inside an expression.
/// </summary>
/// <example>
///   <summary>List the sandboxes</summary>
///   <code>Get-GhlStockTwitsSandbox</code>
/// </example>
/// <example>
///   <summary>Connect to the latest sandbox</summary>
///   <code>
/// $latest = Get-GhlStockTwitsSandbox | Select-Object -Last 1
/// Connect-Ghl -Sandbox $latest
///   </code>
/// </example>
/// <example>
///   <summary>Set the clock of a sandbox over HTTP, with its key</summary>
///   <code>
/// $key = @{ 'X-Sandbox-Key' = $sandbox.ControlKey }
/// $json = @{ Method = 'POST'; ContentType = 'application/json'; Body = '{ "advance": 3600 }' }
/// Invoke-RestMethod "$($sandbox.ControlUri)/clock" -Headers $key @json
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsSandbox")]
[OutputType(typeof(SandboxServer))]
public sealed class GetGhlStockTwitsSandboxCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(SandboxServer.Running, enumerateCollection: true);
}
